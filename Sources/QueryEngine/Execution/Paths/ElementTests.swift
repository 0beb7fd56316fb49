import Diagnostics
import PropertyGraph

/// Decides conditions on one node or one edge for all of them at once.
struct ElementTests {
  let context: ExecutionContext

  /// By node number: where all conditions on a variable are true; nil without conditions.
  func nodes(_ predicates: [BoundExpression], about variable: VariableID) throws(Diagnostic) -> Bitmap? {
    guard !predicates.isEmpty else { return nil }
    let nodes = context.graph.nodeRanges { _ in true }.flatMap { $0.map { NodeID($0) } }
    return try decide(predicates, variable, .nodes(nodes), count: context.graph.nodeIDLimit) {
      nodes[$0].index
    }
  }

  /// By edge number: where all conditions on a variable are true, among edges of some types; nil without
  /// conditions.
  func edges(
    _ predicates: [BoundExpression],
    about variable: VariableID,
    types: [SymbolID]
  ) throws(Diagnostic) -> Bitmap? {
    guard !predicates.isEmpty else { return nil }
    let edges = types.flatMap { context.graph.edgeRanges(ofType: $0).flatMap { $0.map { EdgeID($0) } } }
    return try decide(predicates, variable, .edges(edges), count: context.graph.edgeIDLimit) {
      edges[$0].index
    }
  }

  private func decide(
    _ predicates: [BoundExpression],
    _ variable: VariableID,
    _ elements: Vector,
    count: Int,
    index: (Int) -> Int
  ) throws(Diagnostic) -> Bitmap {
    var batch = RowBatch(count: elements.count, variableCount: context.variableCount)
    batch[variable] = elements
    var allowed = Bitmap(count: count)
    for position in try ExpressionEvaluator(context: context).select(predicates, in: batch) {
      allowed[index(Int(position))] = true
    }
    return allowed
  }
}
