/// From one position to another.
struct Tie: Hashable {
  let source: Int
  let target: Int

  init(_ source: Int, _ target: Int) {
    self.source = source
    self.target = target
  }

  var ascending: Tie { source <= target ? self : Tie(target, source) }
}

extension Network {
  /// Each tie once, in an undirected network from its smaller end; in order.
  var ties: [Tie] {
    (0..<nodeCount)
      .flatMap { node in
        rows.range(of: node).map { Tie(node, Int(rows.neighbors[$0])) }
          .filter { isDirected || $0.source <= $0.target }
      }
  }

  /// The same nodes with other ties, none of which weighs.
  func withTies(_ ties: [Tie]) -> Network {
    func rows(_ ends: [Tie]) -> NetworkRows {
      let sorted = ends.sorted { ($0.source, $0.target) < ($1.source, $1.target) }
      var offsets = [UInt32](repeating: 0, count: nodeCount + 1)
      for tie in sorted { offsets[tie.source + 1] += 1 }
      for node in 0..<nodeCount { offsets[node + 1] += offsets[node] }
      return NetworkRows(offsets: offsets, neighbors: sorted.map { UInt32($0.target) })
    }
    let reversed = ties.map { Tie($0.target, $0.source) }
    if isDirected {
      return Network(
        isDirected: true,
        nodes: nodes,
        rows: rows(ties),
        reversedRows: rows(reversed),
        sides: sides
      )
    }
    let loops = ties.filter { $0.source == $0.target }
    return Network(
      isDirected: false,
      nodes: nodes,
      rows: rows(loops + (ties + reversed).filter { $0.source != $0.target }),
      sides: sides
    )
  }
}
