public import PropertyGraph

/// The shape of a path: a chain of steps between joints, ready to be laid over a graph.
///
/// A step is one edge, or a turn of several edges that repeats. Conditions on one node or one edge are
/// bitmaps. A condition that relates several places is a numbered check over *cells*: the elements that
/// a path remembers until the check can be decided.
public struct PathAutomaton: Sendable {
  /// What a node must be, and where it is remembered.
  public struct NodeTest: Sendable {
    /// By node number; nil for all.
    public var allowed: Bitmap?
    /// A cell that is filled already must hold the same node.
    public var cell: Int?

    public init(allowed: Bitmap? = nil, cell: Int? = nil) {
      self.allowed = allowed
      self.cell = cell
    }
  }

  /// A place for one edge, and the node that it leads to when the turn goes on or ends there.
  public struct Slot: Sendable {
    public var traversal: Traversal
    public var cell: Int?
    public var landing: NodeTest

    public init(traversal: Traversal, cell: Int? = nil, landing: NodeTest = NodeTest()) {
      self.traversal = traversal
      self.cell = cell
      self.landing = landing
    }
  }

  /// The nodes before, between and after the steps.
  public struct Joint: Sendable {
    public var test: NodeTest
    /// Decided here, in this order.
    public var checks: [Int]
    /// Forgotten after the checks.
    public var cleared: [Int]

    public init(test: NodeTest = NodeTest(), checks: [Int] = [], cleared: [Int] = []) {
      self.test = test
      self.checks = checks
      self.cleared = cleared
    }
  }

  /// A turn of one or more edges, and how often it repeats.
  public struct Step: Sendable {
    public var slots: [Slot]
    public var minimum: Int
    /// Nil: no upper bound.
    public var maximum: Int?
    /// The node where each turn begins.
    public var entry: NodeTest
    /// The node between two turns.
    public var between: NodeTest
    /// Decided at the end of each turn.
    public var checks: [Int]
    /// Forgotten at the end of each turn.
    public var cells: [Int]

    public init(
      slots: [Slot],
      minimum: Int = 1,
      maximum: Int? = 1,
      entry: NodeTest = NodeTest(),
      between: NodeTest = NodeTest(),
      checks: [Int] = [],
      cells: [Int] = []
    ) {
      self.slots = slots
      self.minimum = minimum
      self.maximum = maximum
      self.entry = entry
      self.between = between
      self.checks = checks
      self.cells = cells
    }
  }

  public let steps: [Step]
  /// One more than there are steps.
  public let joints: [Joint]
  public let cellCount: Int
  /// The greatest number of edges, where it is known without a graph; nil for any.
  public let maximumLength: Int?

  /// By step: the number of its first slot.
  let firstSlots: [Int]
  /// By slot: its step.
  public let stepOfSlot: [Int]
  /// By step: the number of its first state; state 0 is before all steps.
  let firstStates: [Int]
  /// By step: turns are told apart up to this number.
  let countedTurns: [Int]
  let stateCount: Int

  public init(steps: [Step], joints: [Joint], cellCount: Int) {
    precondition(joints.count == steps.count + 1, "a joint on each side of every step")
    self.steps = steps
    self.joints = joints
    self.cellCount = cellCount
    let open = steps.filter { $0.minimum != $0.maximum }
    // With one repetition the length says how many turns there are, and nobody needs to count to the end.
    let boundsByLength = open.count <= 1
    var length: Int? = 0
    var firstSlots: [Int] = []
    var stepOfSlot: [Int] = []
    var firstStates: [Int] = []
    var countedTurns: [Int] = []
    var states = 1
    for (index, step) in steps.enumerated() {
      firstSlots.append(stepOfSlot.count)
      stepOfSlot += step.slots.map { _ in index }
      firstStates.append(states)
      let counted = boundsByLength ? step.minimum : max(step.minimum, step.maximum ?? 0)
      countedTurns.append(counted)
      states = states.addingClamped(counted.addingClamped(1).multipliedClamped(step.slots.count))
      length = length.flatMap { length in
        step.maximum.map { length.addingClamped($0.multipliedClamped(step.slots.count)) }
      }
    }
    self.firstSlots = firstSlots
    self.stepOfSlot = stepOfSlot
    self.firstStates = firstStates
    self.countedTurns = countedTurns
    stateCount = states
    maximumLength = length
  }

  /// Whether no path can match: an upper bound is below its lower bound.
  public var isEmpty: Bool { steps.contains { $0.maximum ?? .max < $0.minimum } }

  /// Whether a path without any edge can match.
  public var allowsNoEdge: Bool { steps.allSatisfy { $0.minimum == 0 } }

  /// Whether one path can match in several ways, with other parts of it for the steps.
  public var isAmbiguous: Bool { steps.filter { $0.minimum != $0.maximum }.count > 1 }

  /// Whether there are too many states to number.
  public var isTooLarge: Bool { stateCount > Int(Int32.max) }
}

extension Int {
  fileprivate func addingClamped(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }

  fileprivate func multipliedClamped(_ other: Int) -> Int {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? .max : product
  }
}
