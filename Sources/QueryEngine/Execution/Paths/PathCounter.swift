import Diagnostics
import GraphAlgorithms
import PropertyGraph

/// Counts the paths of a row by end and length, with the cheapest search that can tell.
final class PathCounter {
  private enum Search {
    /// One shortest path to each node: the distances from a source.
    case distances(BreadthFirstSearch)
    /// The same from many sources, whose ends nobody asks for.
    case manyDistances(ManySourceSearch)
    /// All shortest paths to each node.
    case shortestToAll(ShortestPathCounter)
    /// The shortest paths between two nodes.
    case shortestBetween(ShortestPathSearch, countsAll: Bool)
    /// The nodes that some path leads to.
    case reach(BreadthFirstSearch)
    /// Paths by length that use no edge twice.
    case trails(TrailCounter)
    /// Whatever the pattern says, path by path.
    case listing
  }

  private let step: CountPaths
  private let needsEnd: Bool
  private let needsLength: Bool
  private let context: ExecutionContext
  private let paths: PathSource
  private let edge: RepeatedEdge?
  private var search: Search
  /// Searches from several rows at once, in place of one by one.
  private var block: (first: Int, counts: [[Int64]]) = (0, [])

  /// - Parameters:
  ///   - step: what to count.
  ///   - needsEnd: whether to tell ends apart.
  ///   - needsLength: whether to tell lengths apart.
  ///   - context: of the run.
  /// - Throws: what deciding conditions on single elements throws.
  init(
    _ step: CountPaths,
    needsEnd: Bool,
    needsLength: Bool,
    context: ExecutionContext
  ) throws(Diagnostic) {
    self.step = step
    self.needsEnd = needsEnd
    self.needsLength = needsLength
    self.context = context
    paths = try PathSource(step.paths, context: context)
    let isTurned = step.paths.isReversed && !step.paths.isFollowedBackwards
    edge =
      paths.finder.compiled.finalConditions.isEmpty && step.paths.pattern.scopes.isEmpty
      ? RepeatedEdge(paths.finder.compiled.automaton).map { isTurned ? $0.reversed : $0 } : nil
    search = .listing
    search = try chooseSearch()
  }

  private func chooseSearch() throws(Diagnostic) -> Search {
    let graph = context.graph
    let find = step.paths
    guard let edge, find.pattern.onlyRepetition != nil else { return .listing }
    if let selector = find.pattern.selector {
      guard edge.minimum <= 1, find.others.isEmpty, try selector.count(in: context) == 1 else {
        return .listing
      }
      let countsAll = (selector.kind == .allShortest || selector.kind == .shortestGroups) && !step.countsOnce
      if find.closes {
        return .shortestBetween(
          ShortestPathSearch(graph, edge.traversal, passage: edge.passage),
          countsAll: countsAll
        )
      }
      return countsAll
        ? .shortestToAll(ShortestPathCounter(graph, edge)) : .distances(BreadthFirstSearch(graph, edge))
    }
    if find.closes { return .listing }
    if step.countsOnce, !needsLength, edge.minimum <= 1, find.others.isEmpty {
      return .reach(BreadthFirstSearch(graph, edge))
    }
    return find.repeatsEdges || needsEnd ? .listing : .trails(TrailCounter(edge))
  }

  private var range: SourceRange { step.paths.pattern.range }

  /// Begins with a batch of rows.
  func begin(_ batch: RowBatch) {
    block = (0, [])
    guard let edge, !needsEnd, batch.count > 3 else { return }
    if case .distances = search { search = .manyDistances(ManySourceSearch(context.graph, edge)) }
  }

