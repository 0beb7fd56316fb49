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
      let degrees = degrees(of: batch[step.from].nodes)
      var rows: [Int32] = []
      var counts: [Int64] = []
      for (row, count) in degrees.enumerated() where count > 0 {
        rows.append(Int32(row))
        counts.append(Int64(count))
      }
      if rows.isEmpty { continue }
      var output = batch.gather(rows, keeping: kept)
      output.multiply(by: counts)
      return output
    }
    return nil
  }

  private func degrees(of nodes: [NodeID]) -> [Int] {
    var degrees = [Int](repeating: 0, count: nodes.count)
    for leg in legs {
      leg.adjacency.addDegrees(of: nodes, to: &degrees)
      guard leg.skipsLoops else { continue }
      for (index, node) in nodes.enumerated() {
        degrees[index] -= leg.adjacency.positions(of: node, in: leg.adjacency.row(of: node)).count
      }
    }
    return degrees
  }
}
