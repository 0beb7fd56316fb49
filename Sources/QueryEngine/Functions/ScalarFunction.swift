import Diagnostics
import PropertyGraph

/// A function from values to a value.
struct ScalarFunction: Sendable {
  typealias Implementation = @Sendable ([Value], FunctionEnvironment) throws(FunctionFailure) -> Value

  let name: String
  let arity: ClosedRange<Int>
  /// What each argument may be; the last entry serves for all further ones.
  let parameters: [BoundType.Kinds]
  let result: BoundType
  /// Whether one null argument makes the result null, without a call.
  let isNullForNull: Bool
  /// Whether each call can give another value.
  let isVolatile: Bool
  /// Whether the time of the statement, or the zones that are known then, can show in the value.
  let readsClock: Bool
  let implementation: Implementation

  init(
    _ name: String,
    _ arity: ClosedRange<Int>,
    _ parameters: [BoundType.Kinds],
    _ result: BoundType,
    isNullForNull: Bool = true,
    isVolatile: Bool = false,
    readsClock: Bool = false,
    implementation: @escaping Implementation
  ) {
    self.name = name
    self.arity = arity
    self.parameters = parameters
    self.result = result
    self.isNullForNull = isNullForNull
    self.isVolatile = isVolatile
    self.readsClock = readsClock
    self.implementation = implementation
  }

  func parameter(_ index: Int) -> BoundType.Kinds {
    parameters.isEmpty ? .any : parameters[min(index, parameters.count - 1)]
  }
}

/// Why a function gave no value; the evaluator adds the place.
struct FunctionFailure: Error {
  /// The argument at fault, from 0; nil for the call as a whole.
  var argument: Int?
  var message: String
  var help: String?
  var code: Diagnostic.Code

  init(
    _ message: String,
    argument: Int? = nil,
    help: String? = nil,
    code: Diagnostic.Code = "invalid-argument"
  ) {
    self.code = code
    self.message = message
    self.argument = argument
    self.help = help
  }

  /// An argument of a kind that the function cannot take.
  static func kind(_ value: Value, expected: String, argument: Int) -> FunctionFailure {
    FunctionFailure(
      "expected \(expected), found \(value.typeDescription)",
      argument: argument,
      code: "invalid-argument-value"
    )
  }

  static func deleted(_ what: String, argument: Int) -> FunctionFailure {
    FunctionFailure("\(what) has been deleted", argument: argument, code: "deleted-entity-access")
  }
}
