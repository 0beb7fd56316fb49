import Diagnostics
import Glibc
import PropertyGraph

/// Numbers, and what `+` does to strings and lists.
extension ExpressionEvaluator {
  func negate(
    _ operand: BoundExpression,
    _ batch: RowBatch,
    at range: SourceRange
  ) throws(Diagnostic) -> Vector {
    let column = try evaluate(operand, batch)
    var values: [Value] = []
    for row in 0..<batch.count {
      switch column.value(at: row, in: graph) {
      case .null: values.append(.null)
      case .integer(let number):
        let (result, overflow) = (0 as Int64).subtractingReportingOverflow(number)
        if overflow { throw .integerOverflow(at: range) }
        values.append(.integer(result))
      case .float(let number): values.append(.float(-number))
      case .duration(let duration):
        values.append(
          .duration(
            try placing(range) { () throws(FunctionFailure) in
              try TemporalArithmetic.negated(duration)
            }
          )
        )
      case let value: throw .notNumber(value, at: operand.range)
      }
    }
    return Vector(values)
  }

  func arithmetic(
    _ sign: ArithmeticOperator,
    _ a: Vector,
    _ b: Vector,
    _ expression: BoundExpression
  ) throws(Diagnostic) -> Vector {
    if sign != .power, sign != .concatenate {
      switch (a, b) {
      case (.integers(let x, nil), .integers(let y, nil)):
        return try integers(sign, x.count, expression, { x[$0] }, { y[$0] })
      case (.integers(let x, nil), .constant(.integer(let y), _)):
        return try integers(sign, x.count, expression, { x[$0] }, { _ in y })
      case (.constant(.integer(let x), _), .integers(let y, nil)):
        return try integers(sign, y.count, expression, { _ in x }, { y[$0] })
      case (.floats(let x, nil), .floats(let y, nil)):
        return floats(sign, x.count, { x[$0] }, { y[$0] })
      case (.floats(let x, nil), .constant(.float(let y), _)):
        return floats(sign, x.count, { x[$0] }, { _ in y })
      case (.constant(.float(let x), _), .floats(let y, nil)):
        return floats(sign, y.count, { _ in x }, { y[$0] })
      default: break
      }
    }
    var results: [Value] = []
    results.reserveCapacity(a.count)
    var bytes = 0
    for row in 0..<a.count {
      let value = try arithmetic(sign, a.value(at: row, in: graph), b.value(at: row, in: graph), expression)
      bytes += value.heapBytes
      try context.checkRoom(bytes: bytes, at: expression.range)
      results.append(value)
    }
    return Vector(results)
  }

  /// One loop for each sign, so that none looks at the sign for each row.
  @inline(__always)
  private func integers(
    _ sign: ArithmeticOperator,
    _ count: Int,
    _ expression: BoundExpression,
    _ x: (Int) -> Int64,
    _ y: (Int) -> Int64
  ) throws(Diagnostic) -> Vector {
    var results = [Int64](repeating: 0, count: count)
    var overflows = false
    func fill(_ operation: (Int64, Int64) -> (partialValue: Int64, overflow: Bool)) {
      for row in 0..<count {
        let (result, overflow) = operation(x(row), y(row))
        results[row] = result
        overflows = overflows || overflow
      }
    }
    switch sign {
    case .add: fill { $0.addingReportingOverflow($1) }
    case .subtract: fill { $0.subtractingReportingOverflow($1) }
    case .multiply: fill { $0.multipliedReportingOverflow(by: $1) }
    case .divide, .modulo, .power, .concatenate:
      for row in 0..<count { results[row] = try integers(sign, x(row), y(row), expression) }
    }
    if overflows { throw .integerOverflow(at: expression.range) }
    return .integers(results, nulls: nil)
  }

  @inline(__always)
  private func floats(
    _ sign: ArithmeticOperator,
    _ count: Int,
    _ x: (Int) -> Double,
    _ y: (Int) -> Double
  ) -> Vector {
    var results = [Double](repeating: 0, count: count)
    for row in 0..<count {
      results[row] =
        switch sign {
        case .add: x(row) + y(row)
        case .subtract: x(row) - y(row)
        case .multiply: x(row) * y(row)
        case .divide: x(row) / y(row)
        case .modulo: fmod(x(row), y(row))
        case .power, .concatenate: pow(x(row), y(row))
        }
    }
    return .floats(results, nulls: nil)
  }

