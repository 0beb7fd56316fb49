import Glibc
import PropertyGraph

extension FunctionCatalog {
  /// Functions of numbers; angles are in radians.
  static let mathFunctions: [ScalarFunction] = [
    ScalarFunction("abs", 1...1, [.number], .number) { arguments, _ throws(FunctionFailure) in
      switch arguments[0] {
      case .integer(let number):
        guard number != .min else { throw FunctionFailure("the result is too large for an integer") }
        return .integer(Swift.abs(number))
      case .float(let number): return .float(Swift.abs(number))
      default: throw .kind(arguments[0], expected: "a number", argument: 0)
      }
    },
    ScalarFunction("sign", 1...1, [.number], .integer) { arguments, _ throws(FunctionFailure) in
      let number = try double(arguments, 0)
      return .integer(number > 0 ? 1 : number < 0 ? -1 : 0)
    },
    real("ceil") { $0.rounded(.up) },
    real("floor") { $0.rounded(.down) },
    ScalarFunction("round", 1...2, [.number, .integer], .float) { arguments, _ throws(FunctionFailure) in
      let number = try double(arguments, 0)
      guard arguments.count > 1 else {
        // Halves go up; adding one half would itself round.
        let lower = number.rounded(.down)
        return .float(number - lower >= 0.5 ? lower + 1 : lower)
      }
      let places = try integer(arguments, 1)
      guard (0...15).contains(places) else {
        throw FunctionFailure("the number of places is from 0 to 15", argument: 1)
      }
      let scale = pow(10, Double(places))
      let scaled = number * scale
      return .float(scaled.isFinite ? scaled.rounded(.toNearestOrAwayFromZero) / scale : number)
    },
    real("sqrt") { $0.squareRoot() },
    real("exp") { Glibc.exp($0) },
    real("ln") { Glibc.log($0) },
    real("log10") { Glibc.log10($0) },
    real("sin") { Glibc.sin($0) },
    real("cos") { Glibc.cos($0) },
    real("tan") { Glibc.tan($0) },
    real("asin") { Glibc.asin($0) },
    real("acos") { Glibc.acos($0) },
    real("atan") { Glibc.atan($0) },
    ScalarFunction("atan2", 2...2, [.number], .float) { arguments, _ throws(FunctionFailure) in
      .float(Glibc.atan2(try double(arguments, 0), try double(arguments, 1)))
    },
    real("degrees") { $0 * 180 / .pi },
    real("radians") { $0 * .pi / 180 },
    ScalarFunction("pi", 0...0, [], .float) { _, _ in .float(.pi) },
    ScalarFunction("e", 0...0, [], .float) { _, _ in .float(M_E) },
    ScalarFunction("isNaN", 1...1, [.number], .boolean) { arguments, _ throws(FunctionFailure) in
      .boolean(try double(arguments, 0).isNaN)
    },
  ]

  private static func real(_ name: String, _ change: @escaping @Sendable (Double) -> Double) -> ScalarFunction
  {
    ScalarFunction(name, 1...1, [.number], .float) { arguments, _ throws(FunctionFailure) in
      .float(change(try double(arguments, 0)))
    }
  }
}
