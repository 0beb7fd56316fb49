import PropertyGraph

/// What functions know besides their arguments.
final class FunctionEnvironment {
  let graph: Graph
  private let time: StatementTime
  private var knownZones: [String: Zone] = [:]
  private var randomState: UInt64 = 0

  init(graph: Graph, time: StatementTime) {
    self.graph = graph
    self.time = time
  }

  /// Refuses nodes and edges that the query itself has deleted.
  func checkPresence(of value: Value) throws(FunctionFailure) {
    switch value {
    case .node(let node): if graph.isDeleted(node) { throw .deleted("the node", argument: 0) }
    case .edge(let edge): if graph.isDeleted(edge) { throw .deleted("the edge", argument: 0) }
    default: break
    }
  }

  /// A number from 0 up to but not 1; the same sequence in every run.
  ///
  /// - Note: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014 (SplitMix64).
  func nextRandom() -> Double {
    randomState &+= 0x9e37_79b9_7f4a_7c15
    var mixed = randomState
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    mixed ^= mixed >> 31
    return Double(mixed >> 11) * 0x1p-53
  }

  /// The time of the statement, seen in a zone.
  func now(in zone: Zone) throws(FunctionFailure) -> ZonedDateTime {
    guard let now = ZonedDateTime(epochSecond: time.epochSecond, nanosecond: time.nanosecond, in: zone) else {
      throw FunctionFailure("the computer's clock is outside the calendar")
    }
    return now
  }

  /// A zone by its name, or by its offset such as `+01:00`.
  func zone(named name: String) throws(FunctionFailure) -> Zone {
    if let offset = UTCOffset(parsing: name) { return .offset(offset) }
    if let zone = knownZones[name] { return zone }
    guard let zones = time.zones else {
      throw FunctionFailure(
        "unknown time zone '\(name)': no time zones are installed",
        help: "give the offset, as in '+01:00'"
      )
    }
    guard let rules = zones.rules(named: name) else {
      throw FunctionFailure(
        "unknown time zone '\(name)'",
        help: "write it as 'Europe/Paris', or give the offset, as in '+01:00'"
      )
    }
    let zone = Zone.named(name, rules)
    knownZones[name] = zone
    return zone
  }

  /// The zone that a value is in.
  func zone(of value: ZonedDateTime) throws(FunctionFailure) -> Zone {
    guard let name = value.zoneName else { return .offset(value.offset) }
    return try zone(named: name)
  }
}
