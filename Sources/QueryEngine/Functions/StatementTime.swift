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
