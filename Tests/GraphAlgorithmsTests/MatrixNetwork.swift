import GraphAlgorithms
import GraphLiterals
import PropertyGraph

/// A small network beside the matrix that it was made of, for brute force.
struct MatrixNetwork {
  let network: Network
  /// By source and target, weights of the edges between them; in an undirected network each edge once, at the
  /// smaller node.
  let edges: [[[Double]]]

  var count: Int { edges.count }

  /// - Parameters:
  ///   - count: how many nodes.
  ///   - isDirected: whether edges have a direction.
  ///   - list: source, target and weight.
  init(count: Int, isDirected: Bool = false, edges list: [(Int, Int, Double)]) {
    var edges = [[[Double]]](repeating: [[Double]](repeating: [], count: count), count: count)
    for (source, target, weight) in list {
      let ends = isDirected ? (source, target) : (min(source, target), max(source, target))
      edges[ends.0][ends.1].append(weight)
    }
    self.edges = edges
    func rows(_ entries: (Int, Int) -> [Double]) -> NetworkRows {
      var offsets: [UInt32] = [0]
      var neighbors: [UInt32] = []
      var weights: [Double] = []
      for node in 0..<count {
        for other in 0..<count {
          for weight in entries(node, other) {
            neighbors.append(UInt32(other))
            weights.append(weight)
          }
        }
        offsets.append(UInt32(neighbors.count))
      }
      return NetworkRows(offsets: offsets, neighbors: neighbors, weights: weights)
    }
    network =
      isDirected
      ? Network(
        isDirected: true,
        nodes: NodePositions(allOf: count),
        rows: rows { edges[$0][$1] },
        reversedRows: rows { edges[$1][$0] }
      )
      : Network(
        isDirected: false,
        nodes: NodePositions(allOf: count),
        rows: rows { edges[min($0, $1)][max($0, $1)] }
      )
  }

  /// Edges that all weigh 1.
  init(count: Int, isDirected: Bool = false, pairs: [(Int, Int)]) {
    self.init(count: count, isDirected: isDirected, edges: pairs.map { ($0, $1, 1) })
  }

  /// Up to 9 nodes, with loops, parallel edges, isolates and weights from 1/4 to 2.
  static func random(_ random: inout SeededGenerator, isDirected: Bool = false) -> MatrixNetwork {
    let count = Int.random(in: 1...9, using: &random)
    let edges = (0..<Int.random(in: 0...16, using: &random))
      .map { _ in
        (
          Int.random(in: 0..<count, using: &random), Int.random(in: 0..<count, using: &random),
          Double(Int.random(in: 1...8, using: &random)) / 4
        )
      }
    return MatrixNetwork(count: count, isDirected: isDirected, edges: edges)
  }

  /// Whether there is an edge between two nodes, in either direction, loops aside.
  func areTied(_ one: Int, _ other: Int) -> Bool {
    one != other && !(edges[one][other].isEmpty && edges[other][one].isEmpty)
  }

  /// The sum of weights from one node to another; in an undirected network, between them.
  func weight(_ source: Int, _ target: Int) -> Double {
    let ends = network.isDirected ? (source, target) : (min(source, target), max(source, target))
    return edges[ends.0][ends.1].reduce(0, +)
  }

  /// Steps from one node to another without passing absent ones, in either direction; nil where there is no path.
  func distance(_ start: Int, _ end: Int, without absent: Set<Int> = []) -> Int? {
    var reached: Set<Int> = [start]
    var steps = 0
    while !reached.contains(end) {
      let next = (0..<count)
        .filter { node in
          !absent.contains(node) && !reached.contains(node) && reached.contains { areTied($0, node) }
        }
      if next.isEmpty { return nil }
      reached.formUnion(next)
      steps += 1
    }
    return steps
  }

  /// The components of the nodes that are not absent, ascending.
  func components(without absent: Set<Int> = []) -> [[Int]] {
    var rest = (0..<count).filter { !absent.contains($0) }
    var components: [[Int]] = []
    while let first = rest.first {
      let component = rest.filter { distance(first, $0, without: absent) != nil }
      components.append(component)
      rest.removeAll { component.contains($0) }
    }
    return components
  }
}

extension Network {
  /// An undirected network that is too large for a matrix.
  init(undirected pairs: [(Int, Int)], count: Int) {
    var ends = [[UInt32]](repeating: [], count: count)
    for (one, other) in pairs {
      ends[one].append(UInt32(other))
      if one != other { ends[other].append(UInt32(one)) }
    }
    var offsets: [UInt32] = [0]
    for row in ends { offsets.append(offsets[offsets.count - 1] + UInt32(row.count)) }
    self.init(
      isDirected: false,
      nodes: NodePositions(allOf: count),
      rows: NetworkRows(offsets: offsets, neighbors: ends.flatMap { $0.sorted() })
    )
  }
}

/// Whether two numbers are equal but for rounding; NaN equals NaN.
func isClose(_ one: Double, _ other: Double, tolerance: Double = 1e-9) -> Bool {
  one.isNaN || other.isNaN
    ? one.isNaN && other.isNaN : abs(one - other) <= tolerance * max(1, abs(other))
}

/// Whether rows of numbers are, one by one.
func areClose(_ ones: [Double], _ others: [Double], tolerance: Double = 1e-9) -> Bool {
  ones.count == others.count && zip(ones, others).allSatisfy { isClose($0, $1, tolerance: tolerance) }
}
