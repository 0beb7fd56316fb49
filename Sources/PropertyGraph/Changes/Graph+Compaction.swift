extension Graph {
  /// The same nodes and edges numbered anew, as `GraphBuilder` does: without gaps, one range for each label
  /// set and each edge type, and without names and texts that nothing uses.
  ///
  /// - Returns: the graph, and by old number the new ones, `none` for what is deleted.
  /// - Complexity: O(nodes + edges + values).
  public func compacted() -> (graph: Graph, nodes: [NodeID], edges: [EdgeID]) {
    var builder = GraphBuilder(schema: schema)
    let usedTypes = edgeTypes.names.indices.map { SymbolID($0) }.filter { edgeCount(ofType: $0) > 0 }
    builder.declare(
      labels: labels.names.indices.map { SymbolID($0) }.filter { nodeCount(label: $0) > 0 }
        .map { labels[$0] },
      edgeTypes: usedTypes.map { edgeTypes[$0] },
      propertyKeys: propertyKeys.names.indices.map { SymbolID($0) }.filter(isUsed).map { propertyKeys[$0] }
    )
    var handles = [UInt32](repeating: .max, count: nodeIDLimit)
    for set in labelSets {
      let number = builder.labelSet(set.labels.map { labels[$0] })
      let first = builder.addNodes(labelSets: [Int](repeating: number, count: set.nodes.count))
      for (offset, node) in set.nodes.enumerated() { handles[Int(node)] = UInt32(first + offset) }
      addColumns(of: set.nodes, nodeColumns, firstHandle: first, to: &builder, isOfNodes: true)
    }
    var edgeHandles = [UInt32](repeating: .max, count: edgeIDLimit)
    for type in usedTypes {
      for range in edgeRanges(ofType: type) {
        let first = builder.addEdges(
          type: edgeTypes[type],
          sources: range.map { handles[source(of: EdgeID($0)).index] },
          targets: range.map { handles[target(of: EdgeID($0)).index] }
        )
        for (offset, edge) in range.enumerated() { edgeHandles[Int(edge)] = UInt32(first + offset) }
        addColumns(of: range, edgeColumns, firstHandle: first, to: &builder, isOfNodes: false)
      }
    }
    for key in indexes.keys.sorted() { builder.addIndex(on: propertyKeys[key]) }
    let (graph, nodes, edges) = builder.finishWithNumbers()
    return (
      graph,
      handles.map { $0 == .max ? .none : NodeID(nodes[Int($0)]) },
      edgeHandles.map { $0 == .max ? .none : EdgeID(edges[Int($0)]) }
    )
  }

  /// Whether a node or edge that is not deleted has a value under a key.
  private func isUsed(_ key: SymbolID) -> Bool {
    let nodes = labelSets.lazy.map(\.nodes)
    if let column = nodeColumn(key), nodes.contains(where: { column.hasValue(in: $0) }) { return true }
    guard let column = edgeColumn(key) else { return false }
    return edges.liveRanges.contains { $0.contains { column.hasValue(in: $0) } }
  }

  /// Gives the builder the values of consecutive nodes or edges.
  private func addColumns(
    of elements: Range<UInt32>,
    _ columns: [PropertyColumn?],
    firstHandle: Int,
    to builder: inout GraphBuilder,
    isOfNodes: Bool
  ) {
    for (index, column) in columns.enumerated() {
      guard let column, let values = column.slice(elements, strings: strings, to: &builder) else { continue }
      let key = propertyKeys[SymbolID(index)]
      if isOfNodes {
        builder.addNodeColumn(
          key,
          firstHandle: firstHandle,
          values: values.storage,
          presence: values.presence
        )
      } else {
        builder.addEdgeColumn(
          key,
          firstHandle: firstHandle,
          values: values.storage,
          presence: values.presence
        )
      }
    }
  }
}

extension PropertyColumn {
  fileprivate func hasValue(in elements: Range<UInt32>) -> Bool {
    covered(elements).contains { position(of: $0) != nil }
  }

  private func covered(_ elements: Range<UInt32>) -> Range<Int> {
    (Int(elements.lowerBound)..<Int(elements.upperBound)).clamped(to: firstElement..<firstElement + count)
  }

  /// The values of consecutive elements for a builder; nil when none has one.
  fileprivate func slice(
    _ elements: Range<UInt32>,
    strings: StringPool,
    to builder: inout GraphBuilder
  ) -> (storage: Storage, presence: Bitmap?)? {
    guard hasValue(in: elements) else { return nil }
    var presence = Bitmap(count: elements.count)
    for element in covered(elements) where position(of: element) != nil {
      presence[element - Int(elements.lowerBound)] = true
    }
    func taken<Element>(_ values: [Element], _ filler: Element) -> [Element] {
      elements.map { element in position(of: Int(element)).map { values[$0] } ?? filler }
    }
    let storage: Storage
    switch self.storage {
    case .integers(let values): storage = .integers(taken(values, 0))
    case .floats(let values): storage = .floats(taken(values, 0))
    case .dates(let values): storage = .dates(taken(values, .placeholder))
    case .values(let values): storage = .values(taken(values, .null))
    case .booleans(let bits):
      var taken = Bitmap(count: 0)
      for element in elements { taken.append(position(of: Int(element)).map { bits[$0] } ?? false) }
      storage = .booleans(taken)
    case .strings(let values):
      var taken: [StringID] = []
      for element in elements {
        taken.append(position(of: Int(element)).map { builder.intern(strings[values[$0]]) } ?? StringID(0))
      }
      storage = .strings(taken)
    }
    return (storage, presence)
  }
}
