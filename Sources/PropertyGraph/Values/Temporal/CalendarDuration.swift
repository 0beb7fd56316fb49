/// An amount of time in months, days, seconds and nanoseconds, which are never turned into each other.
///
/// A month is not always so many days, nor a day so many hours; so `P1M` and `P30D` differ, and durations
/// have no `<`. (The name leaves `Duration` to the standard library, which means seconds by it.)
public struct CalendarDuration: Sendable, Hashable, CustomStringConvertible {
  public static let zero = CalendarDuration(months: 0, days: 0, seconds: 0, nanoseconds: 0)

  public let months: Int64
  public let days: Int64
  public let seconds: Int64
  /// Always forward, from 0 to 999,999,999: minus 0.1 seconds is -1 second and 900,000,000 nanoseconds.
  public let nanoseconds: Int32

  private init(months: Int64, days: Int64, seconds: Int64, nanoseconds: Int32) {
    self.months = months
    self.days = days
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  /// Nil when there are more seconds than 64 bits hold.
  init?(months: Int64, days: Int64, totalNanoseconds: Int128) {
    let (seconds, rest) = totalNanoseconds.flooredDivision(by: 1_000_000_000)
    guard let seconds = Int64(exactly: seconds) else { return nil }
    self.init(months: months, days: days, seconds: seconds, nanoseconds: Int32(rest))
  }

  /// Seconds and nanoseconds together.
  var totalNanoseconds: Int128 { Int128(seconds) * 1_000_000_000 + Int128(nanoseconds) }

  // MARK: Calculation, nil on overflow

  public static func sum(_ a: CalendarDuration, _ b: CalendarDuration) -> CalendarDuration? {
    let (months, tooManyMonths) = a.months.addingReportingOverflow(b.months)
    let (days, tooManyDays) = a.days.addingReportingOverflow(b.days)
    guard !tooManyMonths, !tooManyDays else { return nil }
    return CalendarDuration(
      months: months,
      days: days,
      totalNanoseconds: a.totalNanoseconds + b.totalNanoseconds
    )
  }

  public var negated: CalendarDuration? {
    guard months != .min, days != .min else { return nil }
    return CalendarDuration(months: -months, days: -days, totalNanoseconds: -totalNanoseconds)
  }

  /// What is left of a month goes to the days, and what is left of a day to the seconds.
  public func multiplied(by factor: DecimalFraction) -> CalendarDuration? {
    guard let months = factor.times(months), let days = factor.times(days),
      let seconds = factor.times(seconds),
      let nanoseconds = factor.times(Int64(nanoseconds))
    else { return nil }
    var sum = DurationSum()
    sum.add(months, .months)
    sum.add(days, .days)
    sum.add(seconds, .seconds)
    sum.add(nanoseconds, .nanoseconds)
    return sum.duration
  }

  /// As multiplication by the fraction, but exact; nil also for division by zero.
  public func divided(by divisor: Int64) -> CalendarDuration? {
    if divisor == 0 { return nil }
    let (months, tooManyMonths) = months.dividedReportingOverflow(by: divisor)
    let (days, tooManyDays) = days.dividedReportingOverflow(by: divisor)
    guard !tooManyMonths, !tooManyDays else { return nil }
    let divisor = Int128(divisor)
    // What is left, in nanoseconds times the divisor.
    let day = Int128(LocalTime.nanosecondsPerDay) * divisor
    let leftMonths = Int128(self.months) - Int128(months) * divisor
    let leftDays = Int128(self.days) - Int128(days) * divisor
    if leftMonths == 0, leftDays == 0 {
      return CalendarDuration(months: months, days: days, totalNanoseconds: totalNanoseconds / divisor)
    }
    let left =
      leftMonths * DurationSum.secondsPerMonth * 1_000_000_000 + leftDays
      * Int128(LocalTime.nanosecondsPerDay)
    var (carried, rest) = left.quotientAndRemainder(dividingBy: day)
    carried += Int128(days)
    // Days and the rest of them look the same way.
    if carried != 0, rest != 0, (carried < 0) != ((rest < 0) != (divisor < 0)) {
      let step: Int128 = carried < 0 ? 1 : -1
      carried += step
      rest -= step * day
    }
    guard let whole = Int64(exactly: carried) else { return nil }
    return CalendarDuration(
      months: months,
      days: whole,
      totalNanoseconds: (totalNanoseconds + rest) / divisor
    )
  }

  // MARK: Order

  /// In nanoseconds, with months of 30.436875 days: for ORDER BY alone.
  private var averageLength: Int128 {
    (Int128(months) * DurationSum.secondsPerMonth + Int128(days) * 86_400) * 1_000_000_000 + totalNanoseconds
  }

  /// By average length; those of equal length that differ by months, then days.
  static func order(_ a: CalendarDuration, _ b: CalendarDuration) -> Comparison {
    let comparison = Comparison(a.averageLength, b.averageLength)
    if comparison != .equal { return comparison }
    return a.months != b.months ? Comparison(a.months, b.months) : Comparison(a.days, b.days)
  }
}
