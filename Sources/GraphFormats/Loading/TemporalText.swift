import PropertyGraph

/// Reads times, date-times and durations in the form of ISO 8601.
enum TemporalText: Equatable {
  case time, dateTime, duration

  /// Nil when the text is no such value; what has an offset from UTC keeps it.
  func read(_ text: String) -> Value? {
    switch self {
    case .time:
      guard text.utf8.contains(UInt8(ascii: ":")) else { return nil }
      if let time = LocalTime(parsing: text) { return .localTime(time) }
      return ZonedTime(parsing: text).map { .zonedTime($0) }
    case .dateTime:
      guard text.utf8.contains(UInt8(ascii: "T")), let read = ZonedDateTimeText(parsing: text) else {
        return nil
      }
      if let offset = read.offset {
        return .zonedDateTime(ZonedDateTime(read.local, offset: offset, zoneName: read.zoneName))
      }
      return read.zoneName == nil ? .localDateTime(read.local) : nil
    case .duration: return CalendarDuration(parsing: text).map { .duration($0) }
    }
  }

  var fault: CellFault {
    switch self {
    case .time: .notTime
    case .dateTime: .notDateTime
    case .duration: .notDuration
    }
  }
}
