import GraphAlgorithms
import PropertyGraph

/// The adjacencies that an expansion follows, one after the other.
struct EdgeLegs {
  struct Leg {
    let adjacency: Adjacency
    /// The other direction of the same type comes first and has the loops.
    let skipsLoops: Bool
    let type: SymbolID
    /// From sources to targets.
    let isOutgoing: Bool
  }

  let legs: [Leg]

  init(_ graph: Graph, types: [SymbolID], direction: Traversal.Direction) {
    func outgoing(_ type: SymbolID) -> Leg {
      Leg(adjacency: graph.outgoing(type), skipsLoops: false, type: type, isOutgoing: true)
    }
    func incoming(_ type: SymbolID, skipsLoops: Bool) -> Leg {
      Leg(adjacency: graph.incoming(type), skipsLoops: skipsLoops, type: type, isOutgoing: false)
    }
    legs = types.flatMap { type in
      switch direction {
      case .outgoing: [outgoing(type)]
      case .incoming: [incoming(type, skipsLoops: false)]
      case .any: [outgoing(type), incoming(type, skipsLoops: true)]
      }
    }
  }

  /// Where the legs can begin: for each the nodes from the first to the last that has such an edge, if any has.
  ///
  /// For planning: it unpacks no adjacency of a stored image.
  static func nodes(
    _ graph: Graph,
    types: [SymbolID],
    direction: Traversal.Direction
  ) -> [Range<UInt32>] {
    types
      .flatMap { type in
        switch direction {
        case .outgoing: [graph.sources(ofType: type)]
        case .incoming: [graph.targets(ofType: type)]
        case .any: [graph.sources(ofType: type), graph.targets(ofType: type)]
        }
      }
      .filter { !$0.isEmpty }
  }
}

/// The edges of a row that an expansion must not use again.
struct OtherEdges {
  /// What one row excludes; mostly one edge, for which no array is made.
  enum Row {
    case none
    case one(EdgeID)
    case several([EdgeID])

    var isEmpty: Bool {
      if case .none = self { return true }
      return false
    }

    func contains(_ edge: EdgeID) -> Bool {
      switch self {
      case .none: false
      case .one(let other): edge == other
      case .several(let others): others.contains(edge)
      }
    }
  }

  private let columns: [Vector]
  private let single: [EdgeID]?
  private let graph: Graph

  init(_ variables: [VariableID], in batch: RowBatch, graph: Graph) {
    columns = variables.map { batch[$0] }
    self.graph = graph
    if columns.count == 1, case .edges(let column) = columns[0] { single = column } else { single = nil }
  }

  func exclusion(of row: Int) -> Row {
    if columns.isEmpty { return .none }
    if let single { return .one(single[row]) }
    let edges = edges(of: row)
    return edges.isEmpty ? .none : .several(edges)
  }

  func edges(of row: Int) -> [EdgeID] {
    var edges: [EdgeID] = []
    for column in columns {
      if case .edges(let column) = column {
        edges.append(column[row])
        continue
      }
      switch column.value(at: row, in: graph) {
      case .edge(let edge): edges.append(edge)
      case .list(let values):
        for case .edge(let edge) in values { edges.append(edge) }
      default: break
      }
    }
    return edges
  }
}
