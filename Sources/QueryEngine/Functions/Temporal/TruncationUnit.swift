import Diagnostics
import PropertyGraph

/// What a point in time can be cut down to.
enum TruncationUnit: String, CaseIterable {
  case millennium, century, decade, year, weekYear, quarter, month, week, day
  case hour, minute, second, millisecond, microsecond

  init(_ name: String) throws(FunctionFailure) {
    guard let unit = Self.allCases.first(where: { $0.rawValue.lowercased() == name.lowercased() }) else {
      let names = Self.allCases.map(\.rawValue)
      throw FunctionFailure(
        "unknown unit '\(name)'",
        argument: 0,
        help: Spelling.suggestion(for: name, among: names).map { "did you mean '\($0)'?" }
          ?? "known units: \(names.joined(separator: ", "))"
      )
    }
    self = unit
  }

  /// Whether it is longer than a day.
  var isOfDates: Bool { nanoseconds == nil && self != .day }

  private var nanoseconds: Int64? {
    switch self {
    case .hour: 3_600_000_000_000
    case .minute: 60_000_000_000
    case .second: 1_000_000_000
    case .millisecond: 1_000_000
    case .microsecond: 1_000
    default: nil
    }
  }

  /// Whether it is shorter than a day.
  var isOfTimes: Bool { nanoseconds != nil }

  /// The unit's first day; nil before the calendar begins.
  func truncate(_ date: CalendarDate) -> CalendarDate? {
    func year(_ multiple: Int) -> CalendarDate? {
      let year = Int(date.year)
      let rest = year % multiple
      return CalendarDate(year: year - (rest < 0 ? rest + multiple : rest), month: 1, day: 1)
    }
    switch self {
    case .millennium: return year(1000)
    case .century: return year(100)
    case .decade: return year(10)
    case .year: return year(1)
    case .weekYear: return CalendarDate(weekYear: date.weekYear, week: 1, dayOfWeek: 1)
    case .quarter: return CalendarDate(year: Int(date.year), month: date.quarter * 3 - 2, day: 1)
    case .month: return CalendarDate(year: Int(date.year), month: Int(date.month), day: 1)
    case .week: return date.adding(days: Int64(1 - date.dayOfWeek))
    default: return date
    }
  }

  /// The unit's first instant within the day.
  func truncate(_ time: LocalTime) -> LocalTime {
    guard let nanoseconds else { return .midnight }
    let cut = time.nanosecondOfDay - time.nanosecondOfDay % nanoseconds
    return LocalTime(nanosecondOfDay: cut) ?? time
  }
}
