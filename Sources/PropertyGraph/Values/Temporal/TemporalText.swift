/// Reading temporal values in the forms of ISO 8601, basic and extended, cut short or in full.

extension CalendarDate {
  /// Reads `2015-07-21`, `20150721`, `2015-W30-2`, `2015-Q3-21`, `2015-202`, `2015-07`, `2015` and the like;
  /// years of other lengths have a sign.
  public init?(parsing text: String) {
    var reader = ISOReader(text)
    guard let date = reader.takeDate(), reader.isAtEnd else { return nil }
    self = date
  }
}

extension LocalTime {
  /// Reads `21:40:32.142`, `214032.142`, `21:40`, `2140` or `21`.
  public init?(parsing text: String) {
    var reader = ISOReader(text)
    guard let time = reader.takeTime(), reader.isAtEnd else { return nil }
    self = time
  }
}

extension UTCOffset {
  /// Reads `Z`, `+01`, `+0100`, `+01:00` or `+01:00:00`.
  public init?(parsing text: String) {
    var reader = ISOReader(text)
    guard let offset = reader.takeOffset(), reader.isAtEnd else { return nil }
    self = offset
  }
}

extension ZonedTime {
  /// Reads a time with an offset; without one it is at Greenwich.
  public init?(parsing text: String) {
    var reader = ISOReader(text)
    guard let time = reader.takeTime() else { return nil }
    guard reader.isAtOffset else {
      guard reader.isAtEnd else { return nil }
      self.init(time, offset: .zero)
      return
    }
    guard let offset = reader.takeOffset(), reader.isAtEnd else { return nil }
    self.init(time, offset: offset)
  }
}

extension LocalDateTime {
  /// Reads a date, and a time after `T`; a date alone is its midnight.
  public init?(parsing text: String) {
    var reader = ISOReader(text)
    guard let value = reader.takeDateTime(), reader.isAtEnd else { return nil }
    self = value
  }
}

/// A text for a date and time with a zone, before the zone's rules are known.
public struct ZonedDateTimeText: Sendable, Hashable {
  public let local: LocalDateTime
  public let offset: UTCOffset?
  public let zoneName: String?

  /// Reads a date and time, then an offset, the name of a zone in brackets, both or neither.
  public init?(parsing text: String) {
    var reader = ISOReader(text)
    guard let local = reader.takeDateTime() else { return nil }
    self.local = local
    if reader.isAtOffset {
      guard let offset = reader.takeOffset() else { return nil }
      self.offset = offset
    } else {
      offset = nil
    }
    zoneName = reader.takeZoneName()
    guard reader.isAtEnd else { return nil }
  }
}

extension ISOReader {
  fileprivate mutating func takeDateTime() -> LocalDateTime? {
    guard let date = takeDate() else { return nil }
    guard take("T") || take("t") else { return LocalDateTime(date, .midnight) }
    return takeTime().map { LocalDateTime(date, $0) }
  }
}
