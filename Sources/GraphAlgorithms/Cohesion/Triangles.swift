import Parallelism

/// The triangles of a network: three nodes each tied to the two others, whatever the direction of edges.
///
/// Loops do not count and parallel edges count once. Each triangle is found once, at its node of lowest
/// degree, among the common neighbours of degree as high or higher (Latapy, Theoretical Computer Science
/// 407, 2008; the order is that of Schank and Wagner, WEA 2005).
public struct Triangles: Sendable {
  /// By node, the triangles that it is in.
  public let counts: [Int]
  /// In all.
  public let total: Int
  /// By node, how many others it is tied to.
  public let degrees: [Int]
  /// By node, how many edges run among its neighbours, each direction counting: 2 for an undirected edge.
  let linkCounts: [Int]

  /// - Parameters:
  ///   - network: any network.
  ///   - context: threads, cancellation and limits.
  /// - Throws: `AnalysisFailure.cancelled` or `.tooMuchMemory`.
  /// - Complexity: O(edges · √edges); O(edges + threads · nodes) memory.
  public init(_ network: Network, _ context: AnalysisContext = AnalysisContext()) throws(AnalysisFailure) {
    let entries = network.rows.entryCount + (network.isDirected ? network.reversedRows.entryCount : 0)
    try context.checkMemory(bytes: entries * 10 + network.nodeCount * (24 + 16 * context.workers.threadCount))
    let neighbors = try MutualNeighbors(network, context)
    let ranked = RankedNeighbors(neighbors, context)
    let bounds = ranked.bounds
    let parts = try context.workers.accumulate(pieces: bounds.count - 1, into: { Tally(ranked.count) }) {
      (tally: inout Tally, piece) throws(AnalysisFailure) in
      try context.checkCancellation()
      if network.isDirected {
        ranked.countLinks(
          at: bounds[piece]..<bounds[piece + 1],
          &tally.triangles,
          &tally.links,
          marks: &tally.marks
        )
      } else {
        ranked.countTriangles(
          at: bounds[piece]..<bounds[piece + 1],
          &tally.triangles,
          marks: &tally.marks
        )
      }
    }
    var counts = [Int](repeating: 0, count: network.nodeCount)
    var linkCounts = counts
    for part in parts {
      for rank in 0..<ranked.count {
        counts[Int(ranked.nodes[rank])] += Int(part.triangles[rank])
        if network.isDirected { linkCounts[Int(ranked.nodes[rank])] += Int(part.links[rank]) }
      }
    }
    self.counts = counts
    self.linkCounts = network.isDirected ? linkCounts : counts.map { $0 * 2 }
    total = counts.reduce(0, +) / 3
    degrees = (0..<network.nodeCount).map { neighbors.degree(of: $0) }
  }

  /// What one thread has counted, by rank.
  private struct Tally: Sendable {
    var triangles: [UInt64]
    var links: [UInt64]
    /// For the node at hand, which nodes are its neighbours: 1, or 2 where edges run both ways.
    var marks: [UInt8]

    init(_ count: Int) {
      triangles = [UInt64](repeating: 0, count: count)
      links = triangles
      marks = [UInt8](repeating: 0, count: count)
    }
  }
}

/// The nodes by ascending degree, each with its neighbours of higher rank.
private struct RankedNeighbors: Sendable {
  /// By rank.
  let nodes: [UInt32]
  let offsets: [UInt32]
  /// Ranks.
  let neighbors: [UInt32]
  let directions: [UInt8]

  var count: Int { nodes.count }

  init(_ mutual: MutualNeighbors, _ context: AnalysisContext) {
    let count = mutual.offsets.count - 1
    nodes = Self.byDegree(mutual)
    var ranks = [UInt32](repeating: 0, count: count)
    for (rank, node) in nodes.enumerated() { ranks[Int(node)] = UInt32(rank) }
    var offsets: [UInt32] = [0]
    offsets.reserveCapacity(count + 1)
    var neighbors: [UInt32] = []
    neighbors.reserveCapacity(mutual.neighbors.count / 2)
    var directions: [UInt8] = []
    let all = mutual.neighbors.span
    let rankSpan = ranks.span
    for rank in 0..<UInt32(count) {
      let node = Int(nodes[Int(rank)])
      for position in Int(mutual.offsets[node])..<Int(mutual.offsets[node + 1]) {
        let other = rankSpan[Int(all[position])]
        guard other > rank else { continue }
        neighbors.append(other)
        if !mutual.directions.isEmpty { directions.append(mutual.directions[position]) }
      }
      offsets.append(UInt32(neighbors.count))
    }
    self.offsets = offsets
    self.neighbors = neighbors
    self.directions = directions
  }

