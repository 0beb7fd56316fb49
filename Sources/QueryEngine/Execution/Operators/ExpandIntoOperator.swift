import Diagnostics
import PropertyGraph

/// For each row, the edges between two nodes that both have a value, by binary search.
final class ExpandIntoOperator: Operator {
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
      let others = OtherEdges(step.others, in: batch, graph: context.graph)
      var rows: [Int32] = []
      var edges: [EdgeID] = []
      let (sources, targets) = (batch[step.from].nodes, batch[step.to].nodes)
      for row in 0..<batch.count {
        let (from, to) = (sources[row], targets[row])
        guard from != .none, to != .none, step.labels?.matches(to) ?? true else { continue }
        let excluded = others.exclusion(of: row)
        for leg in legs where !(leg.skipsLoops && from == to) {
          let adjacency = leg.adjacency
          for position in adjacency.positions(of: to, in: adjacency.row(of: from)) {
            let edge = adjacency.edge(at: position)
            if excluded.contains(edge) { continue }
            rows.append(Int32(row))
            edges.append(edge)
          }
        }
      }
      if rows.isEmpty { continue }
      var output = batch.gather(rows, keeping: kept)
      output[step.edge] = .edges(edges)
      return output
    }
    return nil
  }
}
