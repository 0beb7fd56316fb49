import Diagnostics
import GraphAlgorithms
import PropertyGraph

/// For each row, how many paths match a pattern, by end and length, kept as how often the row counts.
///
/// The paths themselves are never listed. Rows come by length, then by end.
final class CountPathsOperator: Operator {
  private let step: CountPaths
  private let input: any Operator
  private let kept: Set<VariableID>
  private let needsEnd: Bool
  private let needsLength: Bool
  private let context: ExecutionContext
  private let counter: PathCounter

  private var batch: RowBatch?
  private var row = 0
  /// What is left of the current row.
  private var tallies: ArraySlice<PathTally> = []
  private var total: Int64 = 0

  init(
    _ step: CountPaths,
    input: any Operator,
    keeping kept: Set<VariableID>,
    needed: Set<VariableID>,
    context: ExecutionContext
  ) throws(Diagnostic) {
    self.step = step
    self.input = input
    self.kept = kept
    needsEnd = !step.paths.closes && needed.contains(step.paths.to)
    needsLength = needed.contains(step.length)
    self.context = context
    counter = try PathCounter(step, needsEnd: needsEnd, needsLength: needsLength, context: context)
  }

  func next() throws(Diagnostic) -> RowBatch? {
    while true {
      try context.checkTime(at: step.paths.pattern.range)
      if batch == nil {
        batch = try input.next()
        row = -1
        if let batch { counter.begin(batch) }
      }
      guard let current = batch else { return nil }
      var rows: [Int32] = []
      var found: [PathTally] = []
      while row < current.count, rows.count < context.batchSize {
        if tallies.isEmpty {
          row += 1
          if row < current.count { tallies = try counter.tallies(of: row, in: current)[...] }
          continue
        }
        let part = tallies.prefix(context.batchSize - rows.count)
        tallies = tallies.dropFirst(part.count)
        rows += repeatElement(Int32(row), count: part.count)
        found += part
      }
      if row == current.count { batch = nil }
      if rows.isEmpty { continue }
      return try output(rows, found, of: current)
    }
  }

  private func output(
    _ rows: [Int32],
    _ found: [PathTally],
    of batch: RowBatch
  ) throws(Diagnostic) -> RowBatch {
    var output = batch.gather(rows, keeping: kept)
    if needsEnd { output[step.paths.to] = .nodes(found.map(\.end)) }
    if needsLength { output[step.length] = .integers(found.map { Int64($0.length) }, nulls: nil) }
    var counts: [Int64] = []
    for (index, tally) in found.enumerated() {
      // All rows together stay countable, so that no sum of counts overflows.
      let (count, overflow) = tally.count.multipliedReportingOverflow(by: output.multiplicities?[index] ?? 1)
      let (sum, overflow2) = total.addingReportingOverflow(count)
      if overflow || overflow2 { throw .tooManyPaths(at: step.paths.pattern.range) }
      total = sum
      counts.append(count)
    }
    output.multiplicities = counts
    return output
  }
}

// MARK: Messages

extension Diagnostic {
  static func tooManyPaths(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "too-many-paths",
      "there are more than 9 million million million paths, too many to count",
      at: range,
      help: "lower the greatest length, or narrow the pattern"
    )
  }
}
