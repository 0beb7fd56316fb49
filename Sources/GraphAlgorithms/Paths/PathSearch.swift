public import PropertyGraph

/// The matches between two nodes, shortest first, those of one length in canonical order, one by one.
///
/// Lengths are tried one after the other. For each, the walks over vertices that have exactly this length are
/// marked from the end, and the rules are checked while they are written out.
public final class PathSearch<Failure: Error> {
  private let space: PathSpace<Failure>
  private let levels: PathLevels<Failure>
  private let rules: PathRules
  private let tick: () throws(Failure) -> Void
  private let start: Int32
  private let end: NodeID
  private let maximum: Int

  private var walk: PathWalk<Failure>?
  private var length = -1
  /// Known when all levels are: what leads to the end, and how long paths can be at most.
  private var reachable: Bitmap?
  private var longest: Int?

  public init(
    _ space: PathSpace<Failure>,
    levels: PathLevels<Failure>,
    from start: Int32,
    to end: NodeID,
    rules: PathRules,
    tick: @escaping () throws(Failure) -> Void
  ) {
    self.space = space
    self.levels = levels
    self.start = start
    self.end = end
    self.rules = rules
    self.tick = tick
    maximum = space.automaton.maximumLength ?? .max
  }

  /// The match found last.
  public var path: PathTrace { walk?.path ?? PathTrace(start: space.node(of: start)) }

  /// Goes on to the next match; false when there is none.
  ///
  /// - Complexity: for walks, polynomial in the length and the number of vertices. What must not repeat makes
  ///   it exponential at worst, unless a shortest walk happens to repeat nothing.
  public func next() throws(Failure) -> Bool {
    if length < 0 {
      try levels.start(at: start)
      guard let least = try levels.distance(to: end, maximum: maximum), least <= maximum else { return false }
      length = least
      try beginWalk()
    }
    while true {
      if let walk {
        if try walk.next() { return true }
        if !walk.isCut { return false }
      }
      guard length < min(maximum, longest ?? .max) else { return false }
      length += 1
      try beginWalk()
    }
  }

  private func beginWalk() throws(Failure) {
    try tick()
    while levels.depth < length, !levels.isExhausted { _ = try levels.advance() }
    if levels.isExhausted, reachable == nil { try measure() }
    let sets = try levels.vertices(to: end, length: length, tick: tick)
    guard sets[length].contains(start) else {
      walk = nil
      return
    }
    walk = PathWalk(
      space,
      from: start,
      maximum: length,
      guide: .exact(sets, reachable: reachable),
      rules: rules,
      tick: tick
    )
  }

  /// Finds what leads to the end at all, and the greatest length that a path can have.
  private func measure() throws(Failure) {
    let left = try levels.distances(to: end)
    var known = Bitmap(count: left.count)
    var incoming = [Int32](repeating: 0, count: left.count)
    var edges: Set<EdgeID> = []
    var nodes: Set<NodeID> = []
    var count = 0
    for vertex in left.indices where left[vertex] >= 0 {
      known[vertex] = true
      count += 1
      nodes.insert(space.node(of: Int32(vertex)))
      for position in try space.moves(of: Int32(vertex)) {
        let move = space.move(at: position)
        guard left[Int(move.vertex)] >= 0 else { continue }
        incoming[Int(move.vertex)] += 1
        edges.insert(move.edge)
      }
    }
    reachable = known
    // The longest walk, unless there is a cycle.
    var lengths = [Int](repeating: 0, count: left.count)
    var open = left.indices.filter { left[$0] >= 0 && incoming[$0] == 0 }.map { Int32($0) }
    var done = 0
    while let vertex = open.popLast() {
      done += 1
      for position in try space.moves(of: vertex) {
        let target = Int(space.move(at: position).vertex)
        guard left[target] >= 0 else { continue }
        lengths[target] = max(lengths[target], lengths[Int(vertex)] + 1)
        incoming[target] -= 1
        if incoming[target] == 0 { open.append(Int32(target)) }
      }
    }
    if done == count {
      longest = lengths.max()
    } else if rules.edgesDiffer {
      longest = edges.count
    } else if rules.scopes.contains(where: { $0.slots.count == space.automaton.stepOfSlot.count }) {
      longest = nodes.count
    }
  }
}
