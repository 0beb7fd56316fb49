public import PropertyGraph

/// An automaton laid over a graph: its vertices are a state, a node, and what is remembered there.
///
/// Vertices get numbers as they are met, and each is worked out once: a condition is decided for a vertex,
/// not for each of the paths through it. Every path over the vertices from a start to a final one is a match,
/// and every match is one such path.
///
/// After the product of PathFinder: Farías, Martens, Rojas, Vrgoč, "PathFinder: Returning Paths in Graph
/// Queries"; Martens et al., "Representing Paths in Graph Database Pattern Matching", VLDB 16(7).
public final class PathSpace<Failure: Error> {
  /// One edge on from a vertex.
  public struct Move {
    public let edge: EdgeID
    public let node: NodeID
    /// The vertex that it leads to.
    public let vertex: Int32
    /// The place of the edge in the automaton.
    public let slot: Int32
  }

  private struct Key: Hashable {
    let state: Int32
    let node: UInt32
    let cells: [UInt32]
  }

  /// A step that can begin at a vertex, with what is remembered by then.
  private struct Opening {
    var slot: Int
    /// Turns of the step done before.
    var turns: Int
    var cells: [UInt32]
  }

  public let automaton: PathAutomaton
  private let graph: Graph
  private let check: (Int, [UInt32]) throws(Failure) -> Bool
  private let work: (_ bytes: Int) throws(Failure) -> Void

  private var numbers: [Key: Int32] = [:]
  private var keys: [Key] = []
  private var firstMoves: [Int32] = []
  private var moveCounts: [Int32] = []
  private var finals: [Int8] = []
  private var allMoves: [Move] = []
  private var steps: [Traversal.Step] = []

  /// - Parameters:
  ///   - graph: the graph below.
  ///   - automaton: the shape of paths.
  ///   - check: decides a numbered check over the cells; `.max` stands in those that are empty.
  ///   - work: called for each vertex worked out, with the memory that it takes.
  public init(
    _ graph: Graph,
    _ automaton: PathAutomaton,
    check: @escaping (Int, [UInt32]) throws(Failure) -> Bool,
    work: @escaping (_ bytes: Int) throws(Failure) -> Void
  ) {
    self.graph = graph
    self.automaton = automaton
    self.check = check
    self.work = work
  }

  /// How many vertices have been met.
  public var vertexCount: Int { keys.count }

  /// The vertex before all steps.
  ///
  /// - Parameters:
  ///   - node: where paths begin.
  ///   - cells: elements known beforehand; empty for none.
  /// - Returns: the vertex's number.
  public func start(at node: NodeID, cells: [UInt32]) -> Int32 {
    let cells = cells.isEmpty ? [UInt32](repeating: .max, count: automaton.cellCount) : cells
    return number(Key(state: 0, node: node.rawValue, cells: cells))
  }

  public func node(of vertex: Int32) -> NodeID { NodeID(keys[Int(vertex)].node) }

  public func move(at position: Int) -> Move { allMoves[position] }

  /// The positions of a vertex's moves, in canonical order: by edge type, outgoing first, by neighbour, by
  /// edge, and by place in the automaton.
  ///
  /// - Complexity: O(degree) the first time, then O(1).
  public func moves(of vertex: Int32) throws(Failure) -> Range<Int> {
    if moveCounts[Int(vertex)] < 0 { try workOut(vertex) }
    let first = Int(firstMoves[Int(vertex)])
    return first..<first + Int(moveCounts[Int(vertex)])
  }

  /// Whether a match can end here.
  public func isFinal(_ vertex: Int32) throws(Failure) -> Bool {
    if finals[Int(vertex)] < 0 {
      let key = keys[Int(vertex)]
      var openings: [Opening] = []
      finals[Int(vertex)] = try open(key, into: &openings) ? 1 : 0
    }
    return finals[Int(vertex)] == 1
  }

  // MARK: Working out

  private func number(_ key: Key) -> Int32 {
    if let known = numbers[key] { return known }
    let number = Int32(keys.count)
    numbers[key] = number
    keys.append(key)
    firstMoves.append(0)
    moveCounts.append(-1)
    finals.append(-1)
    return number
  }

  private func workOut(_ vertex: Int32) throws(Failure) {
    let key = keys[Int(vertex)]
    var openings: [Opening] = []
    finals[Int(vertex)] = try open(key, into: &openings) ? 1 : 0
    let first = allMoves.count
    let known = keys.count
    let node = NodeID(key.node)
    for opening in openings {
      let slot = automaton.steps[automaton.stepOfSlot[opening.slot]]
        .slots[
          opening.slot - automaton.firstSlots[automaton.stepOfSlot[opening.slot]]
        ]
      slot.traversal.collectSteps(from: node, into: &steps)
      // Checks below may not list steps themselves, so the list stays as it is.
      for index in steps.indices {
        let step = steps[index]
        guard let target = try land(opening, slot, step) else { continue }
        allMoves.append(
          Move(edge: step.edge, node: step.neighbor, vertex: number(target), slot: Int32(opening.slot))
        )
      }
    }
    if openings.count > 1 { sortMoves(from: first, at: node) }
    firstMoves[Int(vertex)] = Int32(first)
    moveCounts[Int(vertex)] = Int32(allMoves.count - first)
    try work(16 * (allMoves.count - first) + (keys.count - known) * (64 + 8 * automaton.cellCount))
  }

