/// A time of day without a zone, to the nanosecond.
public struct LocalTime: Sendable, Hashable, Comparable, CustomStringConvertible {
  public static let midnight = LocalTime(unchecked: 0)
  static let nanosecondsPerDay: Int64 = 86_400_000_000_000

  /// Since midnight.
  public let nanosecondOfDay: Int64

  /// Nil when no clock shows it; there are no leap seconds.
  public init?(hour: Int, minute: Int = 0, second: Int = 0, nanosecond: Int = 0) {
    guard (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second),
      (0..<1_000_000_000).contains(nanosecond)
    else { return nil }
    self.init(unchecked: Int64((hour * 60 + minute) * 60 + second) * 1_000_000_000 + Int64(nanosecond))
  }

  /// Nil beyond a day.
  public init?(nanosecondOfDay: Int64) {
    guard (0..<Self.nanosecondsPerDay).contains(nanosecondOfDay) else { return nil }
    self.init(unchecked: nanosecondOfDay)
  }

  init(unchecked nanosecondOfDay: Int64) { self.nanosecondOfDay = nanosecondOfDay }

  public var hour: Int { Int(nanosecondOfDay / 3_600_000_000_000) }
  public var minute: Int { Int(nanosecondOfDay / 60_000_000_000 % 60) }
  public var second: Int { Int(nanosecondOfDay / 1_000_000_000 % 60) }
  /// Of the second.
  public var nanosecond: Int { Int(nanosecondOfDay % 1_000_000_000) }

  /// Goes round at midnight; months and days do not matter.
  public func adding(_ duration: CalendarDuration) -> LocalTime {
    LocalTime.split(Int128(nanosecondOfDay) + duration.totalNanoseconds).time
  }

  /// A number of nanoseconds as whole days and a time of day.
  static func split(_ nanoseconds: Int128) -> (days: Int128, time: LocalTime) {
    let (days, rest) = nanoseconds.flooredDivision(by: Int128(nanosecondsPerDay))
    return (days, LocalTime(unchecked: Int64(rest)))
  }

  /// `12:31`, `12:31:14` or `12:31:14.645`: as much as is needed.
  public var description: String {
    let text = "\(hour.padded(to: 2)):\(minute.padded(to: 2))"
    if second == 0, nanosecond == 0 { return text }
    return "\(text):\(second.padded(to: 2))\(Self.fraction(nanosecond))"
  }

  /// Nanoseconds as a decimal fraction of a second, empty for none.
  static func fraction(_ nanoseconds: Int) -> String {
    guard nanoseconds != 0 else { return "" }
    var digits = nanoseconds.padded(to: 9)
    while digits.last == "0" { digits.removeLast() }
    return ".\(digits)"
  }

  public static func < (a: LocalTime, b: LocalTime) -> Bool { a.nanosecondOfDay < b.nanosecondOfDay }
}
