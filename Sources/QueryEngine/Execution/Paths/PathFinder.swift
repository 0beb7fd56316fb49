import Diagnostics
import GraphAlgorithms
import PropertyGraph

/// A compiled pattern over the graph, followed in one direction, row after row.
///
/// What has been worked out of the graph is kept for the next rows, unless it depends on the row or has grown
/// large.
final class PathFinder {
  let compiled: CompiledPath
  private let step: FindPaths
  private let context: ExecutionContext
  private var row: RowBatch
  private var held = 0
  private var current: (space: PathSpace<Diagnostic>, levels: PathLevels<Diagnostic>)?

  /// - Parameters:
  ///   - step: the pattern and what is known.
  ///   - isReversed: whether to follow it from its right end.
  ///   - context: of the run.
  /// - Throws: what deciding conditions on single elements throws.
  init(_ step: FindPaths, isReversed: Bool, context: ExecutionContext) throws(Diagnostic) {
    self.step = step
    self.context = context
    compiled = try CompiledPath(step, isReversed: isReversed, context: context)
    row = RowBatch(count: 1, variableCount: context.variableCount)
  }

  deinit { context.release(bytes: held) }

  /// Begins with a row, given as a batch of one.
  func begin(_ row: RowBatch) {
    self.row = row
    if compiled.readsRow || held > 256 << 20 { forget() }
  }

  private func forget() {
    current = nil
    context.release(bytes: held)
    held = 0
  }

  var space: PathSpace<Diagnostic> { parts.space }
  var levels: PathLevels<Diagnostic> { parts.levels }

  private var parts: (space: PathSpace<Diagnostic>, levels: PathLevels<Diagnostic>) {
    if let current { return current }
    let work: (Int) throws(Diagnostic) -> Void = { [unowned self] bytes throws(Diagnostic) in
      try self.work(bytes)
    }
    let space = PathSpace<Diagnostic>(
      context.graph,
      compiled.automaton,
      check: { [unowned self] number, cells throws(Diagnostic) in try self.decide(number, cells) },
      work: work
    )
    let made = (space: space, levels: PathLevels(space, work: work))
    current = made
    return made
  }

  /// The vertex where paths from a node begin; nil when something that the row should know is null.
  func start(at node: NodeID) -> Int32? {
    guard node != .none else { return nil }
    var cells = [UInt32](repeating: .max, count: compiled.cells.count)
    for (index, cell) in compiled.cells.enumerated() where cell.isKnown {
      if cell.isNode {
        let known = row[cell.variable].node(at: 0)
        guard known != .none else { return nil }
        cells[index] = known.rawValue
      } else {
        let known = row[cell.variable].edge(at: 0)
        guard known != .none else { return nil }
        cells[index] = known.rawValue
      }
    }
    return space.start(at: node, cells: cells)
  }

  /// What must not repeat.
  func rules(excluding edges: [EdgeID]) -> PathRules {
    PathRules(edgesDiffer: !step.repeatsEdges, scopes: compiled.scopes, excludedEdges: edges)
  }

  func tick() throws(Diagnostic) { try context.tick(at: step.pattern.range) }

  func work(_ bytes: Int) throws(Diagnostic) {
    held += bytes
    try context.hold(bytes: bytes, for: "to keep track of paths", at: step.pattern.range)
    try tick()
  }

  private func decide(_ number: Int, _ cells: [UInt32]) throws(Diagnostic) -> Bool {
    let check = compiled.checks[number]
    let read = check.variables
    var batch = row
    for (cell, element) in zip(compiled.cells, cells) where read.contains(cell.variable) {
      batch[cell.variable] =
        cell.isNode
        ? .nodes([element == .max ? .none : NodeID(element)])
        : .edges([element == .max ? .none : EdgeID(element)])
    }
    return try !ExpressionEvaluator(context: context).select([check], in: batch).isEmpty
  }
}