  /// The paths of one row, by length and end.
  func tallies(of row: Int, in batch: RowBatch) throws(Diagnostic) -> [PathTally] {
    let from = batch[step.paths.from].node(at: row)
    guard from != .none, !paths.isEmpty else { return [] }
    guard let edge else { return try listed(row, batch) }
    switch search {
    case .distances(var field):
      search = .listing
      defer { search = .distances(field) }
      return try distances(from, edge, &field)
    case .manyDistances(var many):
      search = .listing
      defer { search = .manyDistances(many) }
      return try distances(of: row, from, in: batch, edge, &many)
    case .shortestToAll(var counter):
      search = .listing
      defer { search = .shortestToAll(counter) }
      if let found = try shortestToAll(from, edge, &counter) { return found }
      return try listed(row, batch)
    case .shortestBetween(let search, let countsAll):
      return try shortest(row, from, in: batch, edge, search, countsAll: countsAll)
    case .reach(var field):
      search = .listing
      defer { search = .reach(field) }
      return try reached(from, edge, &field)
    case .trails(let counter): return try trails(row, from, in: batch, counter)
    case .listing: return try listed(row, batch)
    }
  }

  // MARK: Searches

  /// One path to each node, as long as the node is far.
  private func distances(
    _ source: NodeID,
    _ edge: RepeatedEdge,
    _ field: inout BreadthFirstSearch
  ) throws(Diagnostic) -> [PathTally] {
    var found: [PathTally] = []
    field.start(at: source)
    if let length = closedLength(source, edge) {
      found.append(PathTally(end: source, length: length, count: 1))
    }
    while field.depth < edge.limit, field.advance() {
      try context.checkTime(at: range)
      if needsEnd {
        var nodes: [NodeID] = []
        field.appendArrivals(to: &nodes)
        found += nodes.map { PathTally(end: $0, length: field.depth, count: 1) }
      } else if field.arrivalCount > 0 {
        found.append(PathTally(end: .none, length: field.depth, count: Int64(field.arrivalCount)))
      }
    }
    return found.inOrder
  }

  /// The same for a row of many.
  private func distances(
    of row: Int,
    _ source: NodeID,
    in batch: RowBatch,
    _ edge: RepeatedEdge,
    _ many: inout ManySourceSearch
  ) throws(Diagnostic) -> [PathTally] {
    if !(block.first..<block.first + block.counts.count).contains(row) {
      let rows = row..<min(batch.count, row + ManySourceSearch.width)
      let sources = rows.map { batch[step.paths.from].node(at: $0) }.map { $0 == .none ? source : $0 }
      let counts = try many.counts(from: sources) { () throws(Diagnostic) in
        try context.checkTime(at: range)
      }
      block = (row, counts)
    }
    var found: [PathTally] = []
    if let length = closedLength(source, edge) {
      found.append(PathTally(end: .none, length: length, count: 1))
    }
    for (index, count) in block.counts[row - block.first].enumerated() where count > 0 {
      found.append(PathTally(end: .none, length: index + 1, count: count))
    }
    return found.inOrder
  }

  /// Nil where a way back to the source is asked for, of which there may be several.
  private func shortestToAll(
    _ source: NodeID,
    _ edge: RepeatedEdge,
    _ counter: inout ShortestPathCounter
  ) throws(Diagnostic) -> [PathTally]? {
    guard edge.isEmptyPath(at: source) || closedLength(source, edge) == nil else { return nil }
    var found = try counted(try counter.tallies(from: source) { () throws(Diagnostic) in try tick() })
    if edge.isEmptyPath(at: source) { found.insert(PathTally(end: source, length: 0, count: 1), at: 0) }
    return found
  }

  private func shortest(
    _ row: Int,
    _ from: NodeID,
    in batch: RowBatch,
    _ edge: RepeatedEdge,
    _ search: ShortestPathSearch,
    countsAll: Bool
  ) throws(Diagnostic) -> [PathTally] {
    let to = batch[step.paths.to].node(at: row)
    guard to != .none else { return [] }
    if from == to {
      if step.paths.excludesClosedPaths, !edge.isEmptyPath(at: from) { return [] }
      return try listed(row, batch)
    }
    try tick()
    guard edge.departs(from: from), edge.arrives(at: to) else { return [] }
    guard countsAll else {
      return search.distance(from: from, to: to, maximum: edge.maximum)
        .map { [PathTally(end: .none, length: $0, count: 1)] } ?? []
    }
    return try counted(search.tally(from: from, to: to, maximum: edge.maximum)).map { [$0] } ?? []
  }

