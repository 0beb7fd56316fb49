import Diagnostics
import GraphAlgorithms
import PropertyGraph

/// Shortest paths over one repeated edge, by breadth-first search from both ends.
///
/// A shortest walk from one node to another repeats neither nodes nor edges, whatever the mode, as long as
/// no more than one edge is asked for.
struct QuickShortestPaths {
  private let automaton: PathAutomaton
  private let wantsAll: Bool
  private let search: ShortestPathSearch
  private let field: DistanceField

  /// Nil where the pattern or its selector asks for more.
  init?(_ step: FindPaths, _ selector: BoundSelector, _ compiled: CompiledPath, count: Int, graph: Graph) {
    let automaton = compiled.automaton
    guard count == 1, compiled.isSimple, automaton.steps.count == 1, automaton.steps[0].slots.count == 1,
      step.pattern.steps[0].isRepetition, automaton.steps[0].minimum <= 1,
      automaton.steps[0].entry.allowed == nil, automaton.steps[0].slots[0].landing.allowed == nil
    else { return nil }
    self.automaton = automaton
    wantsAll = selector.kind == .allShortest || selector.kind == .shortestGroups
    let traversal = automaton.steps[0].slots[0].traversal
    search = ShortestPathSearch(graph, traversal)
    field = DistanceField(graph, step.isReversed ? traversal.reversed : traversal)
  }

  /// The nodes that paths lead to from the end that is known, nearest first.
  func ends(from node: NodeID, isReversed: Bool) -> [NodeID] {
    field.start(at: node)
    field.advance(upTo: automaton.steps[0].maximum ?? .max)
    let joint = automaton.joints[isReversed ? 0 : 1]
    return field.reached
      .filter { joint.test.allowed?[$0.index] ?? true }
      .sorted { (field.distance(to: $0) ?? 0, $0) < (field.distance(to: $1) ?? 0, $1) }
  }

  /// The paths taken between two nodes; nil for a way back to the start, which needs a full search.
  func paths(
    from start: NodeID,
    to end: NodeID,
    tick: () throws(Diagnostic) -> Void
  ) throws(Diagnostic) -> [PathTrace]? {
    guard start != end else { return nil }
    guard automaton.joints[0].test.allowed?[start.index] ?? true,
      automaton.joints[1].test.allowed?[end.index] ?? true
    else { return [] }
    var found: [PathTrace] = []
    try search.forEachPath(from: start, to: end, maximum: automaton.steps[0].maximum) {
      path throws(Diagnostic) in
      try tick()
      found.append(PathTrace(path, slot: 0))
      return wantsAll
    }
    return found
  }
}
