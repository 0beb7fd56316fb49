import Diagnostics
import GraphAlgorithms
import PropertyGraph

/// For each row, the paths that match a pattern, or those that its selector takes.
final class FindPathsOperator: Operator {
  private let step: FindPaths
  private let input: any Operator
  private let kept: Set<VariableID>
  private let filled: Set<VariableID>
  private let context: ExecutionContext
  private let paths: PathSource

  private var batch: RowBatch?
  private var row = 0
  private var isOpen = false

  init(
    _ step: FindPaths,
    input: any Operator,
    keeping kept: Set<VariableID>,
    needed: Set<VariableID>,
    context: ExecutionContext
  ) throws(Diagnostic) {
    self.step = step
    self.input = input
    self.kept = kept
    filled = needed.intersection(step.newVariables)
    self.context = context
    paths = try PathSource(step, context: context)
  }

  func next() throws(Diagnostic) -> RowBatch? {
    guard !paths.isEmpty else { return nil }
    while true {
      try context.checkTime(at: step.pattern.range)
      if batch == nil {
        batch = try input.next()
        row = 0
        isOpen = false
      }
      guard let current = batch else { return nil }
      var rows: [Int32] = []
      var columns = PathColumns(
        step.pattern,
        isReversed: step.isFollowedBackwards,
        automaton: paths.finder.compiled.automaton,
        variables: filled
      )
      while row < current.count, rows.count < context.batchSize {
        if !isOpen { isOpen = try paths.open(row, current) }
        guard isOpen, let path = try paths.next() else {
          row += 1
          isOpen = false
          continue
        }
        rows.append(Int32(row))
        columns.append(path)
      }
      if row == current.count { batch = nil }
      if rows.isEmpty { continue }
      var output = current.gather(rows, keeping: kept)
      columns.fill(&output)
      return output
    }
  }
}
