public import PropertyGraph

/// Which edges a search may travel, and in which direction.
public struct Traversal: Sendable {
  public enum Direction: Sendable {
    case outgoing, incoming
    /// Either way; a loop is travelled once.
    case any

    var reversed: Direction {
      switch self {
      case .outgoing: .incoming
      case .incoming: .outgoing
      case .any: .any
      }
    }
  }

  /// One edge away from a node.
  public struct Step: Sendable {
    public let edge: EdgeID
    public let neighbor: NodeID
  }

  /// One edge type in one direction.
  struct Leg: Sendable {
    let adjacency: Adjacency
    /// Where its neighbours are.
    let targets: Range<UInt32>
    /// The other direction of the same type comes first and has the loops.
    let skipsLoops: Bool
  }

  let direction: Direction
  let legs: [Leg]
  private let reversedLegs: [Leg]
  let allowedEdges: Bitmap?

  /// - Parameters:
  ///   - graph: the graph to travel.
  ///   - types: edge types, in the order in which steps are listed.
  ///   - direction: seen from the node where a step begins.
  ///   - allowedEdges: by edge number, which edges may be used; nil for all.
  public init(_ graph: Graph, types: [SymbolID], direction: Direction, allowedEdges: Bitmap? = nil) {
    func legs(_ direction: Direction) -> [Leg] {
      types.flatMap { type in
        let outgoing = graph.outgoing(type)
        let incoming = graph.incoming(type)
        return switch direction {
        case .outgoing: [Leg(adjacency: outgoing, targets: incoming.nodes, skipsLoops: false)]
        case .incoming: [Leg(adjacency: incoming, targets: outgoing.nodes, skipsLoops: false)]
        case .any:
          [
            Leg(adjacency: outgoing, targets: incoming.nodes, skipsLoops: false),
            // Where sources and targets are other nodes there are no loops.
            Leg(
              adjacency: incoming,
              targets: outgoing.nodes,
              skipsLoops: outgoing.nodes.overlaps(incoming.nodes)
            ),
          ]
        }
      }
    }
    self.direction = direction
    self.legs = legs(direction)
    reversedLegs = legs(direction.reversed)
    self.allowedEdges = allowedEdges
  }

  private init(_ direction: Direction, legs: [Leg], reversedLegs: [Leg], allowedEdges: Bitmap?) {
    self.direction = direction
    self.legs = legs
    self.reversedLegs = reversedLegs
    self.allowedEdges = allowedEdges
  }

  /// The same edges, travelled the other way.
  public var reversed: Traversal {
    Traversal(direction.reversed, legs: reversedLegs, reversedLegs: legs, allowedEdges: allowedEdges)
  }

  /// Whether an edge is travelled from its target to its source when it is taken from a node.
  func travelsAgainst(_ edge: EdgeID, from node: NodeID, in graph: Graph) -> Bool {
    switch direction {
    case .outgoing: false
    case .incoming: true
    case .any: graph.source(of: edge) != node
    }
  }

  /// Lists the steps from a node: by type, outgoing before incoming, by neighbour, then by edge.
  ///
  /// - Parameters:
  ///   - node: where the steps begin.
  ///   - steps: emptied first.
  public func collectSteps(from node: NodeID, into steps: inout [Step]) {
    steps.removeAll(keepingCapacity: true)
    for leg in legs {
      let row = leg.adjacency.row(of: node)
      if row.isEmpty { continue }
      let neighbors = leg.adjacency.neighbors
      for position in row {
        let neighbor = neighbors[position]
        if leg.skipsLoops, neighbor == node { continue }
        let edge = leg.adjacency.edge(at: position)
        if let allowedEdges, !allowedEdges[edge.index] { continue }
        steps.append(Step(edge: edge, neighbor: neighbor))
      }
    }
  }

  /// The number of steps from a node along all edges, also those that are not allowed.
  ///
  /// - Complexity: O(edge types), and where there can be loops O(log degree).
  func degree(of node: NodeID) -> Int {
    var degree = 0
    // By index: a loop over the legs would hold on to each of them.
    for index in legs.indices {
      let row = legs[index].adjacency.row(of: node)
      if row.isEmpty { continue }
      degree += row.count
      if legs[index].skipsLoops { degree -= legs[index].adjacency.positions(of: node, in: row).count }
    }
    return degree
  }

  /// The number of steps from one node to another.
  ///
  /// - Complexity: O(log degree + steps found) for each edge type.
  func stepCount(from node: NodeID, to neighbor: NodeID) -> Int {
    var count = 0
    for leg in legs where !(leg.skipsLoops && node == neighbor) {
      let found = leg.adjacency.positions(of: neighbor, in: leg.adjacency.row(of: node))
      if let allowedEdges {
        for position in found where allowedEdges[leg.adjacency.edge(at: position).index] { count += 1 }
      } else {
        count += found.count
      }
    }
    return count
  }

  /// Whether an edge leads from one node to another by a step.
  func takes(_ edge: EdgeID, from node: NodeID, to neighbor: NodeID) -> Bool {
    if let allowedEdges, !allowedEdges[edge.index] { return false }
    return legs.contains { leg in
      leg.adjacency.positions(of: neighbor, in: leg.adjacency.row(of: node))
        .contains { leg.adjacency.edge(at: $0) == edge }
    }
  }
}
