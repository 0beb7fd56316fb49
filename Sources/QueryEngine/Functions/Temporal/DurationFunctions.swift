import Diagnostics
import PropertyGraph

extension FunctionCatalog {
  /// Makers of durations: from a text or a map, and between two points in time.
  static let durationFunctions: [ScalarFunction] = [
    ScalarFunction("duration", 1...1, [[.string, .map, .duration]], BoundType(kinds: .duration)) {
      arguments,
      _ throws(FunctionFailure) in
      switch arguments[0] {
      case .duration: return arguments[0]
      case .string(let text):
        guard let duration = CalendarDuration(parsing: text) else {
          throw .unreadable(text, "a duration", example: "P1Y2M3DT4H5M6.7S")
        }
        return .duration(duration)
      case .map(let entries): return try duration(entries)
      default: throw .kind(arguments[0], expected: "a string or a map", argument: 0)
      }
    },
    interval("duration.between") { $0.duration },
    interval("duration.inMonths") { $0.inMonths },
    interval("duration.inDays") { $0.inDays },
    interval("duration.inSeconds") { $0.inSeconds },
  ]

  private static let units: [(name: String, unit: DurationSum.Unit)] = [
    ("years", .years), ("quarters", .quarters), ("months", .months), ("weeks", .weeks), ("days", .days),
    ("hours", .hours), ("minutes", .minutes), ("seconds", .seconds), ("milliseconds", .milliseconds),
    ("microseconds", .microseconds), ("nanoseconds", .nanoseconds),
  ]

  private static func duration(_ entries: [Value.MapEntry]) throws(FunctionFailure) -> Value {
    guard !entries.isEmpty else {
      throw FunctionFailure("a duration needs at least one component", help: "for example {days: 1}")
    }
    var sum = DurationSum()
    for entry in entries {
      guard let unit = units.first(where: { $0.name == entry.key.lowercased() }) else {
        let names = units.map(\.name)
        throw FunctionFailure(
          "unknown component '\(entry.key)'",
          help: Spelling.suggestion(for: entry.key, among: names).map { "did you mean '\($0)'?" }
            ?? "known components: \(names.joined(separator: ", "))"
        )
      }
      switch entry.value {
      case .null: return .null
      case .integer(let number): sum.add(DecimalFraction(number), unit.unit)
      case .float(let number):
        guard let amount = DecimalFraction(number) else {
          throw FunctionFailure("'\(unit.name)' is too large: \(Value.text(of: number))")
        }
        sum.add(amount, unit.unit)
      case let value:
        throw FunctionFailure("'\(unit.name)' must be a number, found \(value.typeDescription)")
      }
    }
    guard let duration = sum.duration else { throw .durationTooLarge }
    return .duration(duration)
  }

  private static func interval(
    _ name: String,
    _ measure: @escaping @Sendable (TemporalInterval) -> CalendarDuration?
  ) -> ScalarFunction {
    ScalarFunction(name, 2...2, [.instant], BoundType(kinds: .duration)) {
      arguments,
      environment throws(FunctionFailure) in
      guard let duration = measure(try interval(arguments, environment)) else { throw .durationTooLarge }
      return .duration(duration)
    }
  }

  /// Gives each of two points in time what only the other has: the date, the zone; the time is midnight.
  private static func interval(
    _ arguments: [Value],
    _ environment: FunctionEnvironment
  ) throws(FunctionFailure) -> TemporalInterval {
    guard let first = TemporalParts(arguments[0]) else {
      throw .kind(arguments[0], expected: "a point in time", argument: 0)
    }
    guard let second = TemporalParts(arguments[1]) else {
      throw .kind(arguments[1], expected: "a point in time", argument: 1)
    }
    var zone = try first.zone(environment)
    if zone == nil { zone = try second.zone(environment) }
    let (from, to) = (first.time ?? .midnight, second.time ?? .midnight)
    guard let date = first.date ?? second.date else {
      let bothZoned = first.offset != nil && second.offset != nil
      return .times(
        from: ZonedTime(from, offset: bothZoned ? first.offset ?? .zero : .zero).utcNanoseconds,
        to: ZonedTime(to, offset: bothZoned ? second.offset ?? .zero : .zero).utcNanoseconds
      )
    }
    let start = LocalDateTime(first.date ?? date, from)
    let end = LocalDateTime(second.date ?? date, to)
    guard let zone else { return .local(from: start, to: end) }
    guard let zonedStart = try zoned(start, first, zone, environment),
      let zonedEnd = try zoned(end, second, zone, environment)
    else { throw .outsideCalendar }
    return .zoned(from: zonedStart, to: zonedEnd, zone: zone)
  }

  private static func zoned(
    _ local: LocalDateTime,
    _ parts: TemporalParts,
    _ other: Zone,
    _ environment: FunctionEnvironment
  ) throws(FunctionFailure) -> ZonedDateTime? {
    ZonedDateTime(local, in: try parts.zone(environment) ?? other, preferring: parts.offset)
  }
}

extension FunctionFailure {
  static let durationTooLarge = FunctionFailure("the duration is too large")
}
