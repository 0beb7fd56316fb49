/// How far it is from one point in time to another.
///
/// Two times of day, or two local date-times, or two zoned ones, the second seen in the zone of the first.
public enum TemporalInterval: Sendable {
  /// Nanoseconds since midnight.
  case times(from: Int64, to: Int64)
  case local(from: LocalDateTime, to: LocalDateTime)
  case zoned(from: ZonedDateTime, to: ZonedDateTime, zone: Zone)

  /// Whole months, then whole days, then the rest.
  public var duration: CalendarDuration? {
    let months = wholeMonths
    guard let moved = adding(months: months, days: 0) else { return nil }
    let days = moved.wholeDays
    guard let rest = moved.adding(months: 0, days: days) else { return nil }
    return CalendarDuration(months: months, days: days, totalNanoseconds: rest.nanoseconds)
  }

  public var inMonths: CalendarDuration? {
    CalendarDuration(months: wholeMonths, days: 0, totalNanoseconds: 0)
  }

  public var inDays: CalendarDuration? {
    CalendarDuration(months: 0, days: wholeDays, totalNanoseconds: 0)
  }

  public var inSeconds: CalendarDuration? {
    CalendarDuration(months: 0, days: 0, totalNanoseconds: nanoseconds)
  }

  private var nanoseconds: Int128 {
    switch self {
    case .times(let from, let to): Int128(to) - Int128(from)
    case .local(let from, let to): to.epochNanosecond - from.epochNanosecond
    case .zoned(let from, let to, _): to.epochNanosecond - from.epochNanosecond
    }
  }

  private var wholeMonths: Int64 { wholeDates.map { $0.from.months(until: $0.to) } ?? 0 }

  private var wholeDays: Int64 { wholeDates.map { $0.to.epochDay - $0.from.epochDay } ?? 0 }

  /// The two days by one calendar, without a last day that is not whole.
  private var wholeDates: (from: CalendarDate, to: CalendarDate)? {
    let from: LocalDateTime
    let to: LocalDateTime
    switch self {
    case .times: return nil
    case .local(let first, let second): (from, to) = (first, second)
    case .zoned(let first, let second, let zone):
      (from, to) = (first.local, (second.atSameInstant(in: zone) ?? second).local)
    }
    var end = to.date
    if from.date < end, to.time < from.time { end = end.adding(days: -1) ?? end }
    if end < from.date, from.time < to.time { end = end.adding(days: 1) ?? end }
    return (from.date, end)
  }

  private func adding(months: Int64, days: Int64) -> TemporalInterval? {
    switch self {
    case .times: return self
    case .local(let from, let to):
      return from.adding(months: months)?.adding(days: days).map { .local(from: $0, to: to) }
    case .zoned(let from, let to, let zone):
      return from.adding(months: months, days: days, in: zone).map { .zoned(from: $0, to: to, zone: zone) }
    }
  }
}
