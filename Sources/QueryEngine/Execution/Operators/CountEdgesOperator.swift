import Diagnostics
import PropertyGraph

/// For each row, the number of edges at a node, kept as how often the row counts.
///
/// The edges themselves are never listed.
final class CountEdgesOperator: Operator {
  private let step: ExpandEdges
  private let input: any Operator
  private let kept: Set<VariableID>
  private let context: ExecutionContext
  private let legs: [EdgeLegs.Leg]

  init(_ step: ExpandEdges, input: any Operator, keeping kept: Set<VariableID>, context: ExecutionContext) {
    self.step = step
    self.input = input
    self.kept = kept
    self.context = context
    legs = step.legs(in: context.graph)
  }

  func next() throws(Diagnostic) -> RowBatch? {
    while let batch = try input.next() {
      try context.checkTime(at: step.range)
      let from = batch[step.from]
      var rows: [Int32] = []
      var counts: [Int64] = []
      for row in 0..<batch.count {
        let node = from.node(at: row)
        guard node != .none else { continue }
        let count = degree(of: node)
        if count > 0 {
          rows.append(Int32(row))
          counts.append(Int64(count))
        }
      }
      if rows.isEmpty { continue }
      var output = batch.gather(rows, keeping: kept)
      output.multiplicities = output.multiplicities.map { zip($0, counts).map { $0 * $1 } } ?? counts
      return output
    }
    return nil
  }

  private func degree(of node: NodeID) -> Int {
    var degree = 0
    for leg in legs {
      let row = leg.adjacency.row(of: node)
      degree += row.count
      if leg.skipsLoops { degree -= leg.adjacency.positions(of: node, in: row).count }
    }
    return degree
  }
}
