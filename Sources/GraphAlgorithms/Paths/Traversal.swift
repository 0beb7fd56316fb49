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

  private struct Leg: Sendable {
    let adjacency: Adjacency
    /// The other direction of the same type comes first and has the loops.
    let skipsLoops: Bool
  }

  private let direction: Direction
  private let legs: [Leg]
  private let reversedLegs: [Leg]
  private let allowedEdges: Bitmap?

  /// - Parameters:
  ///   - graph: the graph to travel.
  ///   - types: edge types, in the order in which steps are listed.
  ///   - direction: seen from the node where a step begins.
  ///   - allowedEdges: by edge number, which edges may be used; nil for all.
  public init(_ graph: Graph, types: [SymbolID], direction: Direction, allowedEdges: Bitmap? = nil) {
    func legs(_ direction: Direction) -> [Leg] {
      types.flatMap { type in
        switch direction {
        case .outgoing: [Leg(adjacency: graph.outgoing(type), skipsLoops: false)]
        case .incoming: [Leg(adjacency: graph.incoming(type), skipsLoops: false)]
        case .any:
          [
            Leg(adjacency: graph.outgoing(type), skipsLoops: false),
            Leg(adjacency: graph.incoming(type), skipsLoops: true),
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
}
