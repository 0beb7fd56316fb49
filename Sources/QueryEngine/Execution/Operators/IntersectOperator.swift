import Diagnostics
import PropertyGraph

/// For each row, the nodes that edges of two nodes both lead to, and those edges.
final class IntersectOperator: Operator {
  private let step: IntersectEdges
  private let input: any Operator
  private let kept: Set<VariableID>
  private let needed: Set<VariableID>
  private let context: ExecutionContext
  private let firstLegs: [EdgeLegs.Leg]
  private let secondLegs: [EdgeLegs.Leg]
  private let labels: [LabelPredicate]
  /// Whether it is enough to say how many there are of each row.
  private let countsOnly: Bool
  /// Whether the two edges must be different ones.
  private let isTrail: Bool

  private var batch: RowBatch?
  private var row = 0

  /// What has been found, column by column.
  private struct Found {
    var rows: [Int32] = []
    var nodes: [NodeID] = []
    var firstEdges: [EdgeID] = []
    var secondEdges: [EdgeID] = []
    /// How many of each row, where only that is wanted.
    var counts: [Int64] = []
  }

  init(
    _ step: IntersectEdges,
    input: any Operator,
    keeping kept: Set<VariableID>,
    needed: Set<VariableID>,
    countingRows countsRows: Bool,
    context: ExecutionContext
  ) {
    self.step = step
    self.input = input
    self.kept = kept
    self.needed = needed
    self.context = context
    firstLegs = step.first.legs(in: context.graph)
    secondLegs = step.second.legs(in: context.graph)
    labels = [step.first, step.second]
      .compactMap { $0.testsLabels(in: context.graph) ? $0.labels : nil }
    countsOnly =
      countsRows && needed.isDisjoint(with: [step.first.to, step.first.edge, step.second.edge])
    isTrail = step.second.others.contains(step.first.edge)
  }

  func next() throws(Diagnostic) -> RowBatch? {
    while true {
      try context.checkTime(at: step.first.range)
      if batch == nil {
        batch = try input.next()
        row = 0
      }
      guard let current = batch else { return nil }
      let found = try intersect(current)
      if row == current.count { batch = nil }
      if found.rows.isEmpty { continue }
      var output = current.gather(found.rows, keeping: kept)
      if countsOnly {
        output.multiply(by: found.counts)
        return output
      }
      if needed.contains(step.first.to) { output[step.first.to] = .nodes(found.nodes) }
      if needed.contains(step.first.edge) { output[step.first.edge] = .edges(found.firstEdges) }
      if needed.contains(step.second.edge) { output[step.second.edge] = .edges(found.secondEdges) }
      return output
    }
  }

  /// Goes on until the batch ends or enough has been found.
  private func intersect(_ batch: RowBatch) throws(Diagnostic) -> Found {
    let (from, to) = (batch[step.first.from].nodes, batch[step.second.from].nodes)
    let firstOthers = OtherEdges(step.first.others, in: batch, graph: context.graph)
    let secondOthers = OtherEdges(
      step.second.others.filter { $0 != step.first.edge },
      in: batch,
      graph: context.graph
    )
    var found = Found()
    var common: [Adjacency.CommonNeighbor] = []
    while row < batch.count, found.rows.count < context.batchSize {
      // Two long lists of neighbours take a while.
      if row & 0x3F == 0 { try context.checkTime(at: step.first.range) }
      let firstExcluded = firstOthers.exclusion(of: row)
      let secondExcluded = secondOthers.exclusion(of: row)
      var count: Int64 = 0
      for first in firstLegs.indices {
        for second in secondLegs.indices {
          common.removeAll(keepingCapacity: true)
          firstLegs[first].adjacency
            .addNeighbors(of: from[row], sharedWith: to[row], in: secondLegs[second].adjacency, to: &common)
          for pair in common {
            if firstLegs[first].skipsLoops, pair.node == from[row] { continue }
            if secondLegs[second].skipsLoops, pair.node == to[row] { continue }
            if isTrail, pair.firstEdge == pair.secondEdge { continue }
            if firstExcluded.contains(pair.firstEdge) || secondExcluded.contains(pair.secondEdge) { continue }
            if !labels.isEmpty, !labels.allSatisfy({ $0.matches(pair.node) }) { continue }
            count += 1
            if countsOnly { continue }
            found.rows.append(Int32(row))
            found.nodes.append(pair.node)
            found.firstEdges.append(pair.firstEdge)
            found.secondEdges.append(pair.secondEdge)
          }
        }
      }
      if countsOnly, count > 0 {
        found.rows.append(Int32(row))
        found.counts.append(count)
      }
      row += 1
    }
    return found
  }
}
