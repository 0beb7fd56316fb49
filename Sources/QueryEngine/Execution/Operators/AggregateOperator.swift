import Diagnostics
import PropertyGraph

/// One row for each group, in the order in which the groups first appear.
///
/// The pieces of a long input are grouped each for itself, and the groups then merged in the order of the
/// pieces: so results, float sums included, do not depend on the number of threads.
final class AggregateOperator: Operator {
  enum Input {
    case rows(any Operator)
    case pieces(PlanPieces)
  }

  private let step: GroupRows
  private let input: Input
  private let context: ExecutionContext
  private var isDone = false

  init(_ step: GroupRows, input: Input, context: ExecutionContext) {
    self.step = step
    self.input = input
    self.context = context
  }

  func next() throws(Diagnostic) -> RowBatch? {
    guard !isDone else { return nil }
    isDone = true
    var groups = GroupedRows(step, context: context)
    switch input {
    case .rows(let input): try Self.add(input, to: &groups, at: step.range, context)
    case .pieces(let pieces):
      let step = step
      let parts = try pieces.map(context) { (input, context) throws(Diagnostic) in
        var part = GroupedRows(step, context: context)
        try Self.add(input, to: &part, at: step.range, context)
        return part
      }
      for part in parts { try groups.merge(part, context: context) }
    }
    return try groups.result()
  }

  private static func add(
    _ input: any Operator,
    to groups: inout GroupedRows,
    at range: SourceRange,
    _ context: ExecutionContext
  ) throws(Diagnostic) {
    while let batch = try input.next() {
      try context.checkTime(at: range)
      try groups.add(batch, context: context)
    }
  }
}
