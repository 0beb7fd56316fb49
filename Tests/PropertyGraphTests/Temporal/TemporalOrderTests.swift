import PropertyGraph
import Testing

/// Temporal values beside each other: equality, comparison and the order of ORDER BY.
@Suite struct TemporalOrderTests {
  /// From the smallest to the largest; all are different.
  static let ascending: [Value] =
    [
      zoned("-999999999-01-01T00:00+18:00"), zoned("1984-10-11T12:00+05:00"), zoned("1984-10-11T12:00+01:00"),
      zoned("1984-10-11T12:00Z"), local("-0044-03-15T00:00"), local("1984-10-11T12:00"), date("-0044-03-15"),
      date("1984-10-11"), time("12:35:15+05:00"), time("12:30:14+01:01"), time("12:31:14+01:00"),
      time("10:35-08:00"), localTime("00:00"), localTime("10:35"), localTime("23:59:59.999999999"),
      duration("P-1M"), duration("PT0S"), duration("PT1S"), duration("PT24H"), duration("P1D"),
      duration("P30D"), duration("P1M"), duration("P31D"), .string(""), .null,
    ]
    .compactMap { $0 }

  @Test func `every two are in the one order`() {
    #expect(Self.ascending.count == 25)
    for (i, a) in Self.ascending.enumerated() {
      for (j, b) in Self.ascending.enumerated() {
        #expect(Value.order(a, b) == (i < j ? .less : i == j ? .equal : .greater), "\(a) against \(b)")
        if !a.isNull, !b.isNull { #expect(Value.areEqual(a, b) == (i == j)) }
      }
    }
  }

  @Test func `one instant in two zones is equal, and one key`() throws {
    for (a, b) in [
      (Self.zoned("2020-07-01T12:00+02:00"), Self.zoned("2020-07-01T10:00Z")),
      (Self.time("12:00+02:00"), Self.time("10:00Z")),
    ] {
      let (a, b) = (try #require(a), try #require(b))
      #expect(Value.areEqual(a, b) == true)
      #expect(Value.compare(a, b) == .equal)
      #expect(EquivalenceKey(a) == EquivalenceKey(b))
      #expect(EquivalenceKey(a).hashValue == EquivalenceKey(b).hashValue)
    }
  }

  @Test func `durations and values of different types cannot be compared`() throws {
    let values = try ["P1D", "PT24H"].map { try #require(Self.duration($0)) }
    #expect(Value.compare(values[0], values[0]) == nil)
    #expect(Value.areEqual(values[0], values[1]) == false)
    #expect(Value.areEqual(values[0], values[0]) == true)
    let kinds = [
      Self.zoned("2020-01-01"), Self.local("2020-01-01"), Self.date("2020-01-01"), Self.time("00:00"),
      Self.localTime("00:00"), Self.duration("PT0S"),
    ]
    .compactMap { $0 }
    for (i, a) in kinds.enumerated() {
      for b in kinds[(i + 1)...] {
        #expect(Value.compare(a, b) == nil)
        #expect(Value.areEqual(a, b) == false)
      }
    }
  }

  private static func zoned(_ text: String) -> Value? {
    ZonedDateTimeText(parsing: text)
      .map { .zonedDateTime(ZonedDateTime($0.local, offset: $0.offset ?? .zero, zoneName: $0.zoneName)) }
  }
  private static func local(_ text: String) -> Value? {
    LocalDateTime(parsing: text).map { .localDateTime($0) }
  }
  private static func date(_ text: String) -> Value? { CalendarDate(parsing: text).map { .date($0) } }
  private static func time(_ text: String) -> Value? { ZonedTime(parsing: text).map { .zonedTime($0) } }
  private static func localTime(_ text: String) -> Value? { LocalTime(parsing: text).map { .localTime($0) } }
  private static func duration(_ text: String) -> Value? {
    CalendarDuration(parsing: text).map { .duration($0) }
  }
}
