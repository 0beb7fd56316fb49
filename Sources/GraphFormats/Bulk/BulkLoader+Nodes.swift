import PropertyGraph

extension BulkLoader {
  /// Reads a table of nodes: one node a row, its labels, its properties.
  mutating func loadNodes(
    _ table: BulkTable,
    _ description: TableDescription,
    _ mapping: NodeMapping,
    index: Int
  ) throws(BulkOddity) {
    guard let idField = description.field(mapping.id.name) else { throw BulkOddity() }
    let fields = description.fields
    let implied = Set(mapping.impliedEdges.compactMap { description.field($0.column.name) })
    var plan = RowPlan(
      description: description,
      purposes: fields.indices.map { implied.contains($0) ? .nothing : .property },
      idField: idField
    )
    plan.namingFields = fields.indices.filter {
      implied.contains($0) || referredResource(description, field: $0) != nil
    }
    plan.keepTimes()
    let (chunks, texts) = try chunks(of: table, as: plan, needsTexts: false)
    let firstHandle = builder.nodeCount
    let rowCount = chunks.reduce(0) { $0 + $1.rowCount }

    let labelField = mapping.labelColumn.flatMap { description.field($0.name) }
    let baseLabels = mapping.labels.map(\.name)
    let baseSet = labelSet(baseLabels)
    var labelSets: [UInt32] = []
    if let labelField, fields[labelField].kind == .string {
      labelSets = try self.labelSets(chunks, texts, labelField, baseLabels, baseSet)
      builder.addNodes(labelSets: labelSets.map { Int($0) })
    } else {
      builder.addNodes(count: rowCount, labelSet: Int(baseSet))
    }
    if rowCount > 0 { nodeRuns.append(GraphOrigins.NodeRun(firstHandle: firstHandle, table: index)) }
    nodes[description.name] = try nodeIDs(
      chunks,
      texts,
      field: idField,
      isInteger: fields[idField].kind == .integer || fields[idField].kind == .year,
      firstHandle: firstHandle,
      labelSets: labelSets,
      commonLabelSet: baseSet
    )
    for field in fields.indices where !implied.contains(field) {
      addColumn(field, of: chunks, texts, fields, firstHandle: firstHandle, isOfNodes: true)
    }
    if !plan.namingFields.isEmpty {
      namings.append(naming(chunks, texts, table: index, firstHandle: firstHandle, fieldCount: fields.count))
    }
  }

  private func nodeIDs(
    _ chunks: [TableChunk],
    _ texts: [[StringID]],
    field: Int,
    isInteger: Bool,
    firstHandle: Int,
    labelSets: [UInt32],
    commonLabelSet: UInt32
  ) throws(BulkOddity) -> NodeIDs {
    var integers: [PackedIntegers] = []
    var strings: [[StringID]] = []
    for (chunk, texts) in zip(chunks, texts) {
      let column = chunk.columns[field]
      // A row without id is an error; ids of other types are rare.
      guard column.presentCount == chunk.rowCount else { throw BulkOddity() }
      switch column.values {
      case .integers(let numbers): integers.append(numbers)
      case .strings(let ids): strings.append(ids.map { texts[$0.index] })
      default: throw BulkOddity()
      }
    }
    return isInteger
      ? try NodeIDs(integers, firstHandle: firstHandle, labelSets: labelSets, commonLabelSet: commonLabelSet)
      : try NodeIDs(strings, firstHandle: firstHandle, labelSets: labelSets, commonLabelSet: commonLabelSet)
  }

  /// By row: the set of the base labels and the one in a column.
  private mutating func labelSets(
    _ chunks: [TableChunk],
    _ texts: [[StringID]],
    _ field: Int,
    _ baseLabels: [String],
    _ baseSet: UInt32
  ) throws(BulkOddity) -> [UInt32] {
    var sets: [UInt32] = []
    var known: [UInt32: UInt32] = [:]
    for (chunk, texts) in zip(chunks, texts) {
      guard case .strings(let labels) = chunk.columns[field].values else { throw BulkOddity() }
      let presence = chunk.columns[field].presence
      for (row, label) in labels.enumerated() {
        guard presence?[row] ?? true else {
          sets.append(baseSet)
          continue
        }
        let id = texts[label.index]
        if let set = known[id.rawValue] {
          sets.append(set)
          continue
        }
        let name = builder.strings[id]
        guard package.schema.nodes.isEmpty || package.schema.node(name) != nil else { throw BulkOddity() }
        let set = labelSet(baseLabels.contains(name) ? baseLabels : baseLabels + [name])
        known[id.rawValue] = set
        sets.append(set)
      }
    }
    return sets
  }

