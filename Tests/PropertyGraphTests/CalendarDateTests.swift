import PropertyGraph
import Testing

@Suite struct CalendarDateTests {
  @Test(arguments: ["2014-07-31", "2000-02-29", "2024-02-29", "0001-01-01", "9999-12-31", "0000-02-29"])
  func `a day is read and written`(text: String) {
    #expect(CalendarDate(text)?.description == text)
  }

  @Test(arguments: [
    "", "2014", "2014-7-31", "2014-07-32", "2014-13-01", "2014-00-10", "2014-01-00", "2023-02-29",
    "1900-02-29",
    "2014-04-31", "2014/07/31", "+014-07-31", "-014-07-31", "2014-07-31 ", "2014-07-3é", "２０14-07",
    "31-07-2014",
  ])
  func `what is no day is refused`(text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test func `years of other lengths are written in full, and extreme numbers refused`() {
    #expect(CalendarDate(year: -44, month: 3, day: 15)?.description == "-0044-03-15")
    #expect(CalendarDate(year: 12_345, month: 1, day: 2)?.description == "+12345-01-02")
    #expect(CalendarDate(year: .max, month: 1, day: 1) == nil)
    #expect(CalendarDate(year: 2014, month: .min, day: 1) == nil)
    #expect(CalendarDate(year: 2014, month: 1, day: .max) == nil)
  }

  @Test func `days are in the order of time`() {
    let days = [(-1, 12, 31), (0, 1, 1), (2013, 12, 31), (2014, 1, 1), (2014, 1, 31), (2014, 2, 1)]
      .compactMap { CalendarDate(year: $0, month: $1, day: $2) }
    #expect(days.count == 6)
    #expect(zip(days, days.dropFirst()).allSatisfy { $0 < $1 })
  }
}