  private func sortMoves(from first: Int, at node: NodeID) {
    func order(_ move: Move) -> (UInt32, UInt32, UInt32, UInt32, Int32) {
      let isIncoming = automaton.slot(Int(move.slot)).traversal
        .travelsAgainst(move.edge, from: node, in: graph)
      return (
        UInt32(graph.type(of: move.edge).index), isIncoming ? 1 : 0, move.node.rawValue, move.edge.rawValue,
        move.slot
      )
    }
    allMoves[first...].sort { order($0) < order($1) }
  }

  /// The vertex where a step over one edge leads; nil where it fails a test.
  private func land(
    _ opening: Opening,
    _ slot: PathAutomaton.Slot,
    _ taken: Traversal.Step
  ) throws(Failure) -> Key? {
    let index = automaton.stepOfSlot[opening.slot]
    let step = automaton.steps[index]
    let offset = opening.slot - automaton.firstSlots[index]
    var cells = opening.cells
    guard Self.remember(taken.edge.rawValue, in: slot.cell, &cells),
      Self.passes(slot.landing, taken.neighbor, &cells)
    else { return nil }
    var turns = opening.turns
    if offset == step.slots.count - 1 {
      for number in step.checks where try !check(number, cells) { return nil }
      for cell in step.cells { cells[cell] = .max }
      turns = min(turns + 1, automaton.countedTurns[index])
    }
    let state = automaton.firstStates[index] + turns * step.slots.count + offset
    return Key(state: Int32(state), node: taken.neighbor.rawValue, cells: cells)
  }

  /// Finds what can come after a vertex; true where nothing needs to.
  private func open(_ key: Key, into openings: inout [Opening]) throws(Failure) -> Bool {
    let node = NodeID(key.node)
    guard key.state > 0 else { return try leave(before: 0, node, key.cells, into: &openings) }
    var index = automaton.firstStates.count - 1
    while automaton.firstStates[index] > Int(key.state) { index -= 1 }
    let step = automaton.steps[index]
    let place = Int(key.state) - automaton.firstStates[index]
    let turns = place / step.slots.count
    let offset = place % step.slots.count
    if offset < step.slots.count - 1 {
      openings.append(Opening(slot: automaton.firstSlots[index] + offset + 1, turns: turns, cells: key.cells))
      return false
    }
    // Uncounted turns end with the length.
    if turns < step.maximum ?? .max || automaton.countedTurns[index] < step.maximum ?? .max {
      var cells = key.cells
      if Self.passes(step.between, node, &cells) { enter(index, turns: turns, node, cells, into: &openings) }
    }
    guard turns >= step.minimum else { return false }
    return try leave(before: index + 1, node, key.cells, into: &openings)
  }

  /// Passes a joint, and those after it that a step of no turns leads to.
  private func leave(
    before next: Int,
    _ node: NodeID,
    _ cells: [UInt32],
    into openings: inout [Opening]
  ) throws(Failure) -> Bool {
    var cells = cells
    var index = next
    while true {
      let joint = automaton.joints[index]
      guard Self.passes(joint.test, node, &cells) else { return false }
      for number in joint.checks where try !check(number, cells) { return false }
      for cell in joint.cleared { cells[cell] = .max }
      if index == automaton.steps.count { return true }
      if automaton.steps[index].maximum ?? .max > 0 { enter(index, turns: 0, node, cells, into: &openings) }
      if automaton.steps[index].minimum > 0 { return false }
      index += 1
    }
  }

  private func enter(
    _ index: Int,
    turns: Int,
    _ node: NodeID,
    _ cells: [UInt32],
    into openings: inout [Opening]
  ) {
    var cells = cells
    guard Self.passes(automaton.steps[index].entry, node, &cells) else { return }
    openings.append(Opening(slot: automaton.firstSlots[index], turns: turns, cells: cells))
  }

  private static func passes(_ test: PathAutomaton.NodeTest, _ node: NodeID, _ cells: inout [UInt32]) -> Bool
  {
    if let allowed = test.allowed, !allowed[node.index] { return false }
    return remember(node.rawValue, in: test.cell, &cells)
  }

  private static func remember(_ element: UInt32, in cell: Int?, _ cells: inout [UInt32]) -> Bool {
    guard let cell else { return true }
    if cells[cell] != .max { return cells[cell] == element }
    cells[cell] = element
    return true
  }
}

extension PathAutomaton {
  func slot(_ number: Int) -> Slot {
    steps[stepOfSlot[number]].slots[number - firstSlots[stepOfSlot[number]]]
  }
}
