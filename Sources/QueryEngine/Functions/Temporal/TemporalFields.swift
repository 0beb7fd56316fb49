import Diagnostics
import PropertyGraph

/// The entries of a map that a temporal value is made from: `{year: 1984, month: 10}`.
struct TemporalFields {
  /// What entries a value can be made from.
  enum Kind {
    case date, time, dateTime
  }

  private let values: [String: Value]

  static let dateNames = [
    "date", "year", "quarter", "month", "week", "day", "ordinalDay", "dayOfQuarter", "dayOfWeek", "weekDay",
    "timezone",
  ]
  static let timeNames = [
    "time", "hour", "minute", "second", "millisecond", "microsecond", "nanosecond", "timezone",
  ]
  static let dateTimeNames = dateNames + timeNames + ["datetime", "epochSeconds", "epochMillis"]

  /// Refuses entries that no such value has.
  init(_ entries: [Value.MapEntry], for kind: Kind) throws(FunctionFailure) {
    let known =
      switch kind {
      case .date: Self.dateNames
      case .time: Self.timeNames
      case .dateTime: Self.dateTimeNames
      }
    var values: [String: Value] = [:]
    for entry in entries {
      let name = entry.key.lowercased()
      guard known.contains(where: { $0.lowercased() == name }) else {
        throw FunctionFailure(
          "unknown component '\(entry.key)'",
          help: Spelling.suggestion(for: entry.key, among: known).map { "did you mean '\($0)'?" }
            ?? "known components: \(known.joined(separator: ", "))"
        )
      }
      values[name == "weekday" ? "dayofweek" : name] = entry.value
    }
    self.values = values
  }

  /// Whether a component is null, which makes the whole value null.
  var hasNull: Bool { values.values.contains(where: \.isNull) }

  /// Whether there is nothing but, at most, a zone: the current time is meant.
  var isCurrent: Bool { values.keys.allSatisfy { $0 == "timezone" } && !values.isEmpty }

  func has(_ name: String) -> Bool { values[name.lowercased()] != nil }

  func value(_ name: String) -> Value? { values[name.lowercased()] }

  func integer(_ name: String) throws(FunctionFailure) -> Int? {
    guard let value = values[name.lowercased()] else { return nil }
    guard case .integer(let number) = value else {
      throw FunctionFailure("'\(name)' must be an integer, found \(value.typeDescription)")
    }
    return Int(number)
  }

  /// An integer from a range; the message names both.
  func integer(_ name: String, in range: ClosedRange<Int>) throws(FunctionFailure) -> Int? {
    guard let number = try integer(name) else { return nil }
    guard range.contains(number) else {
      throw FunctionFailure("'\(name)' is from \(range.lowerBound) to \(range.upperBound), found \(number)")
    }
    return number
  }

  /// The zone given as `timezone`.
  func zone(_ environment: FunctionEnvironment) throws(FunctionFailure) -> Zone? {
    guard let value = values["timezone"] else { return nil }
    guard case .string(let name) = value else {
      throw FunctionFailure("'timezone' must be a string such as '+01:00', found \(value.typeDescription)")
    }
    return try environment.zone(named: name)
  }

  // MARK: Dates

  private static let dateGroups = [
    ["month", "day"], ["week", "dayOfWeek"], ["quarter", "dayOfQuarter"], ["ordinalDay"],
  ]

  /// The day that the entries name; what they leave out is taken from a base, or is the first.
  ///
  /// A day taken from a base moves to the last of its month where that is shorter.
  func date(over base: CalendarDate?) throws(FunctionFailure) -> CalendarDate {
    let groups = Self.dateGroups.filter { $0.contains(where: has) }
    guard groups.count <= 1 else {
      let names = groups.compactMap { $0.first(where: has) }.map { "'\($0)'" }
      throw FunctionFailure("\(names.joined(separator: " and ")) exclude each other")
    }
    let year = try integer("year", in: CalendarDate.years)
    guard year != nil || base != nil else { throw FunctionFailure("a date needs a 'year'") }
    switch groups.first?.first {
    case "week": return try weekDate(year ?? base?.weekYear ?? 0, base)
    case "quarter": return try quarterDate(year ?? base.map { Int($0.year) } ?? 0, base)
    case "ordinalDay":
      let year = year ?? base.map { Int($0.year) } ?? 0
      let day = try integer("ordinalDay", in: 1...366) ?? 1
      guard let date = CalendarDate(year: year, ordinalDay: day) else {
        throw FunctionFailure("the year \(year) has no day \(day)")
      }
      return date
    default: return try calendarDate(year ?? base.map { Int($0.year) } ?? 0, base)
    }
  }

