import Diagnostics
import PropertyGraph

/// The conditions on one turn of a repetition, split by what they need to be decided.
///
/// What depends on one edge or one node alone is decided once for all of them; the rest is decided turn by
/// turn.
struct EdgeConditions {
  /// By place in the turn: which edges may stand there; nil for all.
  let edges: [Bitmap?]
  /// By place in the turn: which nodes may stand there; nil for all.
  let nodes: [Bitmap?]
  /// Conditions that relate several parts of a turn.
  let joint: [BoundExpression]

  /// - Parameters:
  ///   - repetition: the repeated part.
  ///   - row: a batch of one row, the one around, where conditions depend on it; else nil.
  ///   - context: of the run.
  /// - Throws: what a condition that cannot be computed reports.
  init(
    _ repetition: BoundRepetition,
    row: RowBatch?,
    context: ExecutionContext
  ) throws(Diagnostic) {
    let inner = Set(repetition.nodes + repetition.edges.map(\.variable))
    func own(_ variable: VariableID) -> [BoundExpression] {
      repetition.predicates.filter { $0.variables.intersection(inner) == [variable] }
    }
    var edges: [Bitmap?] = []
    for edge in repetition.edges {
      let ranges = edge.types.flatMap { context.graph.edgeRanges(ofType: $0) }
      edges.append(
        try Self.decide(
          own(edge.variable),
          about: edge.variable,
          count: context.graph.edgeIDLimit,
          row,
          context
        ) {
          ranges.flatMap { range in range.map { EdgeID($0) } }
        } vector: {
          .edges($0)
        } index: {
          $0.index
        }
      )
    }
    var nodes: [Bitmap?] = []
    for node in repetition.nodes {
      nodes.append(
        try Self.decide(own(node), about: node, count: context.graph.nodeIDLimit, row, context) {
          context.graph.nodeRanges { _ in true }.flatMap { range in range.map { NodeID($0) } }
        } vector: {
          .nodes($0)
        } index: {
          $0.index
        }
      )
    }
    self.edges = edges
    self.nodes = nodes
    joint = repetition.predicates.filter { $0.variables.intersection(inner).count != 1 }
  }

  private static func decide<Element>(
    _ predicates: [BoundExpression],
    about variable: VariableID,
    count: Int,
    _ row: RowBatch?,
    _ context: ExecutionContext,
    all: () -> [Element],
    vector: ([Element]) -> Vector,
    index: (Element) -> Int
  ) throws(Diagnostic) -> Bitmap? {
    guard !predicates.isEmpty else { return nil }
    let elements = all()
    let outer = predicates.reduce(into: Set<VariableID>()) { $0.formUnion($1.variables) }
      .subtracting([variable])
    let rows = [Int32](repeating: 0, count: elements.count)
    var batch =
      row?.gather(rows, keeping: outer)
      ?? RowBatch(count: elements.count, variableCount: context.variableCount)
    batch[variable] = vector(elements)
    var allowed = Bitmap(count: count)
    for position in try ExpressionEvaluator(context: context).select(predicates, in: batch) {
      allowed[index(elements[Int(position)])] = true
    }
    return allowed
  }
}
