/// A time of day at an offset from UTC.
///
/// Times are ordered by their instants on one day: 10:35-08:00 comes after 12:31+01:00.
public struct ZonedTime: Sendable, Hashable, CustomStringConvertible {
  public let time: LocalTime
  public let offset: UTCOffset

  public init(_ time: LocalTime, offset: UTCOffset) {
    self.time = time
    self.offset = offset
  }

  /// Nanoseconds since midnight at Greenwich; negative for those of the day before.
  public var utcNanoseconds: Int64 {
    time.nanosecondOfDay - Int64(offset.seconds) * 1_000_000_000
  }

  public func adding(_ duration: CalendarDuration) -> ZonedTime {
    ZonedTime(time.adding(duration), offset: offset)
  }

  /// What a clock at another offset shows at the same instant.
  public func atSameInstant(offset: UTCOffset) -> ZonedTime {
    let shift = Int128(offset.seconds - self.offset.seconds) * 1_000_000_000
    return ZonedTime(LocalTime.split(Int128(time.nanosecondOfDay) + shift).time, offset: offset)
  }

  public var description: String { "\(time)\(offset)" }
}
