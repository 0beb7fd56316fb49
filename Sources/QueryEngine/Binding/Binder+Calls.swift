import Diagnostics
import PropertyGraph
import QuerySyntax

/// Calls of functions and aggregates.
extension Binder {
  mutating func bindCall(
    _ call: CallSyntax,
    in scope: Scope,
    at range: SourceRange
  ) throws(Diagnostic) -> BoundExpression {
    if let function = AggregateFunction(name: call.name.text) {
      return try bindAggregate(function, call, in: scope, at: range)
    }
    if call.isStar || call.isDistinct { throw .notAnAggregate(call.name) }
    if call.name.text.lowercased() == "exists", call.arguments.count == 1 {
      let operand = try bind(call.arguments[0], in: scope)
      return BoundExpression(.isNull(operand, isNegated: true), .boolean, at: range)
    }
    guard let function = FunctionCatalog.function(named: call.name.text) else {
      throw .unknownFunction(call.name)
    }
    guard function.arity.contains(call.arguments.count) else {
      throw .wrongArgumentCount(call.name, function.arity, found: call.arguments.count)
    }
    var arguments: [BoundExpression] = []
    for (index, argument) in call.arguments.enumerated() {
      let bound = try bind(argument, in: scope)
      let needed = function.parameter(index)
      try require(bound, needed, "\(function.name) takes \(BoundType(kinds: needed).description) here")
      arguments.append(bound)
    }
    return BoundExpression(.call(function, arguments), function.result(of: arguments), at: range)
  }

  private static let insideAggregate = "another aggregate"

  private mutating func bindAggregate(
    _ function: AggregateFunction,
    _ call: CallSyntax,
    in scope: Scope,
    at range: SourceRange
  ) throws(Diagnostic) -> BoundExpression {
    if let place = aggregateFreePlace {
      throw place == Self.insideAggregate
        ? .nestedAggregation(call.name, at: range) : .invalidAggregation(call.name, place: place, at: range)
    }
    if call.isStar {
      guard function == .count else { throw .starOutsideCount(call.name) }
      let bound = AggregateCall(function: .count, argument: nil, parameter: nil, isDistinct: false)
      return BoundExpression(.aggregate(bound), .integer, at: range)
    }
    guard call.arguments.count == function.argumentCount else {
      throw .wrongArgumentCount(
        call.name,
        function.argumentCount...function.argumentCount,
        found: call.arguments.count
      )
    }
    let (argument, parameter) = try withoutAggregates(in: Self.insideAggregate) {
      binder throws(Diagnostic) in
      let argument = try binder.bind(call.arguments[0], in: scope)
      let parameter = call.arguments.count > 1 ? try binder.bind(call.arguments[1], in: scope) : nil
      return (argument, parameter)
    }
    if argument.isVolatile { throw .volatileAggregation(call.name, at: argument.range) }
    try require(argument, function.parameter, "\(call.name.text) takes numbers")
    if let parameter { try require(parameter, .number, "the percentile is a number from 0 to 1") }
    let bound = AggregateCall(
      function: function,
      argument: argument,
      parameter: parameter,
      isDistinct: call.isDistinct
    )
    return BoundExpression(.aggregate(bound), function.result(of: argument.type), at: range)
  }
}

extension ScalarFunction {
  /// The type of a call, narrower than the catalog's where the arguments tell.
  func result(of arguments: [BoundExpression]) -> BoundType {
    switch name {
    case "head", "last":
      let list = arguments[0].type
      return BoundType(kinds: list.kinds == .list ? list.elements : .any)
    case "tail", "reverse": return arguments[0].type
    case "coalesce": return arguments.reduce(.null) { $0.union($1.type) }
    case "abs": return arguments[0].type
    default: return result
    }
  }
}

// MARK: Messages

extension Diagnostic {
  fileprivate static func unknownFunction(_ name: NameSyntax) -> Diagnostic {
    let known = FunctionCatalog.names + AggregateFunction.names
    return Diagnostic(
      .error,
      "unknown-function",
      "unknown function '\(name.text)'",
      at: name.range,
      help: Spelling.suggestion(for: name.text, among: known).map { "did you mean '\($0)'?" }
    )
  }

  fileprivate static func wrongArgumentCount(
    _ name: NameSyntax,
    _ arity: ClosedRange<Int>,
    found: Int
  ) -> Diagnostic {
    let expected =
      if arity.upperBound == Int.max {
        "at least \(arity.lowerBound)"
      } else if arity.count == 1 {
        "\(arity.lowerBound)"
      } else {
        "\(arity.lowerBound) to \(arity.upperBound)"
      }
    return Diagnostic(
      .error,
      "wrong-number-of-arguments",
      "\(name.text) takes \(expected) argument\(arity == 1...1 ? "" : "s"), found \(found)",
      at: name.range
    )
  }

  fileprivate static func notAnAggregate(_ name: NameSyntax) -> Diagnostic {
    Diagnostic(
      .error,
      "invalid-argument",
      "only aggregates such as count take '*' or DISTINCT",
      at: name.range
    )
  }

  fileprivate static func volatileAggregation(_ name: NameSyntax, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "not-constant",
      "\(name.text) cannot take random values",
      at: range,
      help: "compute them in a WITH before, and name them with AS"
    )
  }

  fileprivate static func starOutsideCount(_ name: NameSyntax) -> Diagnostic {
    Diagnostic(.error, "invalid-argument", "only count takes '*'", at: name.range)
  }

  fileprivate static func nestedAggregation(_ name: NameSyntax, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "nested-aggregation",
      "\(name.text) cannot be used in another aggregate",
      at: range,
      help: "compute it in a WITH before, give it a name with AS, and use the name here"
    )
  }

  fileprivate static func invalidAggregation(
    _ name: NameSyntax,
    place: String,
    at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .error,
      "invalid-aggregation",
      "\(name.text) cannot be used in \(place)",
      at: range,
      help: "compute it in a WITH before, give it a name with AS, and use the name here"
    )
  }
}
