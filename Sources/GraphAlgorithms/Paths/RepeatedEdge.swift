public import PropertyGraph

/// One edge repeated between nodes that are tested one by one: what searches over nodes alone can answer.
///
/// A path of no edge is tested at `start` and `stop`; a longer one at `start` and `departure` where it begins,
/// at `passage` in between, and at `arrival` where it ends. Nil stands for all nodes.
public struct RepeatedEdge: Sendable {
  public let traversal: Traversal
  public let minimum: Int
  /// Nil: no upper bound.
  public let maximum: Int?
  private let start: Bitmap?
  private let stop: Bitmap?
  private let departure: Bitmap?
  private let landing: Bitmap?
  public let passage: Bitmap?
  let arrival: Bitmap?

  /// Nil where the automaton is more than that.
  public init?(_ automaton: PathAutomaton) {
    guard automaton.steps.count == 1, automaton.steps[0].slots.count == 1, automaton.cellCount == 0,
      automaton.steps[0].checks.isEmpty, automaton.joints.allSatisfy(\.checks.isEmpty)
    else { return nil }
    let step = automaton.steps[0]
    traversal = step.slots[0].traversal
    minimum = step.minimum
    maximum = step.maximum
    start = automaton.joints[0].test.allowed
    stop = automaton.joints[1].test.allowed
    departure = step.entry.allowed
    landing = step.slots[0].landing.allowed
    passage = Self.both(Self.both(departure, landing), step.between.allowed)
    arrival = Self.both(stop, landing)
  }

  private init(reversing other: RepeatedEdge) {
    traversal = other.traversal.reversed
    minimum = other.minimum
    maximum = other.maximum
    start = other.stop
    stop = other.start
    departure = other.landing
    landing = other.departure
    passage = other.passage
    arrival = Self.both(stop, landing)
  }

  /// The same paths from their other ends.
  public var reversed: RepeatedEdge { RepeatedEdge(reversing: self) }

  /// The greatest length; a very large number where there is no bound.
  public var limit: Int { maximum ?? .max }

  /// Whether a path may begin at a node, and go on from there.
  public func departs(from node: NodeID) -> Bool {
    (start?[node.index] ?? true) && (departure?[node.index] ?? true) && limit > 0
  }

  func passes(_ node: NodeID) -> Bool { passage?[node.index] ?? true }

  /// Whether a path of at least one edge may end at a node.
  public func arrives(at node: NodeID) -> Bool { arrival?[node.index] ?? true }

  /// Whether the path of no edge at a node counts.
  public func isEmptyPath(at node: NodeID) -> Bool {
    minimum == 0 && (start?[node.index] ?? true) && (stop?[node.index] ?? true)
  }

  private static func both(_ a: Bitmap?, _ b: Bitmap?) -> Bitmap? {
    guard var a else { return b }
    if let b { a.formIntersection(b) }
    return a
  }
}
