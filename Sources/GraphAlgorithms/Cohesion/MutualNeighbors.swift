import Parallelism

/// The neighbours of nodes in either direction, each once, without loops.
struct MutualNeighbors: Sendable {
  /// Where each node's neighbours begin; one more than there are nodes.
  let offsets: [UInt32]
  /// Row after row, ascending.
  let neighbors: [UInt32]
  /// Beside the neighbours, 2 where edges run both ways, else 1; empty in an undirected network.
  let directions: [UInt8]

  /// - Complexity: O(edges); O(edges) memory.
  init(_ network: Network, _ context: AnalysisContext) throws(AnalysisFailure) {
    let bounds = Workers.balancedBounds(offsets: network.rows.offsets, atLeast: 1 << 15)
    let pieces = try context.workers.map(pieces: bounds.count - 1) { (piece) throws(AnalysisFailure) in
      try context.checkCancellation()
      return Self.gather(bounds[piece]..<bounds[piece + 1], of: network)
    }
    var offsets: [UInt32] = [0]
    offsets.reserveCapacity(network.nodeCount + 1)
    var neighbors: [UInt32] = []
    neighbors.reserveCapacity(pieces.reduce(0) { $0 + $1.neighbors.count })
    var directions: [UInt8] = []
    for piece in pieces {
      let begin = UInt32(neighbors.count)
      for end in piece.ends { offsets.append(begin + end) }
      neighbors += piece.neighbors
      directions += piece.directions
    }
    self.offsets = offsets
    self.neighbors = neighbors
    self.directions = directions
  }

  func degree(of node: Int) -> Int { Int(offsets[node + 1] - offsets[node]) }

  private struct Gathered: Sendable {
    var ends: [UInt32] = []
    var neighbors: [UInt32] = []
    var directions: [UInt8] = []
  }

  private static func gather(_ nodes: Range<Int>, of network: Network) -> Gathered {
    var gathered = Gathered()
    gathered.ends.reserveCapacity(nodes.count)
    let outgoing = network.rows
    let neighbors = outgoing.neighbors.span
    guard network.isDirected else {
      gathered.neighbors.reserveCapacity(
        Int(outgoing.offsets[nodes.upperBound] - outgoing.offsets[nodes.lowerBound])
      )
      for node in nodes {
        var last = UInt32(node)
        var isFirst = true
        for position in outgoing.range(of: node) {
          let neighbor = neighbors[position]
          if neighbor == UInt32(node) || (neighbor == last && !isFirst) { continue }
          gathered.neighbors.append(neighbor)
          last = neighbor
          isFirst = false
        }
        gathered.ends.append(UInt32(gathered.neighbors.count))
      }
      return gathered
    }
    let incoming = network.reversedRows
    for node in nodes {
      var out = outgoing.range(of: node)
      var into = incoming.range(of: node)
      while !out.isEmpty || !into.isEmpty {
        let target = out.isEmpty ? UInt32.max : neighbors[out.lowerBound]
        let source = into.isEmpty ? UInt32.max : incoming.neighbors[into.lowerBound]
        let neighbor = min(target, source)
        while !out.isEmpty, neighbors[out.lowerBound] == neighbor { out.removeFirst() }
        while !into.isEmpty, incoming.neighbors[into.lowerBound] == neighbor { into.removeFirst() }
        if neighbor == UInt32(node) { continue }
        gathered.neighbors.append(neighbor)
        gathered.directions.append(target == source ? 2 : 1)
      }
      gathered.ends.append(UInt32(gathered.neighbors.count))
    }
    return gathered
  }
}
