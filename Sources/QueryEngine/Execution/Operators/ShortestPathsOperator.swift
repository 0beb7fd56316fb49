import Diagnostics
import GraphAlgorithms
import PropertyGraph

/// For each row, the shortest paths between two nodes, or from one node to every other.
///
/// Breadth-first search answers the usual case. At least two edges, a way back to the start, or a condition
/// on the path itself need trails, which are tried shortest first.
final class ShortestPathsOperator: Operator {
  private let step: FindShortestPaths
  private let input: any Operator
  private let kept: Set<VariableID>
  private let context: ExecutionContext
  private var searches: Searches?

  private var batch: RowBatch?
  private var row = 0

  init(
    _ step: FindShortestPaths,
    input: any Operator,
    keeping kept: Set<VariableID>,
    context: ExecutionContext
  ) {
    self.step = step
    self.input = input
    self.kept = kept
    self.context = context
  }

  private var repetition: BoundRepetition { step.repetition }

  func next() throws(Diagnostic) -> RowBatch? {
    while true {
      try context.checkTime(at: repetition.range)
      if batch == nil {
        batch = try input.next()
        row = 0
      }
      guard let current = batch else { return nil }
      var rows: [Int32] = []
      var ends: [NodeID] = []
      var lists: [Value] = []
      while row < current.count, rows.count < context.batchSize {
        for path in try paths(of: row, current) {
          rows.append(Int32(row))
          // Paths come in the pattern's direction, whatever the direction of the search.
          ends.append(step.isReversed ? path.nodes[0] : path.nodes[path.nodes.count - 1])
          lists.append(.list(path.edges.map { .edge($0) }))
        }
        row += 1
      }
      if row == current.count { batch = nil }
      if rows.isEmpty { continue }
      var output = current.gather(rows, keeping: kept)
      if !step.closes { output[step.to] = .nodes(ends) }
      output[repetition.edgeList] = .values(lists)
      return output
    }
  }

  // MARK: One row

  private func paths(of row: Int, _ batch: RowBatch) throws(Diagnostic) -> [Path] {
    let from = batch[step.from].node(at: row)
    guard from != .none, repetition.maximum.map({ $0 >= repetition.minimum }) ?? true else { return [] }
    let alone = batch.gather([Int32(row)], keeping: kept.union(repetition.outerVariables))
    let searches = try self.searches(for: alone)
    if step.closes {
      let to = batch[step.to].node(at: row)
      guard to != .none else { return [] }
      return try paths(from, to, searches, alone)
    }
    // To every node: the ends in order of distance, then of number.
    searches.field.start(at: from)
    searches.field.advance(upTo: repetition.maximum ?? .max)
    let ends = searches.field.reached.dropFirst()
      .sorted {
        (searches.field.distance(to: $0) ?? 0, $0) < (searches.field.distance(to: $1) ?? 0, $1)
      }
    var found = try paths(from, from, searches, alone)
    for end in ends {
      try context.tick(at: repetition.range)
      found += try paths(from, end, searches, alone)
    }
    return found
  }

  /// The selected paths between two nodes, from the pattern's left end to its right end.
  private func paths(
    _ from: NodeID,
    _ to: NodeID,
    _ searches: Searches,
    _ row: RowBatch
  ) throws(Diagnostic) -> [Path] {
    let (start, end) = step.isReversed ? (to, from) : (from, to)
    let wantsAll = step.selector.kind == .allShortest
    var found: [Path] = []
    if start == end, repetition.minimum == 0 {
      let path = Path(nodes: [start], edges: [])
      if try isAccepted(path, row) { return [path] }
    }
    if repetition.minimum <= 1, start != end, step.selector.pathPredicates.isEmpty {
      try searches.shortest.forEachPath(from: start, to: end, maximum: repetition.maximum) {
        path throws(Diagnostic) in
        try context.tick(at: repetition.range)
        found.append(path)
        return wantsAll
      }
      return found
    }
    try searches.trails.forEachTrail(
      from: start,
      to: end,
      minimum: max(1, repetition.minimum),
      maximum: repetition.maximum
    ) { () throws(Diagnostic) in
      try context.tick(at: repetition.range)
    } visit: { path throws(Diagnostic) in
      if let first = found.first, path.edges.count > first.edges.count { return false }
      if try isAccepted(path, row) { found.append(path) }
      return wantsAll || found.isEmpty
    }
    return found
  }

  /// Whether a path meets the conditions of `shortestPath(…)` on the path as a whole.
  private func isAccepted(_ path: Path, _ row: RowBatch) throws(Diagnostic) -> Bool {
    guard !step.selector.pathPredicates.isEmpty else { return true }
    var batch = row
    batch[repetition.edgeList] = .values([.list(path.edges.map { .edge($0) })])
    if !step.closes {
      batch[step.to] = .nodes([step.isReversed ? path.nodes[0] : path.nodes[path.nodes.count - 1]])
    }
    if let variable = step.path { batch[variable] = .values([.path(path)]) }
    return try !ExpressionEvaluator(context: context).select(step.selector.pathPredicates, in: batch).isEmpty
  }

  // MARK: Searches

  /// What the searches keep between rows.
  private struct Searches {
    let field: DistanceField
    let shortest: ShortestPathSearch
    let trails: TrailSearch
  }

  private func searches(for row: RowBatch) throws(Diagnostic) -> Searches {
    if let searches { return searches }
    let dependsOnRow = !repetition.outerVariables.isEmpty
    let conditions = try EdgeConditions(repetition, row: dependsOnRow ? row : nil, context: context)
    let edge = repetition.edges[0]
    // Paths are always searched from the pattern's left end, so that the same ones come first whichever
    // end has a value.
    let traversal = Traversal(
      context.graph,
      types: edge.types,
      direction: edge.direction.traversal(isReversed: false),
      allowedEdges: conditions.edges[0]
    )
    let searches = Searches(
      field: DistanceField(context.graph, step.isReversed ? traversal.reversed : traversal),
      shortest: ShortestPathSearch(context.graph, traversal),
      trails: TrailSearch(context.graph, traversal)
    )
    if !dependsOnRow { self.searches = searches }
    return searches
  }
}
