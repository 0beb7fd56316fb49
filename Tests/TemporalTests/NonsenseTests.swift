import Diagnostics
import GraphFormats
import PropertyGraph
import QueryEngine
import Testing

/// Whatever numbers and texts are put together: a value or a message, never a trap.
@Suite struct NonsenseTests {
  private static let numbers = [
    "0", "1", "-1", "7", "53", "366", "-0.5", "2.5", "1e300", "-1e17", "1e-300", "0.1", "999999999",
    "1000000000", "-999999999", "86400", "9223372036854775807", "-9223372036854775808", "9007199254740993",
    "0.0 / 0.0", "1.0 / 0.0", "null", "'1'",
  ]
  private static let durations = [
    "duration('P1M')", "duration('P9223372036854775807M')", "duration('P-9223372036854775807D')",
    "duration('PT9223372036854775807S')", "duration('PT-9223372036854775807.999999999S')",
    "duration('P0.1M-3.7DT0.000000001S')", "duration({days: -9223372036854775808})",
  ]
  private static let instants = [
    "date('-999999999-01-01')", "date('+999999999-12-31')", "date('2016-02-29')",
    "localtime('23:59:59.999999999')",
    "time('00:00+18:00')", "time('00:00-18:00')", "localdatetime('+999999999-12-31T23:59:59.999999999')",
    "datetime('-999999999-01-01T00:00+18:00')", "datetime('+999999999-12-31T23:59-18:00')",
    "datetime('2017-10-29T02:30[Europe/Paris]')", "datetime('-999999999-01-01T00:00[America/New_York]')",
    "datetime('+999999999-12-31T23:59:59[Pacific/Apia]')", "date()", "null",
  ]
  private static let components = [
    "year", "quarter", "month", "week", "day", "ordinalDay", "dayOfQuarter", "dayOfWeek", "hour", "minute",
    "second", "millisecond", "microsecond", "nanosecond", "epochSeconds", "epochMillis",
  ]
  private static let amounts = [
    "years", "quarters", "months", "weeks", "days", "hours", "minutes", "seconds", "milliseconds",
    "nanoseconds",
  ]
  private static let units = [
    "millennium", "century", "decade", "year", "weekYear", "quarter", "month", "week", "day", "hour",
    "microsecond", "x",
  ]
  private static let zones = ["Europe/Paris", "+18:00", "-18:00", "Pacific/Apia", "../x", "Z", ""]
  private static let types = ["date", "time", "localtime", "datetime", "localdatetime"]

  @Test func `nothing stops the engine`() throws {
    var random = Numbers(state: 42)
    let session = QuerySession(graph: GraphBuilder().finish(), time: TimeSource(zones: TimeZoneFiles()))
    var answers = 0
    for _ in 0..<6_000 {
      let text = "RETURN \(Self.expression(depth: 2, &random)) AS x"
      do throws(SourceFailure) {
        _ = try session.run(SourceText(name: "query", text: text))
        answers += 1
      } catch {
        #expect(!error.diagnostics.isEmpty, "\(text)")
      }
    }
    #expect(answers > 500)
  }

  private static func expression(depth: Int, _ random: inout Numbers) -> String {
    func one(_ texts: [String]) -> String { texts[Int.random(in: 0..<texts.count, using: &random)] }
    func map(_ names: [String]) -> String {
      let entries = (0..<Int.random(in: 1...4, using: &random)).map { _ in "\(one(names)): \(one(numbers))" }
      return "{\(entries.joined(separator: ", "))}"
    }
    func instant() -> String {
      depth > 0 && Bool.random(using: &random)
        ? "(\(expression(depth: depth - 1, &random)))" : one(instants)
    }
    switch Int.random(in: 0..<12, using: &random) {
    case 0: return "\(one(types))(\(map(components)))"
    case 1:
      return
        "\(one(types))({\(one(["date", "time", "datetime"])): \(instant()), \(one(components)): \(one(numbers))})"
    case 2: return "\(one(types))({datetime: \(instant()), timezone: '\(one(zones))'})"
    case 3: return "\(one(types)).truncate('\(one(units))', \(instant()), \(map(components)))"
    case 4: return "\(one(types)).truncate('\(one(units))', \(instant()), {timezone: '\(one(zones))'})"
    case 5: return "duration(\(map(amounts)))"
    case 6:
      let function = one(["between", "inMonths", "inDays", "inSeconds"])
      return "duration.\(function)(\(instant()), \(instant()))"
    case 7: return "\(instant()) \(one(["+", "-"])) \(one(durations))"
    case 8: return "\(one(durations)) \(one(["*", "/", "+", "-"])) \(one(numbers + durations))"
    case 9: return "(\(instant())).\(one(components + amounts + ["weekYear", "timezone", "offset"]))"
    case 10: return "datetime.fromepoch(\(one(numbers)), \(one(numbers)))"
    default: return one(["-\(one(durations))", "datetime.fromepochmillis(\(one(numbers)))", instant()])
    }
  }

  private struct Numbers: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }
}
