/// Standard time all year, or daylight saving time between two days of each year.
public struct YearlyZoneRule: Sendable, Hashable {
  /// A day of the year on which clocks change.
  public enum Day: Sendable, Hashable {
    /// From 1 to 365; 29 February is not counted.
    case withoutLeapDay(Int)
    /// From 0 to 365.
    case zeroBased(Int)
    /// The weekday (0 is Sunday) of the given week of a month; 5 is the last.
    case weekday(month: Int, week: Int, day: Int)
  }

  /// When clocks change, and on what they are set.
  public struct Change: Sendable, Hashable {
    public let day: Day
    /// Local seconds since midnight by the clock before the change; can be negative or beyond a day.
    public let second: Int

    public init(day: Day, second: Int) {
      self.day = day
      self.second = second
    }
  }

  public struct DaylightSaving: Sendable, Hashable {
    public let offset: UTCOffset
    public let start: Change
    public let end: Change

    public init(offset: UTCOffset, start: Change, end: Change) {
      self.offset = offset
      self.start = start
      self.end = end
    }
  }

  public let standard: UTCOffset
  public let daylightSaving: DaylightSaving?

  public init(standard: UTCOffset, daylightSaving: DaylightSaving? = nil) {
    self.standard = standard
    self.daylightSaving = daylightSaving
  }

  func offset(at epochSecond: Int64) -> UTCOffset {
    guard let saving = daylightSaving else { return standard }
    let (local, overflow) = epochSecond.addingReportingOverflow(Int64(standard.seconds))
    guard !overflow, let date = CalendarDate(epochDay: local.flooredDivision(by: 86_400).quotient) else {
      return standard
    }
    let year = Int(date.year)
    guard let start = saving.start.epochSecond(inYear: year), let end = saving.end.epochSecond(inYear: year)
    else { return standard }
    let startInstant = start - Int64(standard.seconds)
    let endInstant = end - Int64(saving.offset.seconds)
    let isSaving =
      startInstant < endInstant
      ? epochSecond >= startInstant && epochSecond < endInstant
      : epochSecond >= startInstant || epochSecond < endInstant
    return isSaving ? saving.offset : standard
  }
}

extension YearlyZoneRule.Change {
  /// Local seconds since 1970; nil at the ends of the calendar.
  fileprivate func epochSecond(inYear year: Int) -> Int64? {
    date(inYear: year).map { $0.epochDay * 86_400 + Int64(second) }
  }

  private func date(inYear year: Int) -> CalendarDate? {
    switch day {
    case .withoutLeapDay(let number):
      let isAfterLeapDay = CalendarDate.isLeap(year) && number >= 60
      return CalendarDate(year: year, ordinalDay: number + (isAfterLeapDay ? 1 : 0))
    case .zeroBased(let number): return CalendarDate(year: year, ordinalDay: number + 1)
    case .weekday(let month, let week, let day):
      guard let first = CalendarDate(year: year, month: month, day: 1) else { return nil }
      let gap = (day - first.dayOfWeek % 7 + 7) % 7
      var number = 1 + gap + (week - 1) * 7
      if number > CalendarDate.days(inMonth: month, ofYear: year) { number -= 7 }
      return CalendarDate(year: year, month: month, day: number)
    }
  }
}
