import Diagnostics
import GraphAlgorithms
import PropertyGraph

/// The paths that a selector takes for one row: between each two ends the first ones in canonical order.
///
/// Paths are compared by length, then from the left end step by step as `Traversal.collectSteps` lists them.
/// They are searched from there, so that the same ones are taken whichever end has a value.
final class SelectedPaths {
  typealias Pair = (start: NodeID, end: NodeID)

  private let step: FindPaths
  private let selector: BoundSelector
  private let count: Int
  private let finder: PathFinder
  private let quick: QuickShortestPaths?
  private let row: RowBatch
  private let context: ExecutionContext
  private var pairs: ArraySlice<Pair>

  private var search: PathSearch<Diagnostic>?
  private var ready: ArraySlice<PathTrace> = []
  private var taken = 0
  private var groups = 0
  private var length = -1
  private var seen: Set<[EquivalenceKey]> = []

  /// - Parameters:
  ///   - step: the pattern with its selector.
  ///   - selector: how many paths to take, and of which.
  ///   - count: the selector's number.
  ///   - pairs: the ends to look between.
  ///   - finder: follows the pattern from its left end; has begun with the row.
  ///   - quick: answers what breadth-first search alone can.
  ///   - row: a batch of one row, for conditions on paths.
  ///   - context: of the run.
  init(
    _ step: FindPaths,
    _ selector: BoundSelector,
    count: Int,
    pairs: [Pair],
    finder: PathFinder,
    quick: QuickShortestPaths?,
    row: RowBatch,
    context: ExecutionContext
  ) {
    self.step = step
    self.selector = selector
    self.count = count
    self.pairs = pairs[...]
    self.finder = finder
    self.quick = quick
    self.row = row
    self.context = context
  }

  /// The next path; nil when there are no more.
  func next() throws(Diagnostic) -> PathTrace? {
    while true {
      if let path = ready.popFirst() { return path }
      if let path = try nextOfPair() { return path }
      search = nil
      guard let pair = pairs.popFirst() else { return nil }
      try finder.tick()
      if step.excludesClosedPaths, pair.start == pair.end, !finder.compiled.automaton.allowsNoEdge {
        continue
      }
      if let quick, let paths = try quick.paths(from: pair.start, to: pair.end, tick: finder.tick) {
        ready = paths[...]
        continue
      }
      guard let start = finder.start(at: pair.start) else { continue }
      search = PathSearch(
        finder.space,
        levels: finder.levels,
        from: start,
        to: pair.end,
        rules: finder.rules(excluding: []),
        tick: finder.tick
      )
      (taken, groups, length, seen) = (0, 0, -1, [])
    }
  }

  private func nextOfPair() throws(Diagnostic) -> PathTrace? {
    guard let search else { return nil }
    let takesGroups = selector.kind == .shortestGroups || selector.kind == .allShortest
    if !takesGroups, taken == count { return nil }
    while try search.next() {
      let path = search.path
      if takesGroups, groups == count, path.edges.count > length { return nil }
      guard try isAccepted(path) else { continue }
      if path.edges.count > length {
        length = path.edges.count
        groups += 1
      }
      taken += 1
      return path
    }
    return nil
  }

  /// Whether a path meets the conditions on it as a whole, and is not there already.
  private func isAccepted(_ path: PathTrace) throws(Diagnostic) -> Bool {
    let conditions = finder.compiled.finalConditions
    let isAmbiguous = finder.compiled.automaton.isAmbiguous
    guard isAmbiguous || !conditions.isEmpty else { return true }
    var columns = PathColumns(
      step.pattern,
      isReversed: false,
      automaton: finder.compiled.automaton,
      variables: step.pattern.interior.union(step.pattern.ends)
    )
    columns.append(path)
    var batch = row
    columns.fill(&batch)
    guard try !ExpressionEvaluator(context: context).select(conditions, in: batch).isEmpty else {
      return false
    }
    guard isAmbiguous else { return true }
    let named = step.pattern.named.intersection(step.pattern.interior).sorted()
    let identity = PathColumns.identity(of: path, batch, variables: named, in: context.graph)
    return seen.insert(identity.map { EquivalenceKey($0) }).inserted
  }
}
