public import PropertyGraph

/// The clock that a query reads, and the zones that it knows by name.
public struct TimeSource: Sendable {
  /// An instant since 1970-01-01T00:00Z.
  public typealias Instant = (epochSecond: Int64, nanosecond: Int)

  /// Read once for every statement.
  public var now: @Sendable () -> Instant
  /// Nil when no zone has a name, only offsets such as `+01:00`.
  public var zones: (any TimeZoneDatabase)?

  public init(
    zones: (any TimeZoneDatabase)? = nil,
    now: @escaping @Sendable () -> Instant = { SystemTime.now() }
  ) {
    self.zones = zones
    self.now = now
  }
}

/// The time of one statement: the same for all its rows and steps.
struct StatementTime: Sendable {
  let epochSecond: Int64
  let nanosecond: Int
  let zones: (any TimeZoneDatabase)?

  init(_ source: TimeSource) {
    (epochSecond, nanosecond) = source.now()
    zones = source.zones
  }
}

/// What functions know besides their arguments.
final class FunctionEnvironment {
  let graph: Graph
  private let time: StatementTime
  private var knownZones: [String: Zone] = [:]

  init(graph: Graph, time: StatementTime) {
    self.graph = graph
    self.time = time
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
