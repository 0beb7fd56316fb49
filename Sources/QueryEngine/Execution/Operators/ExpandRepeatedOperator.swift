import Diagnostics
import PropertyGraph
import QuerySyntax

/// For each row, the ways to repeat a part of a pattern, from one node to any other or to a given one.
final class ExpandRepeatedOperator: Operator {
  private let step: RepeatEdges
  private let repetition: BoundRepetition
  private let input: any Operator
  private let kept: Set<VariableID>
  private let needed: Set<VariableID>
  private let context: ExecutionContext
  /// Decided once, when the conditions do not depend on the row.
  private var conditions: EdgeConditions?

  private var batch: RowBatch?
  private var row = 0
  private var walker: RepetitionWalker?

  init(
    _ step: RepeatEdges,
    input: any Operator,
    keeping kept: Set<VariableID>,
    needed: Set<VariableID>,
    context: ExecutionContext
  ) {
    self.step = step
    repetition = step.isReversed ? step.repetition.reversed : step.repetition
    self.input = input
    self.kept = kept
    self.needed = needed
    self.context = context
  }

  func next() throws(Diagnostic) -> RowBatch? {
    while true {
      try context.checkTime(at: repetition.range)
      if batch == nil {
        batch = try input.next()
        row = 0
        walker = nil
      }
      guard let current = batch else { return nil }
      var found = FoundWalks(repetition.lists.map(\.inner))
      while row < current.count, found.rows.count < context.batchSize {
        if walker == nil { walker = try makeWalker(row, current) }
        guard let walker, try walker.next() else {
          row += 1
          self.walker = nil
          continue
        }
        if step.closes, walker.end != current[step.to].node(at: row) { continue }
        found.append(
          walker,
          row: row,
          needsEdges: needed.contains(repetition.edgeList)
        )
      }
      if row == current.count { batch = nil }
      if found.rows.isEmpty { continue }
      var output = current.gather(found.rows, keeping: kept)
      if !step.closes { output[step.to] = .nodes(found.ends) }
      if needed.contains(repetition.edgeList) { output[repetition.edgeList] = .values(found.edgeLists) }
      for (index, list) in repetition.lists.enumerated() { output[list.outer] = .values(found.lists[index]) }
      return output
    }
  }

  private func makeWalker(_ row: Int, _ batch: RowBatch) throws(Diagnostic) -> RepetitionWalker? {
    let start = batch[step.from].node(at: row)
    guard start != .none else { return nil }
    let outer = repetition.outerVariables
    let alone = batch.gather([Int32(row)], keeping: outer)
    let conditions: EdgeConditions
    if let known = self.conditions {
      conditions = known
    } else {
      conditions = try EdgeConditions(repetition, row: outer.isEmpty ? nil : alone, context: context)
      if outer.isEmpty { self.conditions = conditions }
    }
    return RepetitionWalker(
      repetition,
      isReversed: step.isReversed,
      conditions: conditions,
      row: alone,
      start: start,
      excluded: OtherEdges(step.others, in: batch, graph: context.graph).edges(of: row),
      context: context
    )
  }

  /// Walks that have been found, column by column.
  private struct FoundWalks {
    private let inner: [VariableID]
    private(set) var rows: [Int32] = []
    private(set) var ends: [NodeID] = []
    private(set) var edgeLists: [Value] = []
    private(set) var lists: [[Value]]

    init(_ inner: [VariableID]) {
      self.inner = inner
      lists = inner.map { _ in [] }
    }

    mutating func append(_ walker: RepetitionWalker, row: Int, needsEdges: Bool) {
      rows.append(Int32(row))
      ends.append(walker.end)
      if needsEdges { edgeLists.append(walker.edgeList) }
      for (index, variable) in inner.enumerated() { lists[index].append(walker.list(of: variable)) }
    }
  }
}
