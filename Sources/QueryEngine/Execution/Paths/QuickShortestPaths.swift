import Diagnostics
import GraphAlgorithms
import PropertyGraph

/// Shortest paths over one repeated edge, by breadth-first search from both ends.
///
/// A shortest walk from one node to another repeats neither nodes nor edges, whatever the mode, as long as
/// no more than one edge is asked for.
final class QuickShortestPaths {
  private let edge: RepeatedEdge
  private let wantsAll: Bool
  private let graph: Graph
  private lazy var search = ShortestPathSearch(graph, edge.traversal, passage: edge.passage)
  private lazy var forward = BreadthFirstSearch(graph, edge)
  private lazy var backward = BreadthFirstSearch(graph, edge.reversed)

  /// Nil where the pattern or its selector asks for more.
  init?(_ step: FindPaths, _ selector: BoundSelector, _ compiled: CompiledPath, count: Int, graph: Graph) {
    guard count == 1, compiled.finalConditions.isEmpty, step.pattern.onlyRepetition != nil,
      let edge = RepeatedEdge(compiled.automaton), edge.minimum <= 1
    else { return nil }
    self.edge = edge
    self.graph = graph
    wantsAll = selector.kind == .allShortest || selector.kind == .shortestGroups
  }

  /// The nodes that paths may lead to from the end that is known, itself among them, nearest first.
  func ends(from node: NodeID, isReversed: Bool) -> [NodeID] {
    isReversed ? ends(from: node, &backward) : ends(from: node, &forward)
  }

  private func ends(from node: NodeID, _ field: inout BreadthFirstSearch) -> [NodeID] {
    var ends = [node]
    field.start(at: node)
    while field.depth < edge.limit, field.advance() { field.appendArrivals(to: &ends) }
    return ends
  }

  /// The paths taken between two nodes; nil for a way back to the start, which needs a full search.
  func paths(
    from start: NodeID,
    to end: NodeID,
    tick: () throws(Diagnostic) -> Void
  ) throws(Diagnostic) -> [PathTrace]? {
    guard start != end else { return nil }
    guard edge.departs(from: start), edge.arrives(at: end) else { return [] }
    var found: [PathTrace] = []
    try search.forEachPath(from: start, to: end, maximum: edge.maximum) { path throws(Diagnostic) in
      try tick()
      found.append(PathTrace(path, slot: 0))
      return wantsAll
    }
    return found
  }
}
