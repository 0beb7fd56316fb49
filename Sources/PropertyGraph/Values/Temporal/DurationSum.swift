/// Adds up a duration from parts with fractions.
///
/// A fraction of a month counts as part of 30.436875 days, the Gregorian average; whole days of it go to the
/// days, and what is less than a day to the seconds.
public struct DurationSum: Sendable {
  /// What a part counts.
  public enum Unit: Sendable {
    case years, quarters, months, weeks, days
    case hours, minutes, seconds, milliseconds, microseconds, nanoseconds
  }

  static let secondsPerMonth: Int128 = 2_629_746

  private var months: Int128 = 0
  /// Of months, in `DecimalFraction` units.
  private var monthFraction: Int128 = 0
  private var days: Int128 = 0
  private var dayFraction: Int128 = 0
  private var nanoseconds: Int128 = 0

  public init() {}

  public mutating func add(_ amount: DecimalFraction, _ unit: Unit) {
    let (whole, fraction) = (Int128(amount.whole), Int128(amount.fraction))
    func addMonths(_ count: Int128) {
      months += whole * count
      monthFraction += fraction * count
    }
    func addDays(_ count: Int128) {
      days += whole * count
      dayFraction += fraction * count
    }
    func addNanoseconds(_ count: Int128) {
      nanoseconds += whole * count + fraction * count / DecimalFraction.unit
    }
    switch unit {
    case .years: addMonths(12)
    case .quarters: addMonths(3)
    case .months: addMonths(1)
    case .weeks: addDays(7)
    case .days: addDays(1)
    case .hours: addNanoseconds(3_600_000_000_000)
    case .minutes: addNanoseconds(60_000_000_000)
    case .seconds: addNanoseconds(1_000_000_000)
    case .milliseconds: addNanoseconds(1_000_000)
    case .microseconds: addNanoseconds(1_000)
    case .nanoseconds: addNanoseconds(1)
    }
  }

  /// Nil when a part is too large.
  public var duration: CalendarDuration? {
    let (carried, fraction) = monthFraction.quotientAndRemainder(dividingBy: DecimalFraction.unit)
    guard let months = Int64(exactly: months + carried) else { return nil }
    if fraction == 0, dayFraction == 0 {
      guard let days = Int64(exactly: days) else { return nil }
      return CalendarDuration(months: months, days: days, totalNanoseconds: nanoseconds)
    }
    let day = Int128(LocalTime.nanosecondsPerDay)
    let ofMonths = fraction * Self.secondsPerMonth / 1_000_000_000
    let ofDays = dayFraction * 86_400 / 1_000_000_000
    let (whole, rest) = (days * day + ofMonths + ofDays).quotientAndRemainder(dividingBy: day)
    guard let days = Int64(exactly: whole) else { return nil }
    return CalendarDuration(months: months, days: days, totalNanoseconds: nanoseconds + rest)
  }
}
