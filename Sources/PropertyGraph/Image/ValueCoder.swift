/// General property values as bytes.
enum ValueCoder {
  /// Lists in lists in lists may not exhaust the stack.
  private static let depthLimit = 100

  private enum Tag: UInt64 {
    case null, no, yes, integer, float, string, date, localTime, zonedTime, localDateTime, zonedDateTime
    case duration, list, map
  }

  static func encode(_ values: [Value]) -> [UInt8] {
    var writer = ByteWriter()
    for value in values { put(value, &writer) }
    return writer.bytes
  }

  /// The values that were encoded, or nulls where the bytes are not what was written.
  static func decode(_ bytes: [UInt8], count: Int) -> [Value] {
    var reader = ByteReader(bytes)
    var values: [Value] = []
    values.reserveCapacity(count)
    while values.count < count, let value = try? value(&reader, depth: 0) { values.append(value) }
    values.append(contentsOf: repeatElement(.null, count: count - values.count))
    return values
  }

  private static func put(_ value: Value, _ writer: inout ByteWriter) {
    func tag(_ tag: Tag) { writer.put(tag.rawValue) }
    func put(_ date: CalendarDate) { writer.put(signed: date.packed) }
    func put(_ time: LocalTime) { writer.put(UInt64(time.nanosecondOfDay)) }
    func put(_ offset: UTCOffset) { writer.put(signed: Int64(offset.seconds)) }
    switch value {
    case .null: tag(.null)
    case .boolean(let bit): tag(bit ? .yes : .no)
    case .integer(let number):
      tag(.integer)
      writer.put(signed: number)
    case .float(let number):
      tag(.float)
      writer.put(number.bitPattern)
    case .string(let text):
      tag(.string)
      writer.put(text)
    case .date(let date):
      tag(.date)
      put(date)
    case .localTime(let time):
      tag(.localTime)
      put(time)
    case .zonedTime(let time):
      tag(.zonedTime)
      put(time.time)
      put(time.offset)
    case .localDateTime(let moment):
      tag(.localDateTime)
      put(moment.date)
      put(moment.time)
    case .zonedDateTime(let moment):
      tag(.zonedDateTime)
      put(moment.local.date)
      put(moment.local.time)
      put(moment.offset)
      writer.put(moment.zoneName ?? "")
    case .duration(let duration):
      tag(.duration)
      writer.put(signed: duration.months)
      writer.put(signed: duration.days)
      writer.put(signed: duration.seconds)
      writer.put(UInt64(duration.nanoseconds))
    case .list(let items):
      tag(.list)
      writer.put(items) { Self.put($1, &$0) }
    case .map(let entries):
      tag(.map)
      writer.put(entries) {
        $0.put($1.key)
        Self.put($1.value, &$0)
      }
    // No property holds these.
    case .node, .edge, .path: tag(.null)
    }
  }

  private static func value(_ reader: inout ByteReader, depth: Int) throws(ByteReader.Failure) -> Value {
    guard depth < depthLimit, let tag = Tag(rawValue: try reader.number()) else { throw ByteReader.Failure() }
    switch tag {
    case .null: return .null
    case .no: return .boolean(false)
    case .yes: return .boolean(true)
    case .integer: return .integer(try reader.signed())
    case .float: return .float(Double(bitPattern: try reader.number()))
    case .string: return .string(try reader.text())
    case .date: return .date(try date(&reader))
    case .localTime: return .localTime(try time(&reader))
    case .zonedTime:
      let time = try time(&reader)
      return .zonedTime(ZonedTime(time, offset: try offset(&reader)))
    case .localDateTime:
      let date = try date(&reader)
      return .localDateTime(LocalDateTime(date, try time(&reader)))
    case .zonedDateTime:
      let local = LocalDateTime(try date(&reader), try time(&reader))
      let offset = try offset(&reader)
      let zone = try reader.text()
      return .zonedDateTime(ZonedDateTime(local, offset: offset, zoneName: zone.isEmpty ? nil : zone))
    case .duration:
      let (months, days, seconds) = (try reader.signed(), try reader.signed(), try reader.signed())
      let nanoseconds = Int128(seconds) * 1_000_000_000 + Int128(try reader.integer(in: 0...999_999_999))
      guard let duration = CalendarDuration(months: months, days: days, totalNanoseconds: nanoseconds) else {
        throw ByteReader.Failure()
      }
      return .duration(duration)
    case .list:
      return .list(
        try reader.array { (reader) throws(ByteReader.Failure) in try value(&reader, depth: depth + 1) }
      )
    case .map:
      return .map(
        try reader.array { (reader) throws(ByteReader.Failure) in
          let key = try reader.text()
          return Value.MapEntry(key, try value(&reader, depth: depth + 1))
        }
      )
    }
  }

  private static func date(_ reader: inout ByteReader) throws(ByteReader.Failure) -> CalendarDate {
    let packed = try reader.signed()
    let (year, month, day) = (Int(packed >> 9), Int(packed >> 5 & 15), Int(packed & 31))
    guard let date = CalendarDate(year: year, month: month, day: day) else { throw ByteReader.Failure() }
    return date
  }

  private static func time(_ reader: inout ByteReader) throws(ByteReader.Failure) -> LocalTime {
    guard let time = LocalTime(nanosecondOfDay: Int64(try reader.integer())) else {
      throw ByteReader.Failure()
    }
    return time
  }

  private static func offset(_ reader: inout ByteReader) throws(ByteReader.Failure) -> UTCOffset {
    guard let offset = UTCOffset(seconds: Int(try reader.signed())) else { throw ByteReader.Failure() }
    return offset
  }
}