  private func arithmetic(
    _ sign: ArithmeticOperator,
    _ a: Value,
    _ b: Value,
    _ expression: BoundExpression
  ) throws(Diagnostic) -> Value {
    switch (a, b) {
    case (.list(let x), .list(let y)) where sign == .add || sign == .concatenate: return .list(x + y)
    case (.null, _), (_, .null): return .null
    case (.list(let x), _) where sign == .add: return .list(x + [b])
    case (_, .list(let y)) where sign == .add: return .list([a] + y)
    case (.string(let x), .string(let y)) where sign == .add || sign == .concatenate: return .string(x + y)
    case (.string(let x), .integer), (.string(let x), .float), (.string(let x), .boolean):
      if sign == .add { return .string(x + (b.plainText ?? "")) }
    case (.integer, .string(let y)), (.float, .string(let y)), (.boolean, .string(let y)):
      if sign == .add { return .string((a.plainText ?? "") + y) }
    case (.integer(let x), .integer(let y)):
      if sign == .power { return .float(pow(Double(x), Double(y))) }
      if sign != .concatenate { return .integer(try integers(sign, x, y, expression)) }
    case (.float(let x), .float(let y)): return .float(try floats(sign, x, y, a, b, expression))
    case (.integer(let x), .float(let y)): return .float(try floats(sign, Double(x), y, a, b, expression))
    case (.float(let x), .integer(let y)): return .float(try floats(sign, x, Double(y), a, b, expression))
    default:
      let result = try placing(expression.range) { () throws(FunctionFailure) in
        try TemporalArithmetic.calculate(sign, a, b, context.environment)
      }
      if let result { return result }
    }
    throw .cannotCalculate(sign, a, b, at: expression.range)
  }

  /// Gives a failure its place.
  private func placing<Result>(
    _ range: SourceRange,
    _ body: () throws(FunctionFailure) -> Result
  ) throws(Diagnostic) -> Result {
    do throws(FunctionFailure) {
      return try body()
    } catch {
      throw Diagnostic(.error, "invalid-argument", error.message, at: range, help: error.help)
    }
  }

  private func integers(
    _ sign: ArithmeticOperator,
    _ a: Int64,
    _ b: Int64,
    _ expression: BoundExpression
  ) throws(Diagnostic) -> Int64 {
    let (result, overflow): (Int64, Bool)
    switch sign {
    case .add: (result, overflow) = a.addingReportingOverflow(b)
    case .subtract: (result, overflow) = a.subtractingReportingOverflow(b)
    case .multiply: (result, overflow) = a.multipliedReportingOverflow(by: b)
    case .divide, .modulo:
      guard b != 0 else { throw .divisionByZero(at: expression.range) }
      (result, overflow) =
        sign == .divide
        ? a.dividedReportingOverflow(by: b)
        : (b == -1 ? (0, false) : a.remainderReportingOverflow(dividingBy: b))
    case .power, .concatenate:
      throw .cannotCalculate(sign, .integer(a), .integer(b), at: expression.range)
    }
    if overflow { throw .integerOverflow(at: expression.range) }
    return result
  }

  private func floats(
    _ sign: ArithmeticOperator,
    _ x: Double,
    _ y: Double,
    _ a: Value,
    _ b: Value,
    _ expression: BoundExpression
  ) throws(Diagnostic) -> Double {
    switch sign {
    case .add: x + y
    case .subtract: x - y
    case .multiply: x * y
    case .divide: x / y
    case .modulo: fmod(x, y)
    case .power: pow(x, y)
    case .concatenate: throw .cannotCalculate(sign, a, b, at: expression.range)
    }
  }
}

// MARK: Messages

extension Diagnostic {
  static func integerOverflow(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "integer-overflow",
      "the result is too large for an integer",
      at: range,
      help: "write one number with a decimal point to calculate with floats"
    )
  }

  fileprivate static func divisionByZero(at range: SourceRange) -> Diagnostic {
    Diagnostic(.error, "division-by-zero", "division by zero", at: range)
  }

  fileprivate static func notNumber(_ value: Value, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "invalid-argument-type",
      "expected a number, found \(value.typeDescription)",
      at: range
    )
  }

  fileprivate static func cannotCalculate(
    _ sign: ArithmeticOperator,
    _ a: Value,
    _ b: Value,
    at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .error,
      "invalid-argument-type",
      "'\(sign.rawValue)' cannot be used on \(a.typeDescription) and \(b.typeDescription)",
      at: range,
      help: sign == .subtract && BoundType(a).kinds.isSubset(of: .instant)
        && BoundType(b).kinds.isSubset(of: .instant)
        ? "duration.between(from, to) tells how far apart they are" : nil
    )
  }
}
