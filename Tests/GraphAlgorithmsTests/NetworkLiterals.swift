import GraphAlgorithms
import GraphLiterals
import PropertyGraph

extension Network {
  /// A network written down as its edges.
  ///
  /// - Parameters:
  ///   - edges: from, to; an edge's number is its place here.
  ///   - count: of nodes.
  ///   - weights: beside the edges; empty for none.
  ///   - isDirected: whether edges have a direction.
  ///   - sides: by node, for two-mode networks.
  init(
    _ edges: [(Int, Int)],
    count: Int,
    weights: [Double] = [],
    isDirected: Bool = false,
    sides: [Side]? = nil
  ) {
    var outgoing = [[(neighbor: Int, edge: Int)]](repeating: [], count: count)
    var incoming = outgoing
    for (number, edge) in edges.enumerated() {
      outgoing[edge.0].append((edge.1, number))
      if isDirected {
        incoming[edge.1].append((edge.0, number))
      } else if edge.0 != edge.1 {
        outgoing[edge.1].append((edge.0, number))
      }
    }
    func rows(_ entries: [[(neighbor: Int, edge: Int)]]) -> NetworkRows {
      let sorted = entries.map { $0.sorted { $0 < $1 } }
      return NetworkRows(
        offsets: sorted.reduce(into: [0]) { $0.append($0[$0.count - 1] + UInt32($1.count)) },
        neighbors: sorted.joined().map { UInt32($0.neighbor) },
        weights: weights.isEmpty ? [] : sorted.joined().map { weights[$0.edge] },
        edges: sorted.joined().map { EdgeID(UInt32($0.edge)) }
      )
    }
    self.init(
      isDirected: isDirected,
      nodes: NodePositions(allOf: count),
      rows: rows(outgoing),
      reversedRows: isDirected ? rows(incoming) : nil,
      sides: sides
    )
  }
}

/// A random network with the edges that it is made of.
struct RandomNetwork {
  let count: Int
  let edges: [(Int, Int)]
  /// Beside the edges, multiples of 1/4 above 0; empty for none.
  let weights: [Double]
  let isDirected: Bool
  let sides: [Network.Side]?
  let network: Network

  /// Up to `maximum` nodes with isolates, and where allowed loops and parallel edges.
  init(
    _ random: inout SeededGenerator,
    upTo maximum: Int = 8,
    isDirected: Bool? = nil,
    isWeighted: Bool? = nil,
    isTwoMode: Bool? = nil,
    isSimple: Bool = false
  ) {
    let count = Int.random(in: 1...maximum, using: &random)
    let isDirected = isDirected ?? Bool.random(using: &random)
    let isWeighted = isWeighted ?? Bool.random(using: &random)
    let isTwoMode = isTwoMode ?? (Int.random(in: 0..<4, using: &random) == 0)
    let sides: [Network.Side]? = isTwoMode ? (0..<count).map { $0 % 3 == 0 ? .second : .first } : nil
    var edges: [(Int, Int)] = []
    for _ in 0..<Int.random(in: 0...(3 * count), using: &random) {
      let edge = (Int.random(in: 0..<count, using: &random), Int.random(in: 0..<count, using: &random))
      if let sides, sides[edge.0] == sides[edge.1] { continue }
      if isSimple {
        let isKnown = edges.contains { $0 == edge || !isDirected && ($0.1, $0.0) == edge }
        if edge.0 == edge.1 || isKnown { continue }
      }
      edges.append(edge)
    }
    self.count = count
    self.edges = edges
    self.isDirected = isDirected
    self.sides = sides
    weights = isWeighted ? edges.map { _ in Double(Int.random(in: 1...8, using: &random)) / 4 } : []
    network = Network(edges, count: count, weights: weights, isDirected: isDirected, sides: sides)
  }

  func weight(_ edge: Int) -> Double { weights.isEmpty ? 1 : weights[edge] }

  /// By row and column, the sum of weights; a loop of an undirected network counts twice.
  var adjacency: [[Double]] {
    var matrix = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    for (number, edge) in edges.enumerated() {
      matrix[edge.0][edge.1] += weight(number)
      if !isDirected { matrix[edge.1][edge.0] += weight(number) }
    }
    return matrix
  }
}

/// The karate club of Zachary (Journal of Anthropological Research 33, 1977): 34 members, 78 ties.
let karateClub = Network(
  [
    (0, 1), (0, 2), (0, 3), (0, 4), (0, 5), (0, 6), (0, 7), (0, 8), (0, 10), (0, 11), (0, 12), (0, 13),
    (0, 17),
    (0, 19), (0, 21), (0, 31), (1, 2), (1, 3), (1, 7), (1, 13), (1, 17), (1, 19), (1, 21), (1, 30), (2, 3),
    (2, 7),
    (2, 27), (2, 28), (2, 32), (2, 9), (2, 8), (2, 13), (3, 7), (3, 12), (3, 13), (4, 6), (4, 10), (5, 6),
    (5, 10),
    (5, 16), (6, 16), (8, 30), (8, 32), (8, 33), (9, 33), (13, 33), (14, 32), (14, 33), (15, 32), (15, 33),
    (18, 32),
    (18, 33), (19, 33), (20, 32), (20, 33), (22, 32), (22, 33), (23, 25), (23, 27), (23, 32), (23, 33),
    (23, 29),
    (24, 25), (24, 27), (24, 31), (25, 31), (26, 29), (26, 33), (27, 33), (28, 31), (28, 33), (29, 32),
    (29, 33),
    (30, 32), (30, 33), (31, 32), (31, 33), (32, 33),
  ],
  count: 34
)

/// The women and events of Davis, Gardner and Gardner (Deep South, 1941): 18 women, then 14 events.
let southernWomen: Network = {
  let attended = [
    [1, 2, 3, 4, 5, 6, 8, 9], [1, 2, 3, 5, 6, 7, 8], [2, 3, 4, 5, 6, 7, 8, 9], [1, 3, 4, 5, 6, 7, 8],
    [3, 4, 5, 7],
    [3, 5, 6, 8], [5, 6, 7, 8], [6, 8, 9], [5, 7, 8, 9], [7, 8, 9, 12], [8, 9, 10, 12],
    [8, 9, 10, 12, 13, 14],
    [7, 8, 9, 10, 12, 13, 14], [6, 7, 9, 10, 11, 12, 13, 14], [7, 8, 10, 11, 12], [8, 9], [9, 11], [9, 11],
  ]
  return Network(
    attended.enumerated().flatMap { woman, events in events.map { (woman, 17 + $0) } },
    count: 32,
    sides: (0..<32).map { $0 < 18 ? .first : .second }
  )
}()