  /// Each node that some path leads to, once; where paths may be of any length up to the maximum, that is each
  /// node that a shortest one leads to, for a shortest path repeats nothing.
  private func reached(
    _ source: NodeID,
    _ edge: RepeatedEdge,
    _ field: inout BreadthFirstSearch
  ) throws(Diagnostic) -> [PathTally] {
    var nodes: [NodeID] = []
    field.start(at: source)
    if closedLength(source, edge) != nil { nodes.append(source) }
    while field.depth < edge.limit, field.advance() {
      try context.checkTime(at: range)
      field.appendArrivals(to: &nodes)
      // One is enough where nobody asks which it is.
      if !needsEnd, !nodes.isEmpty { break }
    }
    if !needsEnd { return nodes.isEmpty ? [] : [PathTally(end: .none, length: 0, count: 1)] }
    return nodes.map { PathTally(end: $0, length: 0, count: 1) }
  }

  private func trails(
    _ row: Int,
    _ source: NodeID,
    in batch: RowBatch,
    _ counter: TrailCounter
  ) throws(Diagnostic) -> [PathTally] {
    let others = OtherEdges(step.paths.others, in: batch, graph: context.graph).edges(of: row)
    let counts = try counted(
      try counter.counts(from: source, in: context.graph, excluding: others) { () throws(Diagnostic) in
        try tick()
      }
    )
    return counts.enumerated().filter { $0.element > 0 }
      .map { PathTally(end: .none, length: $0.offset, count: $0.element) }
  }

  /// The length of the shortest path from a node to itself that counts; nil without one.
  private func closedLength(_ node: NodeID, _ edge: RepeatedEdge) -> Int? {
    if edge.isEmptyPath(at: node) { return 0 }
    if step.paths.excludesClosedPaths { return nil }
    if step.paths.repeatsEdges { return edge.shortestClosedWalk(at: node) }
    return edge.shortestClosedTrail(at: node)
  }

  private func listed(_ row: Int, _ batch: RowBatch) throws(Diagnostic) -> [PathTally] {
    guard try paths.open(row, batch) else { return [] }
    var counts: [PathEnd: Int64] = [:]
    let isReversed = step.paths.pattern.selector != nil && step.paths.isReversed
    while let path = try paths.next() {
      let end = isReversed ? path.nodes[0] : path.nodes[path.nodes.count - 1]
      let key = PathEnd(length: needsLength ? path.edges.count : 0, node: needsEnd ? end : .none)
      let known = counts[key] ?? 0
      if known == 0 { try context.hold(bytes: 32, for: "to count paths", at: range) }
      counts[key] = step.countsOnce ? 1 : known + 1
      if step.countsOnce, !needsEnd, !needsLength { break }
    }
    context.release(bytes: 32 * counts.count)
    return counts.map { PathTally(end: $0.key.node, length: $0.key.length, count: $0.value) }.inOrder
  }

  private struct PathEnd: Hashable {
    let length: Int
    let node: NodeID
  }

  private func tick() throws(Diagnostic) { try context.tick(at: range) }

  private func counted<Counts>(_ result: Result<Counts, PathCountOverflow>) throws(Diagnostic) -> Counts {
    do throws(PathCountOverflow) {
      return try result.get()
    } catch {
      throw .tooManyPaths(at: range)
    }
  }
}

extension [PathTally] {
  /// By length, then by end.
  fileprivate var inOrder: [PathTally] { sorted { ($0.length, $0.end) < ($1.length, $1.end) } }
}

extension FindPaths {
  /// Whether a path of some edges from a node to itself is none: `shortestPath(…)` asks for the way between two
  /// nodes.
  var excludesClosedPaths: Bool { pattern.selector?.isLegacy ?? false }
}
