import PropertyGraph

/// `+`, `-`, `*` and `/` with durations.
enum TemporalArithmetic {
  /// Nil when the operator means nothing for the two.
  static func calculate(
    _ sign: ArithmeticOperator,
    _ a: Value,
    _ b: Value,
    _ environment: FunctionEnvironment
  ) throws(FunctionFailure) -> Value? {
    switch (sign, a, b) {
    case (.add, .duration(let x), .duration(let y)): return try duration(.sum(x, y))
    case (.subtract, .duration(let x), .duration(let y)): return try duration(.sum(x, try negated(y)))
    case (.add, .duration(let x), _): return try add(x, to: b, environment)
    case (.add, _, .duration(let y)): return try add(y, to: a, environment)
    case (.subtract, _, .duration(let y)): return try add(try negated(y), to: a, environment)
    case (.multiply, .duration(let x), _): return try multiply(x, by: b)
    case (.multiply, _, .duration(let y)): return try multiply(y, by: a)
    case (.divide, .duration(let x), .integer(let divisor)):
      guard divisor != 0 else { throw FunctionFailure("a duration cannot be divided by zero") }
      return try duration(x.divided(by: divisor))
    case (.divide, .duration(let x), .float(let divisor)):
      guard divisor != 0 else { throw FunctionFailure("a duration cannot be divided by zero") }
      if let whole = Int64(exactly: divisor) { return try duration(x.divided(by: whole)) }
      return try duration(DecimalFraction(1 / divisor).flatMap { x.multiplied(by: $0) })
    default: return nil
    }
  }

  static func negated(_ duration: CalendarDuration) throws(FunctionFailure) -> CalendarDuration {
    guard let negated = duration.negated else { throw .durationTooLarge }
    return negated
  }

  private static func multiply(
    _ duration: CalendarDuration,
    by factor: Value
  ) throws(FunctionFailure) -> Value? {
    switch factor {
    case .integer(let number): try self.duration(duration.multiplied(by: DecimalFraction(number)))
    case .float(let number):
      try self.duration(DecimalFraction(number).flatMap { duration.multiplied(by: $0) })
    default: nil
    }
  }

  private static func add(
    _ duration: CalendarDuration,
    to value: Value,
    _ environment: FunctionEnvironment
  ) throws(FunctionFailure) -> Value? {
    let sum: Value?
    switch value {
    case .date(let date): sum = date.adding(duration).map { .date($0) }
    case .localTime(let time): sum = .localTime(time.adding(duration))
    case .zonedTime(let time): sum = .zonedTime(time.adding(duration))
    case .localDateTime(let value): sum = value.adding(duration).map { .localDateTime($0) }
    case .zonedDateTime(let value):
      sum = value.adding(duration, in: try environment.zone(of: value)).map { .zonedDateTime($0) }
    default: return nil
    }
    guard let sum else { throw .outsideCalendar }
    return sum
  }

  private static func duration(_ result: CalendarDuration?) throws(FunctionFailure) -> Value {
    guard let result else { throw .durationTooLarge }
    return .duration(result)
  }
}
