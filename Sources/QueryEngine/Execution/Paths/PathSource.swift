import Diagnostics
import GraphAlgorithms
import PropertyGraph
import QuerySyntax

/// The paths of a row that match a pattern, or those that its selector takes, one by one.
///
/// The pattern becomes an automaton that is followed over the graph, from the end that has a value.
final class PathSource {
  let step: FindPaths
  private let context: ExecutionContext
  private let read: Set<VariableID>
  /// Follows the pattern from its left end, or where there is no selector from the end that has a value.
  let finder: PathFinder
  /// With a selector: from the right end, to find where paths can begin.
  private let backward: PathFinder?
  private let quick: QuickShortestPaths?
  private let count: Int
  private var source: Source?

  private enum Source {
    case walk(PathWalk<Diagnostic>)
    case selected(SelectedPaths, others: [EdgeID])
  }

  init(_ step: FindPaths, context: ExecutionContext) throws(Diagnostic) {
    self.step = step
    self.context = context
    read = step.readVariables
    finder = try PathFinder(step, isReversed: step.isFollowedBackwards, context: context)
    guard let selector = step.pattern.selector else {
      (backward, quick, count) = (nil, nil, 1)
      return
    }
    count = try selector.count(in: context)
    quick = QuickShortestPaths(step, selector, finder.compiled, count: count, graph: context.graph)
    backward =
      quick == nil && step.isReversed && !step.closes
      ? try PathFinder(step, isReversed: true, context: context) : nil
  }

  /// Whether no row has any path.
  var isEmpty: Bool { finder.compiled.automaton.isEmpty }

  /// Begins with a row; false where an end is null.
  func open(_ row: Int, _ batch: RowBatch) throws(Diagnostic) -> Bool {
    source = nil
    let alone = batch.gather([Int32(row)], keeping: read)
    let from = batch[step.from].node(at: row)
    let to = step.closes ? batch[step.to].node(at: row) : nil
    guard from != .none, to != NodeID.none else { return false }
    let others = OtherEdges(step.others, in: batch, graph: context.graph).edges(of: row)
    finder.begin(alone)
    if let selector = step.pattern.selector {
      source = .selected(
        SelectedPaths(
          step,
          selector,
          count: count,
          pairs: try pairs(from, to, alone),
          finder: finder,
          quick: quick,
          row: alone,
          context: context
        ),
        others: others
      )
      return true
    }
    guard let start = finder.start(at: from) else { return false }
    source = .walk(
      try PathWalk.all(
        finder.space,
        from: start,
        to: to,
        levels: finder.levels,
        rules: finder.rules(excluding: others),
        tick: finder.tick
      )
    )
    return true
  }

  /// The next path of the row; nil when there are no more.
  func next() throws(Diagnostic) -> PathTrace? {
    switch source {
    case nil: return nil
    case .walk(let walk): return try walk.next() ? walk.path : nil
    case .selected(let paths, let others):
      while let path = try paths.next() {
        if others.allSatisfy({ !path.edges.contains($0) }) { return path }
      }
      return nil
    }
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
  /// Whether paths are followed from the pattern's right end: a selector chooses from the left one.
  var isFollowedBackwards: Bool { pattern.selector == nil && isReversed }

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

extension BoundSelector {
  /// How many paths or groups are taken.
  func count(in context: ExecutionContext) throws(Diagnostic) -> Int {
    guard let count else { return 1 }
    let row = RowBatch(count: 1, variableCount: context.variableCount)
    let value = try ExpressionEvaluator(context: context).evaluate(count, row).value(at: 0, in: context.graph)
    return try BoundSelector.number(value, at: range)
  }
}
