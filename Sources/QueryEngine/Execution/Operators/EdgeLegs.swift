import GraphAlgorithms
import PropertyGraph

/// The adjacencies that an expansion follows, one after the other.
struct EdgeLegs {
  struct Leg {
    let adjacency: Adjacency
    /// The other direction of the same type comes first and has the loops.
    let skipsLoops: Bool
  }

  let legs: [Leg]

  init(_ graph: Graph, types: [SymbolID], direction: Traversal.Direction) {
    legs = types.flatMap { type in
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
}

/// The edges of a row that an expansion must not use again.
struct OtherEdges {
  private let columns: [Vector]
  private let graph: Graph

  init(_ variables: [VariableID], in batch: RowBatch, graph: Graph) {
    columns = variables.map { batch[$0] }
    self.graph = graph
  }

  var isEmpty: Bool { columns.isEmpty }

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
