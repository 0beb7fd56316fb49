/// A day and a time of day at an offset from UTC, in a named zone or not.
///
/// The offset tells the instant; the name tells which clock is meant when time is added.
public struct ZonedDateTime: Sendable, Hashable, CustomStringConvertible {
  public let local: LocalDateTime
  public let offset: UTCOffset
  /// For example `Europe/Paris`; nil when only the offset is known.
  public let zoneName: String?

  public init(_ local: LocalDateTime, offset: UTCOffset, zoneName: String? = nil) {
    self.local = local
    self.offset = offset
    self.zoneName = zoneName
  }

  /// A local time in a zone.
  ///
  /// Of a time that the clock shows twice, the first is meant unless the offset tells; a time that the
  /// clock skips is moved on by as much as was skipped. Nil at the ends of the calendar.
  public init?(_ local: LocalDateTime, in zone: Zone, preferring offset: UTCOffset? = nil) {
    switch zone {
    case .offset(let offset): self.init(local, offset: offset)
    case .named(let name, let rules):
      switch rules.offsets(atLocal: local.epochSecond) {
      case .one(let offset): self.init(local, offset: offset, zoneName: name)
      case .two(let earlier, let later):
        self.init(local, offset: offset == later ? later : earlier, zoneName: name)
      case .skipped(let before, let after):
        guard let moved = local.adding(seconds: after.seconds - before.seconds) else { return nil }
        self.init(moved, offset: after, zoneName: name)
      }
    }
  }

  /// An instant, seen in a zone; nil outside the calendar.
  public init?(epochSecond: Int64, nanosecond: Int = 0, in zone: Zone) {
    let offset = zone.offset(at: epochSecond)
    let (second, overflow) = epochSecond.addingReportingOverflow(Int64(offset.seconds))
    guard !overflow, let local = LocalDateTime(epochSecond: second, nanosecond: nanosecond) else {
      return nil
    }
    self.init(local, offset: offset, zoneName: zone.name)
  }

  /// Seconds since 1970-01-01T00:00Z.
  public var epochSecond: Int64 { local.epochSecond - Int64(offset.seconds) }

  /// Nanoseconds since 1970-01-01T00:00Z.
  var epochNanosecond: Int128 { local.epochNanosecond - Int128(offset.seconds) * 1_000_000_000 }

  /// The same instant, seen in another zone.
  public func atSameInstant(in zone: Zone) -> ZonedDateTime? {
    ZonedDateTime(epochSecond: epochSecond, nanosecond: local.time.nanosecond, in: zone)
  }

  /// Months and days by the calendar of the zone, then the rest by the clock; nil outside the calendar.
  ///
  /// - Parameters:
  ///   - duration: what to add.
  ///   - zone: this value's own zone.
  /// - Returns: a value in the same zone.
  public func adding(_ duration: CalendarDuration, in zone: Zone) -> ZonedDateTime? {
    adding(months: duration.months, days: duration.days, in: zone)?
      .adding(nanoseconds: duration.totalNanoseconds, in: zone)
  }

  func adding(months: Int64, days: Int64, in zone: Zone) -> ZonedDateTime? {
    if months == 0, days == 0 { return self }
    guard let moved = local.adding(months: months)?.adding(days: days) else { return nil }
    return ZonedDateTime(moved, in: zone, preferring: offset)
  }

  private func adding(nanoseconds: Int128, in zone: Zone) -> ZonedDateTime? {
    if nanoseconds == 0 { return self }
    let (seconds, rest) = (epochNanosecond + nanoseconds).flooredDivision(by: 1_000_000_000)
    guard let second = Int64(exactly: seconds) else { return nil }
    return ZonedDateTime(epochSecond: second, nanosecond: Int(rest), in: zone)
  }

  public var description: String { "\(local)\(offset)\(zoneName.map { "[\($0)]" } ?? "")" }
}
