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
  private var nanosecondFraction: Int128 = 0

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
      let (carried, rest) = (fraction * count).quotientAndRemainder(dividingBy: DecimalFraction.unit)
      nanoseconds += whole * count + carried
      nanosecondFraction += rest
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

  /// Nil when a part is too large; what is less than a nanosecond is cut off at the end.
  public var duration: CalendarDuration? {
    let unit = DecimalFraction.unit
    let (carriedMonths, monthRest) = monthFraction.quotientAndRemainder(dividingBy: unit)
    guard let months = Int64(exactly: months + carriedMonths) else { return nil }
    // In units of 10^-18 seconds, then nanoseconds.
    let left = monthRest * Self.secondsPerMonth + dayFraction * 86_400
    let (days, rest) = Self.carry(left, into: days, unit: 86_400 * unit)
    guard let days = Int64(exactly: days) else { return nil }
    let (carried, small) = rest.quotientAndRemainder(dividingBy: 1_000_000_000)
    let fraction = nanosecondFraction + small * 1_000_000_000
    let (nanoseconds, _) = Self.carry(fraction, into: nanoseconds + carried, unit: unit)
    return CalendarDuration(months: months, days: days, totalNanoseconds: nanoseconds)
  }

  /// Adds the whole units of a part to a number, and leaves a rest with the sign of the sum.
  private static func carry(
    _ part: Int128,
    into whole: Int128,
    unit: Int128
  ) -> (whole: Int128, rest: Int128) {
    let (carried, rest) = part.quotientAndRemainder(dividingBy: unit)
    let sum = whole + carried
    if sum > 0, rest < 0 { return (sum - 1, rest + unit) }
    if sum < 0, rest > 0 { return (sum + 1, rest - unit) }
    return (sum, rest)
  }
}
