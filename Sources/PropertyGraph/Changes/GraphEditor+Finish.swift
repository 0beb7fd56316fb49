extension GraphEditor {
  /// The graph with all changes made.
  ///
  /// Label sets, edge types and property columns that were not touched are shared with the graph before.
  ///
  /// - Complexity: O(label sets + edges of the types touched + columns touched, and their indexes), and
  ///   one copy of the string pool when there are new texts.
  public consuming func finish() -> Graph {
    if isUnchanged, labelNames.count == base.labels.count, keyNames.count == base.propertyKeys.count {
      return base
    }
    var strings = base.strings
    var edges = base.edges
    if !newEdges.isEmpty || !deletedEdges.isEmpty {
      edges.apply(adding: newEdges, deleting: deletedEdges, typeCount: edgeTypeNames.count)
    }
    var nodeColumns = base.nodeColumns
    var edgeColumns = base.edgeColumns
    var indexes = base.indexes
    let missing = keyNames.count - base.propertyKeys.count
    nodeColumns.append(contentsOf: repeatElement(nil, count: missing))
    edgeColumns.append(contentsOf: repeatElement(nil, count: missing))
    for key in nodeValues.indices {
      let nodeChanges = nodeValues[key].filter { !deletedNodes.contains($0.key) }
        .map { ValueChange(element: $0.key.rawValue, value: $0.value) }
        .sorted { $0.element < $1.element }
      if !nodeChanges.isEmpty {
        let column = PropertyColumn.edited(nodeColumns[key], nodeChanges, strings: &strings)
        nodeColumns[key] = column
        if indexes[SymbolID(key)] != nil {
          indexes[SymbolID(key)] = .some(column.flatMap { PropertyIndex($0) })
        }
      }
      let edgeChanges = edgeValues[key].filter { !deletedEdges.contains($0.key) }
        .map { ValueChange(element: $0.key.rawValue, value: $0.value) }
        .sorted { $0.element < $1.element }
      if !edgeChanges.isEmpty {
        edgeColumns[key] = PropertyColumn.edited(edgeColumns[key], edgeChanges, strings: &strings)
      }
    }
    return Graph(
      schema: base.schema,
      strings: strings,
      labels: labelNames,
      edgeTypes: edgeTypeNames,
      propertyKeys: keyNames,
      labelSets: labelSets(),
      nodeIDLimit: nodeIDLimit,
      edges: edges,
      nodeColumns: nodeColumns,
      edgeColumns: edgeColumns,
      indexes: indexes
    )
  }

  /// The ranges of nodes with the same labels, split where nodes were relabelled or deleted.
  private borrowing func labelSets() -> [Graph.LabelSet] {
    if newNodeLabels.isEmpty, changedLabels.isEmpty, deletedNodes.isEmpty { return base.labelSets }
    var sets: [Graph.LabelSet] = []
    func add(_ labels: [SymbolID], _ nodes: Range<UInt32>) {
      guard !nodes.isEmpty else { return }
      if let last = sets.last, last.nodes.upperBound == nodes.lowerBound, last.labels == labels {
        sets[sets.count - 1] = Graph.LabelSet(labels: labels, nodes: last.nodes.lowerBound..<nodes.upperBound)
      } else {
        sets.append(Graph.LabelSet(labels: labels, nodes: nodes))
      }
    }
    let changed = (Array(changedLabels.keys) + deletedNodes.filter { $0.index < base.nodeIDLimit }).sorted()
    var next = 0
    for set in base.labelSets {
      var start = set.nodes.lowerBound
      while next < changed.count, changed[next].rawValue < set.nodes.upperBound {
        let node = changed[next].rawValue
        add(set.labels, start..<node)
        if let labels = changedLabels[changed[next]] { add(labels, node..<node + 1) }
        start = node + 1
        next += 1
      }
      add(set.labels, start..<set.nodes.upperBound)
    }
    for (index, labels) in newNodeLabels.enumerated() {
      let node = UInt32(base.nodeIDLimit + index)
      if !deletedNodes.contains(NodeID(node)) { add(labels, node..<node + 1) }
    }
    return sets
  }
}