  /// Those of one degree in ascending order; by counting.
  private static func byDegree(_ mutual: MutualNeighbors) -> [UInt32] {
    let count = mutual.offsets.count - 1
    let most = (0..<count).reduce(0) { max($0, mutual.degree(of: $1)) }
    var places = [UInt32](repeating: 0, count: most + 2)
    for node in 0..<count { places[mutual.degree(of: node) + 1] += 1 }
    for degree in 0...most { places[degree + 1] += places[degree] }
    var nodes = [UInt32](repeating: 0, count: count)
    for node in 0..<count {
      let degree = mutual.degree(of: node)
      nodes[Int(places[degree])] = UInt32(node)
      places[degree] += 1
    }
    return nodes
  }

  /// Pieces of about as many pairs of edges, which is what costs.
  var bounds: [Int] {
    var work: [UInt32] = [0]
    work.reserveCapacity(count + 1)
    let total = neighbors.reduce(into: UInt64(count)) {
      $0 += UInt64(offsets[Int($1) + 1] - offsets[Int($1)])
    }
    // Counted in units, for the sum to fit.
    let unit = total / UInt64(UInt32.max / 2) + 1
    var sum: UInt64 = 0
    for rank in 0..<count {
      sum += 1
      for position in Int(offsets[rank])..<Int(offsets[rank + 1]) {
        let neighbor = Int(neighbors[position])
        sum += UInt64(offsets[neighbor + 1] - offsets[neighbor])
      }
      work.append(UInt32(sum / unit))
    }
    return Workers.balancedBounds(offsets: work, atLeast: 1 << 16)
  }

  func countTriangles(at ranks: Range<Int>, _ counts: inout [UInt64], marks: inout [UInt8]) {
    let offsets = offsets.span
    let neighbors = neighbors.span
    var marks = marks.mutableSpan
    var triangles = counts.mutableSpan
    for rank in ranks {
      let own = Int(offsets[rank])..<Int(offsets[rank + 1])
      if own.count < 2 { continue }
      for position in own { marks[Int(neighbors[position])] = 1 }
      var sum: UInt64 = 0
      for position in own {
        let middle = Int(neighbors[position])
        var common: UInt64 = 0
        for place in Int(offsets[middle])..<Int(offsets[middle + 1]) {
          let top = Int(neighbors[place])
          let mark = UInt64(marks[top])
          common &+= mark
          triangles[top] &+= mark
        }
        triangles[middle] &+= common
        sum &+= common
      }
      triangles[rank] &+= sum
      for position in own { marks[Int(neighbors[position])] = 0 }
    }
  }

  /// As `countTriangles`, and for each node of a triangle in how many directions the two others are tied.
  func countLinks(
    at ranks: Range<Int>,
    _ counts: inout [UInt64],
    _ linkCounts: inout [UInt64],
    marks: inout [UInt8]
  ) {
    let offsets = offsets.span
    let neighbors = neighbors.span
    let directions = directions.span
    var marks = marks.mutableSpan
    var triangles = counts.mutableSpan
    var links = linkCounts.mutableSpan
    for rank in ranks {
      let own = Int(offsets[rank])..<Int(offsets[rank + 1])
      if own.count < 2 { continue }
      for position in own { marks[Int(neighbors[position])] = directions[position] }
      for position in own {
        let middle = Int(neighbors[position])
        let near = UInt64(directions[position])
        for place in Int(offsets[middle])..<Int(offsets[middle + 1]) {
          let top = Int(neighbors[place])
          let mark = UInt64(marks[top])
          if mark == 0 { continue }
          triangles[rank] &+= 1
          triangles[middle] &+= 1
          triangles[top] &+= 1
          links[rank] &+= UInt64(directions[place])
          links[middle] &+= mark
          links[top] &+= near
        }
      }
      for position in own { marks[Int(neighbors[position])] = 0 }
    }
  }
}
