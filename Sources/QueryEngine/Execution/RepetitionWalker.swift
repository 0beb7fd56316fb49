import Diagnostics
import GraphAlgorithms
import PropertyGraph

/// Walks the ways to repeat a part of a pattern from one node: trails, depth first, shorter before longer.
///
/// No edge is used twice, nor one that the row has already.
final class RepetitionWalker {
  /// What a finished walk looks like, in the order walked.
  private(set) var nodes: [NodeID] = []
  private(set) var edges: [EdgeID] = []

  private let repetition: BoundRepetition
  private let isReversed: Bool
  private let context: ExecutionContext
  private let traversals: [Traversal]
  private let conditions: EdgeConditions
  private let row: RowBatch
  private let excluded: [EdgeID]
  private var pending: [[Traversal.Step]] = []
  private var steps: [Traversal.Step] = []
  private var hasStarted = false

  /// - Parameters:
  ///   - repetition: in the direction of the walk.
  ///   - isReversed: whether that is against the pattern's direction.
  ///   - conditions: of the repetition.
  ///   - row: a batch of one row, for conditions that read it.
  ///   - start: where to begin.
  ///   - excluded: edges that must not be used.
  ///   - context: of the run.
  init(
    _ repetition: BoundRepetition,
    isReversed: Bool,
    conditions: EdgeConditions,
    row: RowBatch,
    start: NodeID,
    excluded: [EdgeID],
    context: ExecutionContext
  ) {
    self.repetition = repetition
    self.isReversed = isReversed
    self.conditions = conditions
    self.row = row
    self.context = context
    traversals = zip(repetition.edges, conditions.edges)
      .map { edge, allowed in
        Traversal(
          context.graph,
          types: edge.types,
          direction: edge.direction.traversal(isReversed: isReversed),
          allowedEdges: allowed
        )
      }
    self.excluded = excluded
    nodes = [start]
  }

  private var turnLength: Int { repetition.edges.count }
  private var turns: Int { edges.count / turnLength }

  /// Goes on to the next walk with an allowed number of turns; false when there is none.
  func next() throws(Diagnostic) -> Bool {
    if !hasStarted {
      hasStarted = true
      if repetition.maximum.map({ $0 < repetition.minimum }) ?? false { return false }
      open()
      if repetition.minimum == 0 { return true }
    }
    while !pending.isEmpty {
      try context.tick(at: repetition.range)
      guard let step = pending[pending.count - 1].popLast() else {
        pending.removeLast()
        if edges.popLast() != nil { nodes.removeLast() }
        continue
      }
      edges.append(step.edge)
      nodes.append(step.neighbor)
      if isTurnComplete, try !holdsJointConditions() {
        edges.removeLast()
        nodes.removeLast()
        continue
      }
      open()
      if isTurnComplete, turns >= repetition.minimum { return true }
    }
    return false
  }

  private var isTurnComplete: Bool { edges.count % turnLength == 0 }

  /// Lists the steps from the last node, last one first.
  private func open() {
    let place = edges.count % turnLength
    guard turns < repetition.maximum ?? .max else {
      pending.append([])
      return
    }
    let node = nodes[nodes.count - 1]
    if let allowed = conditions.nodes[place], !allowed[node.index] {
      pending.append([])
      return
    }
    traversals[place].collectSteps(from: node, into: &steps)
    let target = conditions.nodes[place + 1]
    pending.append(
      steps.reversed()
        .filter { step in
          !edges.contains(step.edge) && !excluded.contains(step.edge)
            && target.map { $0[step.neighbor.index] } ?? true
        }
    )
  }

  /// Decides conditions on the turn just finished that relate its parts.
  private func holdsJointConditions() throws(Diagnostic) -> Bool {
    guard !conditions.joint.isEmpty else { return true }
    var batch = row
    let first = edges.count - turnLength
    for (place, edge) in repetition.edges.enumerated() {
      batch[edge.variable] = .edges([edges[first + place]])
    }
    for (place, node) in repetition.nodes.enumerated() { batch[node] = .nodes([nodes[first + place]]) }
    return try !ExpressionEvaluator(context: context).select(conditions.joint, in: batch).isEmpty
  }

  // MARK: Results

  var end: NodeID { nodes[nodes.count - 1] }

  /// All edges in the pattern's order.
  var edgeList: Value { .list((isReversed ? edges.reversed() : edges).map { .edge($0) }) }

  /// The values of an inner variable over all turns, in the pattern's order.
  func list(of variable: VariableID) -> Value {
    var values: [Value] = []
    if let place = repetition.edges.firstIndex(where: { $0.variable == variable }) {
      values = stride(from: place, to: edges.count, by: turnLength).map { .edge(edges[$0]) }
    } else if let place = repetition.nodes.firstIndex(of: variable) {
      values = (0..<turns).map { .node(nodes[$0 * turnLength + place]) }
    }
    return .list(isReversed ? values.reversed() : values)
  }
}

extension BoundRepetition {
  /// The same part seen from its right end; each edge keeps its direction in the pattern.
  var reversed: BoundRepetition {
    var copy = self
    copy.nodes.reverse()
    copy.edges.reverse()
    return copy
  }
}
