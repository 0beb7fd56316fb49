import PropertyGraph
import Testing

/// Durations: text, calculation, and how they measure the time between two points.
@Suite struct DurationTests {
  @Test(arguments: [
    ("P14DT16H12M", "P14DT16H12M"), ("P5M1.5D", "P5M1DT12H"), ("P0.75M", "P22DT19H51M49.5S"),
    ("PT0.75M", "PT45S"), ("P2.5W", "P17DT12H"), ("P12Y5M14DT16H12M70S", "P12Y5M14DT16H13M10S"),
    ("P2012-02-02T14:37:21.545", "P2012Y2M2DT14H37M21.545S"), ("P1Y", "P1Y"), ("P-1Y-8M", "P-1Y-8M"),
    ("-P1DT2H", "P-1DT-2H"), ("PT-0.4S", "PT-0.4S"), ("PT-1.999S", "PT-1.999S"), ("P0D", "PT0S"),
    ("P12M", "P1Y"), ("P1Y-14M", "P-2M"), ("PT1S", "PT1S"), ("PT3600.000000001S", "PT1H0.000000001S"),
    ("P1,5Y", "P1Y6M"), ("PT0.0000000019S", "PT0.000000001S"), ("P30D", "P30D"), ("PT48H", "PT48H"),
  ])
  func `durations are read and written`(text: String, written: String) {
    #expect(CalendarDuration(parsing: text)?.description == written)
  }

  @Test(arguments: [
    "", "P", "PT", "P1", "1D", "P1DT", "P1D2Y", "P1D1D", "PT1D", "P1H", "P1.D", "P.5D", "P--1D", "P1D ",
    "P99999999999999999999D", "P9223372036854775807Y", "PT9223372036854775807H", "P2012-13-02",
    "P2012-02-02T",
  ])
  func `what is no duration is refused`(text: String) {
    #expect(CalendarDuration(parsing: text) == nil)
  }

  @Test func `calculation keeps months, days and seconds apart`() throws {
    let duration = try #require(CalendarDuration(parsing: "P12Y5M14DT16H13M10.000000001S"))
    #expect(duration.multiplied(by: DecimalFraction(2))?.description == "P24Y10M28DT32H26M20.000000002S")
    #expect(duration.divided(by: 2)?.description == "P6Y2M22DT13H21M8S")
    let half = try #require(DecimalFraction(0.5))
    #expect(duration.multiplied(by: half)?.description == "P6Y2M22DT13H21M8S")
    #expect(duration.divided(by: 0) == nil)
    let most = try #require(CalendarDuration(parsing: "P9223372036854775807M"))
    #expect(CalendarDuration.sum(most, most) == nil)
    #expect(most.multiplied(by: DecimalFraction(2)) == nil)
    #expect(most.negated?.negated == most)
    for factor in [Double.nan, .infinity, 1e300, -1e18] { #expect(DecimalFraction(factor) == nil) }
    for factor in [0, -0.0, 1e-300, 1e-18, 0.1, -1.5, 1e17, 123_456.789] {
      #expect(DecimalFraction(factor) != nil)
    }
  }

  @Test func `sums are commutative, and take back what they add`() throws {
    var random = RandomNumbers(seed: 17)
    for _ in 0..<1000 {
      let (a, b) = (Self.duration(using: &random), Self.duration(using: &random))
      let sum = try #require(CalendarDuration.sum(a, b))
      #expect(CalendarDuration.sum(b, a) == sum)
      #expect(CalendarDuration.sum(sum, try #require(b.negated)) == a)
      #expect(CalendarDuration(parsing: a.description) == a)
      #expect(a.multiplied(by: DecimalFraction(-1)) == a.negated)
      #expect(a.multiplied(by: DecimalFraction(3))?.divided(by: 3) == a)
      for (divisor, fraction) in [(2, 0.5), (4, 0.25), (-8, -0.125), (1000, 0.001)] as [(Int64, Double)] {
        #expect(a.divided(by: divisor) == DecimalFraction(fraction).flatMap { a.multiplied(by: $0) })
      }
    }
  }

  @Test func `what lies between two points leads from one to the other`() throws {
    var random = RandomNumbers(seed: 23)
    for _ in 0..<2000 {
      let from = TimeTextTests.dateTime(using: &random)
      let to = TimeTextTests.dateTime(using: &random)
      let interval = TemporalInterval.local(from: from, to: to)
      #expect(from.adding(try #require(interval.duration)) == to)
      #expect(from.adding(try #require(interval.inSeconds)) == to)
      // All parts look the same way.
      let parts = try #require(interval.duration)
      let signs = [parts.months.signum(), parts.days.signum(), parts.seconds.signum()].filter { $0 != 0 }
      #expect(Set(signs).count <= 1)
      let days = try #require(interval.inDays).days
      let seconds = try #require(interval.inSeconds).seconds
      #expect(abs(days - seconds / 86_400) <= 1)
    }
  }

  static func duration(using random: inout RandomNumbers) -> CalendarDuration {
    let number = { (bound: Int, random: inout RandomNumbers) in Int.random(in: -bound...bound, using: &random)
    }
    let text =
      "P\(number(100_000, &random))M\(number(1_000_000, &random))D"
      + "T\(number(1_000_000_000, &random)).\(Int.random(in: 0..<1_000_000_000, using: &random))S"
    return CalendarDuration(parsing: text) ?? .zero
  }
}
