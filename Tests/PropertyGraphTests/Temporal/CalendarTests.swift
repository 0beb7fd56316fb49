import PropertyGraph
import Testing

/// The calendar, against Python's.
@Suite struct CalendarTests {
  @Test func `days have the numbers, weeks and quarters of the table`() throws {
    let rows = calendarTable.split(separator: "\n").map { $0.split(separator: " ") }
    #expect(rows.count == 100)
    for row in rows {
      let date = try #require(CalendarDate(String(row[0])))
      let numbers = row.dropFirst().compactMap { Int($0) }
      #expect(date.epochDay == Int64(numbers[0]))
      #expect(date.ordinalDay == numbers[1])
      #expect(date.weekYear == numbers[2])
      #expect(date.week == numbers[3])
      #expect(date.dayOfWeek == numbers[4])
      #expect(date.quarter == numbers[5])
      #expect(date.dayOfQuarter == numbers[6])
      let year = Int(date.year)
      #expect(CalendarDate(epochDay: Int64(numbers[0])) == date)
      #expect(CalendarDate(year: year, ordinalDay: numbers[1]) == date)
      #expect(CalendarDate(weekYear: numbers[2], week: numbers[3], dayOfWeek: numbers[4]) == date)
      #expect(CalendarDate(year: year, quarter: numbers[5], dayOfQuarter: numbers[6]) == date)
    }
  }

  @Test func `months and days are added as in the table`() throws {
    for row in dateSumTable.split(separator: "\n").map({ $0.split(separator: " ") }) {
      let date = try #require(CalendarDate(String(row[0])))
      let months = try #require(Int64(row[1]))
      let days = try #require(Int64(row[2]))
      #expect(date.adding(months: months)?.adding(days: days)?.description == String(row[3]))
    }
  }

  @Test func `the calendar goes on the same way to its ends`() throws {
    var random = RandomNumbers(seed: 3)
    for _ in 0..<2000 {
      let day = Int64.random(in: -365_243_219_162...365_241_780_471, using: &random)
      let date = try #require(CalendarDate(epochDay: day))
      #expect(date.epochDay == day)
      #expect(CalendarDate(parsing: date.description) == date)
      let year = Int(date.year)
      #expect(CalendarDate(year: year, ordinalDay: date.ordinalDay) == date)
      #expect(CalendarDate(year: year, quarter: date.quarter, dayOfQuarter: date.dayOfQuarter) == date)
      if CalendarDate.years.contains(date.weekYear) {
        let sameDay = CalendarDate(weekYear: date.weekYear, week: date.week, dayOfWeek: date.dayOfWeek)
        #expect(sameDay == date)
      }
      if let next = date.adding(days: 1) {
        #expect(date < next)
        #expect(next.dayOfWeek == date.dayOfWeek % 7 + 1)
      }
    }
    let first = try #require(CalendarDate(year: -999_999_999, month: 1, day: 1))
    let last = try #require(CalendarDate(year: 999_999_999, month: 12, day: 31))
    #expect(first.adding(days: -1) == nil)
    #expect(last.adding(days: 1) == nil)
    #expect(last.adding(months: 1) == nil)
    #expect(first.adding(months: .min) == nil)
    #expect(last.adding(days: .max) == nil)
    #expect(CalendarDate(parsing: "-999999999-01-01") == first)
    #expect(CalendarDate(parsing: "+999999999-12-31") == last)
  }

  @Test(arguments: [
    ("2015-07-21", "2015-07-21"), ("20150721", "2015-07-21"), ("2015-07", "2015-07-01"),
    ("201507", "2015-07-01"), ("2015-W30-2", "2015-07-21"), ("2015W302", "2015-07-21"),
    ("2015-W30", "2015-07-20"), ("2015W30", "2015-07-20"), ("2015-202", "2015-07-21"),
    ("2015202", "2015-07-21"), ("2015", "2015-01-01"), ("2015-Q3-21", "2015-07-21"),
    ("2015Q321", "2015-07-21"), ("2015-Q3", "2015-07-01"), ("-0044-03-15", "-0044-03-15"),
    ("+12345-01-02", "+12345-01-02"), ("2016-366", "2016-12-31"), ("2020-W53-7", "2021-01-03"),
  ])
  func `all forms of a day are read`(text: String, day: String) {
    #expect(CalendarDate(parsing: text)?.description == day)
  }

  @Test(arguments: [
    "", "-", "+", "20", "201", "2015-", "2015-7", "2015-13", "2015-02-30", "2015-0721", "201507-21",
    "2015-W54", "2014-W53", "2015-W00", "2015-W30-8", "2015-W30-0", "2015-W302", "2015-366", "2015-000",
    "2015-Q5", "2015-Q1-91", "2015-Q1-00", "+1234567890-01-01", "2015-07-21 ", " 2015", "2015-07-21T",
    "2015-07-2é", "١٢٣٤",
  ])
  func `what is no day is refused`(text: String) {
    #expect(CalendarDate(parsing: text) == nil)
  }
}
