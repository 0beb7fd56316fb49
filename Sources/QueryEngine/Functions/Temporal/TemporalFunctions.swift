import PropertyGraph

extension FunctionCatalog {
  /// Makers of points in time: `date(…)`, `date.truncate(…)`, the current time in four forms.
  static let temporalFunctions: [ScalarFunction] =
    TemporalConstructor.allCases.flatMap { constructor in
      [maker(constructor), truncation(constructor)]
        + ["transaction", "statement", "realtime"].map { current(constructor, $0) }
    } + epochFunctions

  private static func maker(_ constructor: TemporalConstructor) -> ScalarFunction {
    ScalarFunction(
      constructor.rawValue,
      0...1,
      [BoundType.Kinds.instant.union([.string, .map])],
      BoundType(kinds: constructor.kinds),
      readsClock: true
    ) { arguments, environment throws(FunctionFailure) in
      guard let argument = arguments.first else { return try constructor.current(.utc, environment) }
      return try constructor.make(argument, environment)
    }
  }

  private static func truncation(_ constructor: TemporalConstructor) -> ScalarFunction {
    ScalarFunction(
      "\(constructor.rawValue).truncate",
      1...3,
      [.string, .instant, .map],
      BoundType(kinds: constructor.kinds),
      readsClock: true
    ) { arguments, environment throws(FunctionFailure) in
      try constructor.truncate(arguments, environment)
    }
  }

  /// The time of the statement: all of these are the same here.
  private static func current(_ constructor: TemporalConstructor, _ clock: String) -> ScalarFunction {
    ScalarFunction(
      "\(constructor.rawValue).\(clock)",
      0...1,
      [.string],
      BoundType(kinds: constructor.kinds),
      readsClock: true
    ) { arguments, environment throws(FunctionFailure) in
      let zone = arguments.isEmpty ? .utc : try environment.zone(named: try string(arguments, 0))
      return try constructor.current(zone, environment)
    }
  }

  private static let epochFunctions: [ScalarFunction] = [
    ScalarFunction("datetime.fromepoch", 2...2, [.integer], BoundType(kinds: .zonedDateTime)) {
      arguments,
      _ throws(FunctionFailure) in
      let (second, nanosecond) = (try integer(arguments, 0), try integer(arguments, 1))
      guard (0...999_999_999).contains(nanosecond) else {
        throw FunctionFailure("nanoseconds are from 0 to 999999999, found \(nanosecond)", argument: 1)
      }
      return try dateTime(LocalDateTime(epochSecond: second, nanosecond: Int(nanosecond)))
    },
    ScalarFunction("datetime.fromepochmillis", 1...1, [.integer], BoundType(kinds: .zonedDateTime)) {
      arguments,
      _ throws(FunctionFailure) in
      try dateTime(LocalDateTime(epochMillisecond: try integer(arguments, 0)))
    },
  ]

  private static func dateTime(_ local: LocalDateTime?) throws(FunctionFailure) -> Value {
    guard let local else { throw .outsideCalendar }
    return .zonedDateTime(ZonedDateTime(local, offset: .zero))
  }
}
