import Diagnostics
import PropertyGraph

/// Where each node and edge of a loaded graph came from, and what its files held.
struct GraphOrigins: Sendable {
  /// Nodes with consecutive handles: the rows of one table.
  struct NodeRun: Sendable {
    var firstHandle: Int
    var table: Int
  }

  /// Edges with consecutive handles: of one table, by one of its implied edges or by its rows.
  struct EdgeRun: Sendable {
    var firstHandle: Int
    var table: Int
    /// The place in the mapping of the edge that a column implies; nil for rows of a table of edges.
    var implied: Int?
    /// By handle, from the first.
    var rows: [UInt32]
  }

  /// Where an edge stands.
  struct EdgePlace: Equatable {
    var table: Int
    var row: Int
    var implied: Int?
  }

  let folder: String
  let package: GraphPackage
  let packageText: SourceText
  /// By path.
  let versions: [String: FileVersion]
  let nodeRuns: [NodeRun]
  let edgeRuns: [EdgeRun]
  /// From numbers to handles.
  let nodeHandles: [UInt32]
  /// From handles to numbers.
  let nodeNumbers: [UInt32]
  let edgeHandles: [UInt32]

  func place(of node: NodeID) -> (table: Int, row: Int) {
    let handle = Int(nodeHandles[node.index])
    let run = nodeRuns[Self.last(nodeRuns) { $0.firstHandle <= handle }]
    return (run.table, handle - run.firstHandle)
  }

  func place(of edge: EdgeID) -> EdgePlace {
    let handle = Int(edgeHandles[edge.index])
    let run = edgeRuns[Self.last(edgeRuns) { $0.firstHandle <= handle }]
    return EdgePlace(table: run.table, row: Int(run.rows[handle - run.firstHandle]), implied: run.implied)
  }

  /// The last that is not after; there is one for every handle.
  private static func last<Run>(_ runs: [Run], _ isNotAfter: (Run) -> Bool) -> Int {
    var low = 0
    var high = runs.count - 1
    while low < high {
      let middle = (low + high + 1) >> 1
      if isNotAfter(runs[middle]) { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// From handle to number, turned round.
  static func inverted(_ numbers: [UInt32]) -> [UInt32] {
    var handles = [UInt32](repeating: 0, count: numbers.count)
    for (handle, number) in numbers.enumerated() { handles[Int(number)] = UInt32(handle) }
    return handles
  }
}
