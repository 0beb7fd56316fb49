public import PropertyGraph

/// Enumerates matches from one vertex, depth first in canonical order, one by one.
///
/// Either all matches up to a length, each before its continuations, or those of exactly one length.
public final class PathWalk<Failure: Error> {
  /// What keeps the walk from going astray.
  enum Guide {
    /// Any final vertex ends a match.
    case none
    /// By vertex: the least number of edges to a wanted end; -1 where there is no way.
    case distances([Int32])
    /// By number of edges left: the vertices from which a wanted end is exactly so far.
    case exact([Set<Int32>], reachable: Bitmap?)
  }

  /// The match found last.
  public private(set) var path: PathTrace
  /// Whether some path was left because it is too long.
  private(set) var isCut = false

  private let space: PathSpace<Failure>
  private let rules: PathRules
  private let guide: Guide
  private let maximum: Int
  private let tick: () throws(Failure) -> Void
  private let start: Int32
  private var pending: [Range<Int>] = []
  private var hasStarted = false

  init(
    _ space: PathSpace<Failure>,
    from start: Int32,
    maximum: Int,
    guide: Guide,
    rules: PathRules,
    tick: @escaping () throws(Failure) -> Void
  ) {
    self.space = space
    self.start = start
    self.maximum = maximum
    self.guide = guide
    self.rules = rules
    self.tick = tick
    path = PathTrace(start: space.node(of: start))
  }

  /// A walk over all matches from a node.
  ///
  /// - Parameters:
  ///   - space: where to walk.
  ///   - start: the vertex to begin at.
  ///   - end: where matches must end; nil for anywhere.
  ///   - levels: of the same space, to find what leads to the end.
  ///   - rules: what must not repeat.
  ///   - tick: called for every step tried.
  /// - Returns: the walk, before its first match.
  /// - Throws: what `tick` or the space throw.
  /// - Complexity: exponential in the length at worst; with an end, vertices that do not lead there in time
  ///   are not tried.
  public static func all(
    _ space: PathSpace<Failure>,
    from start: Int32,
    to end: NodeID?,
    levels: PathLevels<Failure>,
    rules: PathRules,
    tick: @escaping () throws(Failure) -> Void
  ) throws(Failure) -> PathWalk {
    let maximum = space.automaton.maximumLength ?? .max
    var guide = Guide.none
    if let end {
      try levels.start(at: start)
      while levels.depth < maximum, try levels.advance() {}
      guide = .distances(try levels.distances(to: end))
    }
    return PathWalk(space, from: start, maximum: maximum, guide: guide, rules: rules, tick: tick)
  }

  /// Goes on to the next match; false when there is none.
  public func next() throws(Failure) -> Bool {
    if !hasStarted {
      hasStarted = true
      guard allows(start, left: maximum) else { return false }
      try open(start)
      if try isMatch(start) { return true }
    }
    while !pending.isEmpty {
      guard let position = pending[pending.count - 1].popFirst() else {
        pending.removeLast()
        if !path.edges.isEmpty { path.removeLast() }
        continue
      }
      try tick()
      let move = space.move(at: position)
      let isAllowed = allows(move.vertex, left: maximum - path.edges.count - 1)
      if !isAllowed, isCut || !couldLead(move.vertex) { continue }
      guard rules.permits(move.edge, to: move.node, slot: Int(move.slot), after: path) else { continue }
      guard isAllowed else {
        isCut = true
        continue
      }
      path.append(move.edge, move.node, move.slot)
      try open(move.vertex)
      if try isMatch(move.vertex) { return true }
    }
    return false
  }

  private func open(_ vertex: Int32) throws(Failure) {
    if path.edges.count < maximum {
      pending.append(try space.moves(of: vertex))
    } else {
      isCut = true
      pending.append(0..<0)
    }
  }

  private func allows(_ vertex: Int32, left: Int) -> Bool {
    switch guide {
    case .none: true
    case .distances(let distances): distances[Int(vertex)] >= 0 && Int(distances[Int(vertex)]) <= left
    case .exact(let sets, _): sets[left].contains(vertex)
    }
  }

  /// Whether a longer path could use a vertex that this length has no room for.
  private func couldLead(_ vertex: Int32) -> Bool {
    guard case .exact(_, let reachable) = guide else { return false }
    return reachable?[Int(vertex)] ?? true
  }

  private func isMatch(_ vertex: Int32) throws(Failure) -> Bool {
    switch guide {
    case .none: try space.isFinal(vertex)
    case .distances(let distances): distances[Int(vertex)] == 0
    case .exact: path.edges.count == maximum
    }
  }
}
