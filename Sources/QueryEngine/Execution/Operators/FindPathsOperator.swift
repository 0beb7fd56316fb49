import Diagnostics
import GraphAlgorithms
import PropertyGraph
import QuerySyntax

/// For each row, the paths that match a pattern, or those that its selector takes.
///
/// The pattern becomes an automaton that is followed over the graph, from the end that has a value.
final class FindPathsOperator: Operator {
  private let step: FindPaths
  private let input: any Operator
  private let kept: Set<VariableID>
  private let filled: Set<VariableID>
  private let read: Set<VariableID>
  private let context: ExecutionContext
  /// Follows the pattern from its left end, or where there is no selector from the end that has a value.
  private let finder: PathFinder
  /// With a selector: from the right end, to find where paths can begin.
  private let backward: PathFinder?
  private let quick: QuickShortestPaths?
  private let count: Int

  private var batch: RowBatch?
  private var row = 0
  private var source: Source?

  private enum Source {
    case walk(PathWalk<Diagnostic>)
    case selected(SelectedPaths)
  }

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
    read = step.readVariables
    self.context = context
    let isReversed = step.pattern.selector == nil && step.isReversed
    finder = try PathFinder(step, isReversed: isReversed, context: context)
    guard let selector = step.pattern.selector else {
      (backward, quick, count) = (nil, nil, 1)
      return
    }
    count = try Self.count(selector, context)
    quick = QuickShortestPaths(step, selector, finder.compiled, count: count, graph: context.graph)
    backward =
      quick == nil && step.isReversed && !step.closes
      ? try PathFinder(step, isReversed: true, context: context) : nil
  }

  private static func count(
    _ selector: BoundSelector,
    _ context: ExecutionContext
  ) throws(Diagnostic) -> Int {
    guard let count = selector.count else { return 1 }
    let row = RowBatch(count: 1, variableCount: context.variableCount)
    let value = try ExpressionEvaluator(context: context).evaluate(count, row).value(at: 0, in: context.graph)
    return try BoundSelector.number(value, at: selector.range)
  }

  func next() throws(Diagnostic) -> RowBatch? {
    guard !finder.compiled.automaton.isEmpty else { return nil }
    while true {
      try context.checkTime(at: step.pattern.range)
      if batch == nil {
        batch = try input.next()
        row = 0
        source = nil
      }
      guard let current = batch else { return nil }
      var rows: [Int32] = []
      var columns = PathColumns(
        step.pattern,
        isReversed: step.pattern.selector == nil && step.isReversed,
        automaton: finder.compiled.automaton,
        variables: filled
      )
      while row < current.count, rows.count < context.batchSize {
        if source == nil { source = try open(row, current) }
        guard let path = try nextPath() else {
          row += 1
          source = nil
          continue
        }
        if step.pattern.selector != nil, !step.others.isEmpty,
          !others(of: row, current).allSatisfy({ !path.edges.contains($0) })
        {
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

  private func nextPath() throws(Diagnostic) -> PathTrace? {
    switch source {
    case nil: nil
    case .walk(let walk): try walk.next() ? walk.path : nil
    case .selected(let paths): try paths.next()
    }
  }

  private func others(of row: Int, _ batch: RowBatch) -> [EdgeID] {
    OtherEdges(step.others, in: batch, graph: context.graph).edges(of: row)
  }

  // MARK: One row

  private func open(_ row: Int, _ batch: RowBatch) throws(Diagnostic) -> Source? {
    let alone = batch.gather([Int32(row)], keeping: read)
    let from = batch[step.from].node(at: row)
    let to = step.closes ? batch[step.to].node(at: row) : nil
    guard from != .none, to != NodeID.none else { return nil }
    finder.begin(alone)
    if let selector = step.pattern.selector {
      return .selected(
        SelectedPaths(
          step,
          selector,
          count: count,
          pairs: try pairs(from, to, alone),
          finder: finder,
          quick: quick,
          row: alone,
          context: context
        )
      )
    }
    guard let start = finder.start(at: from) else { return nil }
    return .walk(
      try PathWalk.all(
        finder.space,
        from: start,
        to: to,
        levels: finder.levels,
        rules: finder.rules(excluding: others(of: row, batch)),
        tick: finder.tick
      )
    )
  }

  /// The ends to select between.
  private func pairs(
    _ from: NodeID,
    _ to: NodeID?,
    _ row: RowBatch
  ) throws(Diagnostic) -> [SelectedPaths.Pair] {
    if let to { return [step.isReversed ? (to, from) : (from, to)] }
    let ends: [NodeID]
    if let quick {
      ends = quick.ends(from: from, isReversed: step.isReversed)
    } else {
      let finder = backward ?? finder
      if backward != nil { finder.begin(row) }
      guard let start = finder.start(at: from) else { return [] }
      try finder.levels.start(at: start)
      ends = try finder.levels.ends(upTo: finder.compiled.automaton.maximumLength ?? .max)
    }
    return ends.map { step.isReversed ? ($0, from) : (from, $0) }
  }
}

extension FindPaths {
  /// What the search reads of a row.
  var readVariables: Set<VariableID> {
    var read = known.union(others).union(closes ? [from, to] : [from])
    for step in pattern.steps { read.formUnion(step.outerVariables) }
    for condition in pattern.conditions + (pattern.selector?.pathPredicates ?? []) {
      read.formUnion(condition.variables)
    }
    return read
  }
}