  /// Gives the builder a column of consecutive nodes or edges, unless no row has a value.
  mutating func addColumn(
    _ field: Int,
    of chunks: [TableChunk],
    _ texts: [[StringID]],
    _ fields: [FieldDescription],
    firstHandle: Int,
    isOfNodes: Bool
  ) {
    guard chunks.contains(where: { $0.columns[field].presentCount > 0 }) else { return }
    var handle = firstHandle
    for (chunk, texts) in zip(chunks, texts) {
      let column = chunk.columns[field]
      add(column, texts, key: fields[field].name, firstHandle: handle, isOfNodes: isOfNodes)
      handle += chunk.rowCount
    }
  }

  /// Gives the builder one chunk of a column.
  mutating func add(
    _ column: ChunkColumn,
    _ texts: [StringID],
    key: String,
    firstHandle: Int,
    isOfNodes: Bool
  ) {
    let values: PropertyColumn.Storage
    switch column.values {
    case .none: return
    case .integers(let numbers):
      if isOfNodes {
        builder.addNodeColumn(key, firstHandle: firstHandle, packed: numbers, presence: column.presence)
      } else {
        builder.addEdgeColumn(key, firstHandle: firstHandle, packed: numbers, presence: column.presence)
      }
      return
    case .floats(let floats): values = .floats(floats)
    case .booleans(let bits): values = .booleans(bits)
    case .dates(let dates): values = .dates(dates)
    case .strings(let ids): values = .strings(ids.map { $0.index < texts.count ? texts[$0.index] : $0 })
    case .values(let general): values = .values(general)
    }
    if isOfNodes {
      builder.addNodeColumn(key, firstHandle: firstHandle, values: values, presence: column.presence)
    } else {
      builder.addEdgeColumn(key, firstHandle: firstHandle, values: values, presence: column.presence)
    }
  }

  // MARK: Cells that name nodes

  private func naming(
    _ chunks: [TableChunk],
    _ texts: [[StringID]],
    table: Int,
    firstHandle: Int,
    fieldCount: Int
  ) -> TableNaming {
    var naming = TableNaming(table: table, firstHandle: firstHandle, names: fields(fieldCount))
    var row: UInt32 = 0
    for (chunk, texts) in zip(chunks, texts) {
      for (field, names) in chunk.names.enumerated() {
        naming.names[field] += names.map { NameInCell(row: row + $0.row, text: texts[$0.text.index]) }
      }
      row += UInt32(chunk.rowCount)
    }
    return naming
  }

  private func fields(_ count: Int) -> [[NameInCell]] { [[NameInCell]](repeating: [], count: count) }

  /// The table of nodes whose ids a field's values must be.
  func referredResource(_ description: TableDescription, field: Int) -> String? {
    package.referredResource(description, field: field)
  }

  /// Looks up what the cells of a table of nodes name, and adds the edges that they imply.
  mutating func resolve(_ naming: TableNaming) throws(BulkOddity) {
    let description = package.tables[naming.table]
    guard case .nodes(let mapping) = description.content else { return }
    for (number, edge) in mapping.impliedEdges.enumerated() {
      guard let field = description.field(edge.column.name), let others = nodes[edge.resource.name] else {
        throw BulkOddity()
      }
      let allowed = ends.allowed(for: edge.type.name)
      var sources: [UInt32] = []
      var targets: [UInt32] = []
      let own = nodes[description.name]
      for name in naming.names[field] {
        guard let named = handle(of: name.text, in: others), let own else { throw BulkOddity() }
        let row = UInt32(naming.firstHandle) + name.row
        let (source, target) = edge.isIncoming ? (named, row) : (row, named)
        let (sourceTable, targetTable) = edge.isIncoming ? (others, own) : (own, others)
        guard allowed.sources[sourceTable.labelSet(of: source)],
          allowed.targets[targetTable.labelSet(of: target)]
        else { throw BulkOddity() }
        sources.append(source)
        targets.append(target)
      }
      guard !sources.isEmpty else { continue }
      addEdges(
        edge.type.name,
        sources: sources,
        targets: targets,
        table: naming.table,
        implied: number,
        rows: naming.names[field].map(\.row)
      )
    }
    let implied = Set(mapping.impliedEdges.compactMap { description.field($0.column.name) })
    for field in description.fields.indices where !implied.contains(field) {
      guard let resource = referredResource(description, field: field), let named = nodes[resource] else {
        guard naming.names[field].isEmpty else { throw BulkOddity() }
        continue
      }
      for name in naming.names[field] where handle(of: name.text, in: named) == nil { throw BulkOddity() }
    }
  }

  private func handle(of text: StringID, in nodes: NodeIDs) -> UInt32? {
    if !nodes.hasIntegers { return nodes.handle(of: text) }
    guard case .integer(let id) = NumberText.integer(Array(builder.strings.utf8(text)).span) else {
      return nil
    }
    return nodes.handle(of: id)
  }
}

extension RowPlan {
  /// Sees to it that the columns that are compared as beginnings and ends are there.
  mutating func keepTimes() {
    for pair in TimeOrder(description.fields).pairs {
      for field in [pair.begin, pair.end] {
        if case .nothing = purposes[field] { purposes[field] = .names }
      }
    }
  }
}
