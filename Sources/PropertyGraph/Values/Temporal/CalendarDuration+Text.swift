extension CalendarDuration {
  /// ISO 8601: `P12Y5M14DT16H13M10.000000001S`, each part with its own sign, `PT0S` for nothing.
  public var description: String {
    var text = "P"
    func add(_ number: Int128, _ unit: String) {
      if number != 0 { text += "\(number)\(unit)" }
    }
    add(Int128(months / 12), "Y")
    add(Int128(months % 12), "M")
    add(Int128(days), "D")
    let total = totalNanoseconds
    if total != 0 {
      text += "T"
      add(total / 3_600_000_000_000, "H")
      add(total / 60_000_000_000 % 60, "M")
      let rest = total % 60_000_000_000
      if rest != 0 {
        let (second, nanosecond) = (rest.magnitude / 1_000_000_000, Int(rest.magnitude % 1_000_000_000))
        text += "\(rest < 0 ? "-" : "")\(second)\(LocalTime.fraction(nanosecond))S"
      }
    }
    return text == "P" ? "PT0S" : text
  }

  /// Reads `P12Y5M14DT16H12M70.5S`, `P2.5W` and the form of a date and a time, `P2012-02-02T14:37:21.545`.
  ///
  /// Every part can have a sign, and the whole too: `-P1D`. Nil when it is no duration, or too large.
  public init?(parsing text: String) {
    var reader = ISOReader(text)
    let isNegative = reader.takeSign() ?? false
    guard reader.take("P") else { return nil }
    let start = reader
    guard let duration = Self.units(&reader) ?? Self.dateAndTime(start) else { return nil }
    guard isNegative else {
      self = duration
      return
    }
    guard let negated = duration.negated else { return nil }
    self = negated
  }

  private static func units(_ reader: inout ISOReader) -> CalendarDuration? {
    var sum = DurationSum()
    var isTime = false
    // Units come in this order, each once.
    var open: ArraySlice<(UInt8, DurationSum.Unit)> = dateUnits[...]
    var count = 0
    while !reader.isAtEnd {
      if !isTime, reader.take("T") {
        isTime = true
        open = timeUnits[...]
        count = 0
        continue
      }
      guard let amount = reader.takeDecimal(), let letter = reader.takeByte(),
        let place = open.firstIndex(where: { $0.0 == letter & 0xDF })
      else { return nil }
      sum.add(amount, open[place].1)
      open = open[(place + 1)...]
      count += 1
    }
    return count > 0 ? sum.duration : nil
  }

  private static let dateUnits: [(UInt8, DurationSum.Unit)] = [
    (UInt8(ascii: "Y"), .years), (UInt8(ascii: "M"), .months), (UInt8(ascii: "W"), .weeks),
    (UInt8(ascii: "D"), .days),
  ]

  private static let timeUnits: [(UInt8, DurationSum.Unit)] = [
    (UInt8(ascii: "H"), .hours), (UInt8(ascii: "M"), .minutes), (UInt8(ascii: "S"), .seconds),
  ]

  /// Years, months, days and hours as if they were a date and a time: `2012-02-02T14:37:21.545`.
  private static func dateAndTime(_ reader: ISOReader) -> CalendarDuration? {
    var reader = reader
    guard let years = reader.takeNumber(4), reader.take("-"), let months = reader.takeNumber(2),
      reader.take("-"), let days = reader.takeNumber(2), months <= 12, days <= 31
    else { return nil }
    var time = LocalTime.midnight
    if reader.take("T") {
      guard let read = reader.takeTime() else { return nil }
      time = read
    }
    guard reader.isAtEnd else { return nil }
    return CalendarDuration(
      months: Int64(years * 12 + months),
      days: Int64(days),
      totalNanoseconds: Int128(time.nanosecondOfDay)
    )
  }
}
