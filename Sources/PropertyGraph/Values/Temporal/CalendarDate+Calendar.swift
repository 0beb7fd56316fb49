/// Counting days and months, and the other ways to name a day: by week, by quarter, by number in the year.
extension CalendarDate {
  // MARK: Days since 1970

  private static let firstEpochDay: Int64 = -365_243_219_162
  private static let lastEpochDay: Int64 = 365_241_780_471

  /// Days since 1970-01-01.
  public var epochDay: Int64 {
    // Years begin in March here, so that the leap day is the last.
    let shifted = Int64(year) - (month <= 2 ? 1 : 0)
    let (era, yearOfEra) = shifted.flooredDivision(by: 400)
    let dayOfYear = (153 * ((Int64(month) + 9) % 12) + 2) / 5 + Int64(day) - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// Nil outside the years that a date can have.
  public init?(epochDay: Int64) {
    guard (Self.firstEpochDay...Self.lastEpochDay).contains(epochDay) else { return nil }
    let (era, dayOfEra) = (epochDay + 719_468).flooredDivision(by: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
    self.init(unchecked: Int32(year), UInt8(month), UInt8(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1))
  }

  /// Nil when it leaves the calendar.
  public func adding(days: Int64) -> CalendarDate? {
    let (sum, overflow) = epochDay.addingReportingOverflow(days)
    return overflow ? nil : CalendarDate(epochDay: sum)
  }

  /// Months first, then days; hours and less count as far as they make whole days.
  public func adding(_ duration: CalendarDuration) -> CalendarDate? {
    let day = Int128(LocalTime.nanosecondsPerDay)
    guard let wholeDays = Int64(exactly: duration.totalNanoseconds / day) else { return nil }
    return adding(months: duration.months)?.adding(days: duration.days)?.adding(days: wholeDays)
  }

  // MARK: Months

  /// Months since the year 0.
  var monthNumber: Int64 { Int64(year) * 12 + Int64(month) - 1 }

  /// The same day of another month, or its last day where it is shorter; nil when it leaves the calendar.
  public func adding(months: Int64) -> CalendarDate? {
    let (sum, overflow) = monthNumber.addingReportingOverflow(months)
    guard !overflow else { return nil }
    let (year, month) = sum.flooredDivision(by: 12)
    guard Self.years.contains(Int(year)) else { return nil }
    let last = Self.days(inMonth: Int(month) + 1, ofYear: Int(year))
    return CalendarDate(year: Int(year), month: Int(month) + 1, day: min(Int(day), last))
  }

  /// Whole months until another day, counted towards it.
  func months(until end: CalendarDate) -> Int64 {
    ((end.monthNumber * 32 + Int64(end.day)) - (monthNumber * 32 + Int64(day))) / 32
  }

  static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  public static func days(inMonth month: Int, ofYear year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: isLeap(year) ? 29 : 28
    default: 31
    }
  }

  // MARK: Numbered days

  /// From 1 on 1 January.
  public var ordinalDay: Int {
    (1..<Int(month)).reduce(Int(day)) { $0 + Self.days(inMonth: $1, ofYear: Int(year)) }
  }

  /// A day by its number in the year, from 1 to 366.
  public init?(year: Int, ordinalDay: Int) {
    guard ordinalDay >= 1, ordinalDay <= (Self.isLeap(year) ? 366 : 365) else { return nil }
    self.init(year: year, month: 1, day: 1, days: ordinalDay - 1)
  }

  // MARK: Quarters

  /// From 1 to 4.
  public var quarter: Int { (Int(month) - 1) / 3 + 1 }

  /// From 1 on the quarter's first day.
  public var dayOfQuarter: Int {
    (quarter * 3 - 2..<Int(month)).reduce(Int(day)) { $0 + Self.days(inMonth: $1, ofYear: Int(year)) }
  }

  /// A day by its number in a quarter, from 1 to 92.
  public init?(year: Int, quarter: Int, dayOfQuarter: Int) {
    guard (1...4).contains(quarter), dayOfQuarter >= 1 else { return nil }
    let month = quarter * 3 - 2
    let length = (month...month + 2).reduce(0) { $0 + Self.days(inMonth: $1, ofYear: year) }
    guard dayOfQuarter <= length else { return nil }
    self.init(year: year, month: month, day: 1, days: dayOfQuarter - 1)
  }

  // MARK: Weeks

  /// From 1 on Monday to 7 on Sunday.
  public var dayOfWeek: Int { Int((epochDay + 3).flooredDivision(by: 7).remainder) + 1 }

  /// The week of ISO 8601, from 1 to 53; week 1 holds 4 January.
  public var week: Int { weekAndYear.week }

  /// The year that the week belongs to.
  public var weekYear: Int { weekAndYear.year }

  private var weekAndYear: (week: Int, year: Int) {
    let year = Int(year)
    let week = (ordinalDay - dayOfWeek + 10) / 7
    if week < 1 { return (Self.weeks(inYear: year - 1), year - 1) }
    return week > Self.weeks(inYear: year) ? (1, year + 1) : (week, year)
  }

  /// A day by week; the first and last days of a year can belong to its neighbours.
  public init?(weekYear: Int, week: Int, dayOfWeek: Int) {
    guard Self.years.contains(weekYear), (1...7).contains(dayOfWeek), week >= 1,
      week <= Self.weeks(inYear: weekYear)
    else { return nil }
    let fourth = CalendarDate(unchecked: Int32(weekYear), 1, 4)
    self.init(epochDay: fourth.epochDay + Int64((week - 1) * 7 + dayOfWeek - fourth.dayOfWeek))
  }

  /// 53 for years that begin on a Thursday, and leap years that begin on a Wednesday; else 52.
  public static func weeks(inYear year: Int) -> Int {
    /// The weekday of 31 December, from 0 on Sunday; 400 years are whole weeks.
    func lastWeekday(_ year: Int) -> Int {
      let year = (year % 400 + 400) % 400
      return (year + year / 4 - year / 100) % 7
    }
    return lastWeekday(year) == 4 || lastWeekday(year - 1) == 3 ? 53 : 52
  }

  private init?(year: Int, month: Int, day: Int, days: Int) {
    guard let first = CalendarDate(year: year, month: month, day: day),
      let date = first.adding(days: Int64(days))
    else { return nil }
    self = date
  }
}

extension FixedWidthInteger {
  /// Quotient and remainder, the remainder never negative.
  func flooredDivision(by divisor: Self) -> (quotient: Self, remainder: Self) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
