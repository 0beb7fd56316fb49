import GraphAlgorithms
import GraphLiterals
import PropertyGraph

/// A network as the list of its edges: what obvious and slow algorithms work on.
struct EdgeList {
  struct Edge {
    let source: Int
    let target: Int
    let weight: Double
  }

  let nodeCount: Int
  let edges: [Edge]
  let isDirected: Bool
  let isWeighted: Bool

  /// Random, with loops, parallel edges, isolates, and weights from 0 to 2 in quarters.
  init(
    _ random: inout SeededGenerator,
    nodes: ClosedRange<Int> = 0...12,
    isDirected: Bool? = nil,
    isWeighted: Bool? = nil
  ) {
    nodeCount = Int.random(in: nodes, using: &random)
    self.isDirected = isDirected ?? Bool.random(using: &random)
    self.isWeighted = isWeighted ?? Bool.random(using: &random)
    let edgeCount = nodeCount == 0 ? 0 : Int.random(in: 0...(nodeCount * 2), using: &random)
    var edges: [Edge] = []
    for _ in 0..<edgeCount {
      edges.append(
        Edge(
          source: Int.random(in: 0..<nodeCount, using: &random),
          target: Int.random(in: 0..<nodeCount, using: &random),
          weight: self.isWeighted ? Double(Int.random(in: 0...8, using: &random)) / 4 : 1
        )
      )
    }
    self.edges = edges
  }

  init(nodeCount: Int, _ pairs: [(Int, Int)], isDirected: Bool = false) {
    self.nodeCount = nodeCount
    self.isDirected = isDirected
    isWeighted = false
    edges = pairs.map { Edge(source: $0.0, target: $0.1, weight: 1) }
  }

  /// An edge as it is travelled.
  struct Step {
    let edge: Int
    let neighbor: Int
    let weight: Double
  }

  /// By node, the ways out of it; a loop once.
  var steps: [[Step]] {
    var steps = [[Step]](repeating: [], count: nodeCount)
    for (number, edge) in edges.enumerated() {
      steps[edge.source].append(Step(edge: number, neighbor: edge.target, weight: edge.weight))
      if !isDirected, edge.source != edge.target {
        steps[edge.target].append(Step(edge: number, neighbor: edge.source, weight: edge.weight))
      }
    }
    return steps
  }

  /// By node, those in either direction, each once, without itself.
  var mutualNeighbors: [Set<Int>] {
    var neighbors = [Set<Int>](repeating: [], count: nodeCount)
    for edge in edges where edge.source != edge.target {
      neighbors[edge.source].insert(edge.target)
      neighbors[edge.target].insert(edge.source)
    }
    return neighbors
  }

  var network: Network {
    let backward = EdgeList(
      nodeCount: nodeCount,
      edges: edges.map { Edge(source: $0.target, target: $0.source, weight: $0.weight) },
      isDirected: isDirected,
      isWeighted: isWeighted
    )
    return Network(
      isDirected: isDirected,
      nodes: NodePositions(allOf: nodeCount),
      rows: rows,
      reversedRows: isDirected ? backward.rows : nil
    )
  }

  private init(nodeCount: Int, edges: [Edge], isDirected: Bool, isWeighted: Bool) {
    self.nodeCount = nodeCount
    self.edges = edges
    self.isDirected = isDirected
    self.isWeighted = isWeighted
  }

  private var rows: NetworkRows {
    let sorted = steps.map { row in
      row.sorted { ($0.neighbor, $0.edge) < ($1.neighbor, $1.edge) }
    }
    var offsets: [UInt32] = [0]
    for row in sorted { offsets.append(offsets[offsets.count - 1] + UInt32(row.count)) }
    let all = Array(sorted.joined())
    return NetworkRows(
      offsets: offsets,
      neighbors: all.map { UInt32($0.neighbor) },
      weights: isWeighted ? all.map(\.weight) : [],
      edges: all.map { EdgeID($0.edge) }
    )
  }
}

/// Random networks, the same in every run.
func randomNetworks(
  _ count: Int,
  nodes: ClosedRange<Int> = 0...12,
  isDirected: Bool? = nil,
  isWeighted: Bool? = nil
) -> [EdgeList] {
  var random = SeededGenerator(seed: 7)
  return (0..<count)
    .map { _ in
      EdgeList(&random, nodes: nodes, isDirected: isDirected, isWeighted: isWeighted)
    }
}
