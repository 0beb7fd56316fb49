import PropertyGraph

extension BulkLoader {
  /// The edges of one type in a table of several.
  private struct Group {
    let type: String
    /// By chunk: the rows in it.
    var rows: [[Int]]
    let allowed: (sources: [Bool], targets: [Bool])
  }

  /// Reads a table of edges: one edge a row, its type, its ends, its properties.
  mutating func loadEdges(
    _ table: BulkTable,
    _ description: TableDescription,
    _ mapping: EdgeMapping,
    index: Int
  ) throws(BulkOddity) {
    let fields = description.fields
    guard let source = description.field(mapping.source.column.name),
      let target = description.field(mapping.target.column.name),
      let sources = nodes[mapping.source.resource.name], let targets = nodes[mapping.target.resource.name]
    else { throw BulkOddity() }
    var typeField: Int?
    var type: String?
    switch mapping.type {
    case .fixed(let name): type = name.name
    case .column(let column):
      guard let field = description.field(column.name), fields[field].kind == .string else {
        throw BulkOddity()
      }
      typeField = field
    }
    let properties = fields.indices.filter { $0 != source && $0 != target && $0 != typeField }
    var plan = RowPlan(
      description: description,
      purposes: fields.indices.map { properties.contains($0) ? .property : .nothing }
    )
    if let typeField { plan.purposes[typeField] = .names }
    for (field, nodes) in [(source, sources), (target, targets)]
    where nodes.hasIntegers && fields[field].groupMark.isEmpty
      && (fields[field].kind == .integer || fields[field].kind == .year)
    {
      // The numbers are looked up as they are read.
      plan.purposes[field] = .names
    }
    plan.keepTimes()
    for field in fields.indices where field != source && field != target {
      guard let resource = referredResource(description, field: field) else { continue }
      guard let nodes = nodes[resource] else { throw BulkOddity() }
      plan.references.append((field, nodes))
    }
    // With several types in a table, each row's ends are looked at when its type is known.
    let allowed = type.map { ends.allowed(for: $0) }
    plan.source = RowPlan.End(field: source, nodes: sources, isAllowed: allowed?.sources ?? [])
    plan.target = RowPlan.End(field: target, nodes: targets, isAllowed: allowed?.targets ?? [])
    let named = plan.references.map(\.nodes) + [sources, targets]
    let (chunks, texts) = try chunks(of: table, as: plan, needsTexts: named.contains { !$0.hasIntegers })
    if let type {
      add(chunks, texts, type: type, properties: properties, fields, table: index)
    } else if let typeField {
      try add(
        chunks,
        texts,
        typeField: typeField,
        properties: properties,
        fields,
        ends: (sources, targets),
        table: index
      )
    }
  }

  /// Edges of one type.
  private mutating func add(
    _ chunks: [TableChunk],
    _ texts: [[StringID]],
    type: String,
    properties: [Int],
    _ fields: [FieldDescription],
    table: Int
  ) {
    guard chunks.contains(where: { $0.rowCount > 0 }) else { return }
    var first: Int?
    var row: UInt32 = 0
    for chunk in chunks where chunk.rowCount > 0 {
      let next = row + UInt32(chunk.rowCount)
      let handle = addEdges(
        type,
        sources: chunk.sources,
        targets: chunk.targets,
        table: table,
        rows: Array(row..<next)
      )
      first = first ?? handle
      row = next
    }
    guard let first else { return }
    for field in properties {
      addColumn(field, of: chunks, texts, fields, firstHandle: first, isOfNodes: false)
    }
  }

  /// Edges whose types stand in a column, type by type in the order in which they come up.
  private mutating func add(
    _ chunks: [TableChunk],
    _ texts: [[StringID]],
    typeField: Int,
    properties: [Int],
    _ fields: [FieldDescription],
    ends nodes: (sources: NodeIDs, targets: NodeIDs),
    table: Int
  ) throws(BulkOddity) {
    var groups: [Group] = []
    var groupsByText: [UInt32: Int] = [:]
    for (number, chunk) in chunks.enumerated() {
      guard case .strings(let types) = chunk.columns[typeField].values,
        chunk.columns[typeField].presentCount == chunk.rowCount
      else { throw BulkOddity() }
      for (row, local) in types.enumerated() {
        let text = texts[number][local.index]
        let group: Int
        if let known = groupsByText[text.rawValue] {
          group = known
        } else {
          let type = builder.strings[text]
          guard package.schema.edges.isEmpty || package.schema.edge(type) != nil else { throw BulkOddity() }
          group = groups.count
          groupsByText[text.rawValue] = group
          let rows = [[Int]](repeating: [], count: chunks.count)
          groups.append(Group(type: type, rows: rows, allowed: ends.allowed(for: type)))
        }
        guard groups[group].allowed.sources[nodes.sources.labelSet(of: chunk.sources[row])],
          groups[group].allowed.targets[nodes.targets.labelSet(of: chunk.targets[row])]
        else { throw BulkOddity() }
        groups[group].rows[number].append(row)
      }
    }
    for group in groups {
      var first: Int?
      var firstRow: UInt32 = 0
      for (chunk, rows) in zip(chunks, group.rows) {
        if !rows.isEmpty {
          let handle = addEdges(
            group.type,
            sources: rows.map { chunk.sources[$0] },
            targets: rows.map { chunk.targets[$0] },
            table: table,
            rows: rows.map { firstRow + UInt32($0) }
          )
          first = first ?? handle
        }
        firstRow += UInt32(chunk.rowCount)
      }
      guard let first else { continue }
      for field in properties {
        let parts = zip(chunks, group.rows).map { $0.columns[field].taking($1) }
        guard parts.contains(where: { $0.presentCount > 0 }) else { continue }
        var handle = first
        for ((part, rows), texts) in zip(zip(parts, group.rows), texts) where !rows.isEmpty {
          add(part, texts, key: fields[field].name, firstHandle: handle, isOfNodes: false)
          handle += rows.count
        }
      }
    }
  }
}

extension ChunkColumn {
  /// The values of some rows.
  fileprivate func taking(_ rows: [Int]) -> ChunkColumn {
    var taken = self
    func bits(_ bits: Bitmap) -> Bitmap {
      var some = Bitmap(count: 0)
      for row in rows { some.append(bits[row]) }
      return some
    }
    switch values {
    case .none: break
    case .integers(let numbers): taken.values = .integers(PackedIntegers(rows.map { numbers[$0] }))
    case .floats(let floats): taken.values = .floats(rows.map { floats[$0] })
    case .booleans(let old): taken.values = .booleans(bits(old))
    case .dates(let dates): taken.values = .dates(rows.map { dates[$0] })
    case .strings(let strings): taken.values = .strings(rows.map { strings[$0] })
    case .values(let general): taken.values = .values(rows.map { general[$0] })
    }
    taken.presence = presence.map(bits)
    taken.presentCount = rows.count { presence?[$0] ?? true }
    return taken
  }
}