  private func calendarDate(_ year: Int, _ base: CalendarDate?) throws(FunctionFailure) -> CalendarDate {
    try requireParent("month", of: "day", base)
    let month = try integer("month", in: 1...12) ?? base.map { Int($0.month) } ?? 1
    let last = CalendarDate.days(inMonth: month, ofYear: year)
    let day = try integer("day", in: 1...31) ?? base.map { min(Int($0.day), last) } ?? 1
    guard let date = CalendarDate(year: year, month: month, day: day) else {
      throw FunctionFailure("month \(month) of the year \(year) has no day \(day)")
    }
    return date
  }

  private func weekDate(_ year: Int, _ base: CalendarDate?) throws(FunctionFailure) -> CalendarDate {
    try requireParent("week", of: "dayOfWeek", base)
    let last = CalendarDate.weeks(inYear: year)
    let week = try integer("week", in: 1...53) ?? base.map { min($0.week, last) } ?? 1
    let day = try integer("dayOfWeek", in: 1...7) ?? base?.dayOfWeek ?? 1
    guard let date = CalendarDate(weekYear: year, week: week, dayOfWeek: day) else {
      throw FunctionFailure("the year \(year) has no week \(week)")
    }
    return date
  }

  private func quarterDate(_ year: Int, _ base: CalendarDate?) throws(FunctionFailure) -> CalendarDate {
    try requireParent("quarter", of: "dayOfQuarter", base)
    let quarter = try integer("quarter", in: 1...4) ?? base?.quarter ?? 1
    if let base, !has("dayOfQuarter") {
      let month = quarter * 3 - 2 + (Int(base.month) - 1) % 3
      let day = min(Int(base.day), CalendarDate.days(inMonth: month, ofYear: year))
      if let date = CalendarDate(year: year, month: month, day: day) { return date }
    }
    let day = try integer("dayOfQuarter", in: 1...92) ?? 1
    guard let date = CalendarDate(year: year, quarter: quarter, dayOfQuarter: day) else {
      throw FunctionFailure("quarter \(quarter) of the year \(year) has no day \(day)")
    }
    return date
  }

  /// Without a base, a small component needs the larger one that it is part of.
  private func requireParent<Base>(_ parent: String, of child: String, _ base: Base?) throws(FunctionFailure)
  {
    if base == nil, has(child), !has(parent) {
      throw FunctionFailure("'\(child)' needs '\(parent)' beside it")
    }
  }

  // MARK: Times

  private var subseconds: [String] { ["millisecond", "microsecond", "nanosecond"].filter(has) }

  /// The time of day that the entries name; what they leave out is taken from a base, or is zero.
  ///
  /// - Parameters:
  ///   - base: the time to start from.
  ///   - addsSubseconds: whether milliseconds and smaller parts are added to those of the base.
  /// - Returns: the time of day.
  /// - Throws: what is wrong with the entries.
  func time(over base: LocalTime?, addsSubseconds: Bool = false) throws(FunctionFailure) -> LocalTime {
    try requireParent("hour", of: "minute", base)
    try requireParent("minute", of: "second", base)
    for name in subseconds { try requireParent("second", of: name, base) }
    let hour = try integer("hour", in: 0...23) ?? base?.hour ?? 0
    let minute = try integer("minute", in: 0...59) ?? base?.minute ?? 0
    let second = try integer("second", in: 0...59) ?? base?.second ?? 0
    var nanosecond = base?.nanosecond ?? 0
    if !subseconds.isEmpty {
      let (hasMillis, hasMicros) = (has("millisecond"), has("microsecond"))
      let millis = try integer("millisecond", in: 0...999) ?? 0
      let micros = try integer("microsecond", in: 0...(hasMillis ? 999 : 999_999)) ?? 0
      let nanos =
        try integer("nanosecond", in: 0...(hasMicros ? 999 : hasMillis ? 999_999 : 999_999_999)) ?? 0
      nanosecond = (addsSubseconds ? nanosecond : 0) + millis * 1_000_000 + micros * 1_000 + nanos
    }
    guard let time = LocalTime(hour: hour, minute: minute, second: second, nanosecond: nanosecond) else {
      throw FunctionFailure("the parts of the second add up to more than a second")
    }
    return time
  }
}
