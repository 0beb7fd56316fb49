/// A day and a time of day, without a zone.
public struct LocalDateTime: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let date: CalendarDate
  public let time: LocalTime

  public init(_ date: CalendarDate, _ time: LocalTime) {
    self.date = date
    self.time = time
  }

  /// From seconds since 1970-01-01T00:00; nil outside the calendar.
  public init?(epochSecond: Int64, nanosecond: Int = 0) {
    let (day, second) = epochSecond.flooredDivision(by: 86_400)
    guard let date = CalendarDate(epochDay: day), (0..<1_000_000_000).contains(nanosecond) else { return nil }
    self.init(date, LocalTime(unchecked: second * 1_000_000_000 + Int64(nanosecond)))
  }

  /// From milliseconds since 1970-01-01T00:00; nil outside the calendar.
  public init?(epochMillisecond: Int64) {
    let (second, millisecond) = epochMillisecond.flooredDivision(by: 1000)
    self.init(epochSecond: second, nanosecond: Int(millisecond) * 1_000_000)
  }

  /// Seconds since 1970-01-01T00:00, as if the clock were at Greenwich.
  public var epochSecond: Int64 { date.epochDay * 86_400 + time.nanosecondOfDay / 1_000_000_000 }

  /// The same in nanoseconds.
  var epochNanosecond: Int128 {
    Int128(date.epochDay) * Int128(LocalTime.nanosecondsPerDay) + Int128(time.nanosecondOfDay)
  }

  /// Months first, then days, then the rest; nil when it leaves the calendar.
  public func adding(_ duration: CalendarDuration) -> LocalDateTime? {
    adding(months: duration.months)?.adding(days: duration.days)?
      .adding(nanoseconds: duration.totalNanoseconds)
  }

  func adding(months: Int64) -> LocalDateTime? {
    date.adding(months: months).map { LocalDateTime($0, time) }
  }

  func adding(days: Int64) -> LocalDateTime? {
    date.adding(days: days).map { LocalDateTime($0, time) }
  }

  func adding(nanoseconds: Int128) -> LocalDateTime? {
    let (days, time) = LocalTime.split(Int128(self.time.nanosecondOfDay) + nanoseconds)
    guard let days = Int64(exactly: days), let date = date.adding(days: days) else { return nil }
    return LocalDateTime(date, time)
  }

  /// What a clock shows that is so far ahead; nil at the ends of the calendar.
  func adding(seconds: Int32) -> LocalDateTime? { adding(nanoseconds: Int128(seconds) * 1_000_000_000) }

  public var description: String { "\(date)T\(time)" }

  public static func < (a: LocalDateTime, b: LocalDateTime) -> Bool { (a.date, a.time) < (b.date, b.time) }
}
