import PropertyGraph
import Testing

/// Times of day and date-times as text.
@Suite struct TimeTextTests {
  @Test(arguments: [
    ("21:40:32.142", "21:40:32.142"), ("214032.142", "21:40:32.142"), ("21:40:32", "21:40:32"),
    ("214032", "21:40:32"), ("21:40", "21:40"), ("2140", "21:40"), ("21", "21:00"),
    ("21:40:00", "21:40"), ("21:40:00.000000001", "21:40:00.000000001"), ("21:40:32,5", "21:40:32.5"),
  ])
  func `all forms of a time of day are read`(text: String, time: String) {
    #expect(LocalTime(parsing: text)?.description == time)
  }

  @Test(arguments: [
    "", "2", "24", "24:00", "21:60", "21:40:60", "21:4", "21:40:3", "21:40:32.", "21:40:32.1234567890",
    "21:4032", "21:40Z", "21:40:32.1.2", "²1:40",
  ])
  func `what is no time of day is refused`(text: String) {
    #expect(LocalTime(parsing: text) == nil)
  }

  @Test(arguments: [
    ("21:40:32.142+0100", "21:40:32.142+01:00"), ("214032.142Z", "21:40:32.142Z"), ("21:40", "21:40Z"),
    ("2140-00:00", "21:40Z"), ("2140-02", "21:40-02:00"), ("22+18:00", "22:00+18:00"),
    ("12:34:56-02:05:07", "12:34:56-02:05:07"), ("12:34:56+020559", "12:34:56+02:05:59"),
  ])
  func `a time has an offset, or none`(text: String, time: String) {
    #expect(ZonedTime(parsing: text)?.description == time)
  }

  @Test(arguments: [
    "21:40+19", "21:40+18:01", "21:40+1", "21:40+01:60", "21:40+01:00:60", "21:40ZZ", "21:40+",
  ])
  func `what is no offset is refused`(text: String) {
    #expect(ZonedTime(parsing: text) == nil)
  }

  @Test func `random values read back as they were written`() throws {
    var random = RandomNumbers(seed: 11)
    for _ in 0..<2000 {
      let value = Self.dateTime(using: &random)
      #expect(LocalDateTime(parsing: value.description) == value)
      #expect(LocalTime(parsing: value.time.description) == value.time)
      let offset = try #require(UTCOffset(seconds: .random(in: -64_800...64_800, using: &random)))
      #expect(UTCOffset(parsing: offset.description) == offset)
      let time = ZonedTime(value.time, offset: offset)
      #expect(ZonedTime(parsing: time.description) == time)
      let zoned = ZonedDateTime(value, offset: offset, zoneName: Bool.random(using: &random) ? "A/B" : nil)
      let text = try #require(ZonedDateTimeText(parsing: zoned.description))
      #expect(text.local == value && text.offset == offset && text.zoneName == zoned.zoneName)
    }
  }

  @Test(arguments: [
    "2015-07-21T21:40[]", "2015-07-21T21:40[Europe/Paris", "2015-07-21T21:40Europe/Paris",
    "2015-07-21T", "2015-07-21T21:40+01:00[A]x", "T21:40", "2015-07-21 21:40",
  ])
  func `what is no date-time is refused`(text: String) {
    #expect(ZonedDateTimeText(parsing: text) == nil)
  }

  @Test func `no text stops the readers`() {
    var random = RandomNumbers(seed: 5)
    let letters = Array("0123456789999-+:.,TWQZPYMDHS[]/é ")
    for _ in 0..<4_000 {
      let text = String(
        (0..<Int.random(in: 0..<30, using: &random))
          .map { _ in
            letters[Int.random(in: 0..<letters.count, using: &random)]
          }
      )
      for start in ["", "P", "PT", "2015-", "2015-07-21T", "12:"] {
        let text = start + text
        _ = CalendarDate(parsing: text)
        _ = ZonedTime(parsing: text)
        _ = ZonedDateTimeText(parsing: text)
        if let duration = CalendarDuration(parsing: text) {
          #expect(CalendarDuration(parsing: duration.description) == duration, "\(text)")
        }
      }
    }
  }

  /// Anywhere in the calendar, or near the present.
  static func dateTime(using random: inout RandomNumbers) -> LocalDateTime {
    let second =
      Bool.random(using: &random)
      ? Int64.random(in: -31_557_014_167_219_200...31_556_889_864_403_199, using: &random)
      : Int64.random(in: -10_000_000_000...10_000_000_000, using: &random)
    let nanosecond = Bool.random(using: &random) ? 0 : Int.random(in: 0..<1_000_000_000, using: &random)
    guard let value = LocalDateTime(epochSecond: second, nanosecond: nanosecond) else {
      preconditionFailure("a second of the calendar")
    }
    return value
  }
}
