extension Adjacency {
  /// An edge as one of its ends sees it.
  struct Entry: Comparable {
    var node: NodeID
    var neighbor: NodeID
    var edge: EdgeID

    static func < (a: Entry, b: Entry) -> Bool {
      (a.node, a.neighbor, a.edge) < (b.node, b.neighbor, b.edge)
    }
  }

  static let empty = Adjacency(firstNode: 0, offsets: [0], neighbors: [], edges: [], firstEdge: 0)

  /// The adjacency without some of its edges and with others, both in ascending order.
  ///
  /// Rows without a change are copied whole.
  ///
  /// - Complexity: O(edges + nodes from the first to the last that has a row).
  func replacing(_ removed: [Entry], with added: [Entry]) -> Adjacency {
    var bounds = firstNode..<firstNode + UInt32(offsets.count - 1)
    if let first = added.first, let last = added.last {
      let new = first.node.rawValue..<last.node.rawValue + 1
      bounds =
        bounds.isEmpty
        ? new : min(bounds.lowerBound, new.lowerBound)..<max(bounds.upperBound, new.upperBound)
    }
    var merging = Merging(of: self, capacity: edgeCount + added.count - removed.count, rows: bounds.count)
    var nextRemoved = removed[...]
    var nextAdded = added[...]
    var node = bounds.lowerBound
    while node < bounds.upperBound {
      let changed = min(
        nextRemoved.first?.node.rawValue ?? bounds.upperBound,
        nextAdded.first?.node.rawValue ?? bounds.upperBound
      )
      if node < changed {
        merging.copyRows(node..<changed)
        node = changed
      } else {
        merging.mergeRow(NodeID(node), &nextRemoved, &nextAdded)
        node += 1
      }
    }
    return Adjacency(
      firstNode: bounds.lowerBound,
      offsets: merging.offsets,
      neighbors: merging.neighbors,
      edges: merging.edges,
      firstEdge: 0
    )
  }

  /// Rows in the making.
  private struct Merging {
    let old: Adjacency
    var offsets: [UInt32] = [0]
    var neighbors: [NodeID] = []
    var edges: [EdgeID] = []

    init(of old: Adjacency, capacity: Int, rows: Int) {
      self.old = old
      offsets.reserveCapacity(rows + 1)
      neighbors.reserveCapacity(capacity)
      edges.reserveCapacity(capacity)
    }

    /// Where a node's row begins among the old ones.
    private func start(_ node: UInt32) -> Int {
      guard node > old.firstNode else { return 0 }
      return Int(old.offsets[min(Int(node - old.firstNode), old.offsets.count - 1)])
    }

    mutating func copyRows(_ nodes: Range<UInt32>) {
      let positions = start(nodes.lowerBound)..<start(nodes.upperBound)
      let count = neighbors.count
      for node in nodes { offsets.append(UInt32(count + start(node + 1) - positions.lowerBound)) }
      neighbors.append(contentsOf: old.neighborStorage[positions])
      if old.edgeStorage.isEmpty {
        for position in positions { edges.append(old.edge(at: position)) }
      } else {
        edges.append(contentsOf: old.edgeStorage[positions])
      }
    }

    mutating func mergeRow(
      _ node: NodeID,
      _ removed: inout ArraySlice<Entry>,
      _ added: inout ArraySlice<Entry>
    ) {
      for position in old.row(of: node) {
        let entry = Entry(node: node, neighbor: old.neighbor(at: position), edge: old.edge(at: position))
        while let next = added.first, next < entry { append(added.removeFirst()) }
        if removed.first == entry { removed.removeFirst() } else { append(entry) }
      }
      while added.first?.node == node { append(added.removeFirst()) }
      // What was to be removed and is not there is passed over, so that the walk goes on.
      while removed.first?.node == node { removed.removeFirst() }
      offsets.append(UInt32(neighbors.count))
    }

    private mutating func append(_ entry: Entry) {
      neighbors.append(entry.neighbor)
      edges.append(entry.edge)
    }
  }
}
