import Diagnostics
import PropertyGraph

extension FunctionCatalog {
  /// Functions of lists, and those that take any value.
  static let listFunctions: [ScalarFunction] = [
    ScalarFunction("coalesce", 1...Int.max, [.any], .any, isNullForNull: false) { arguments, _ in
      arguments.first { !$0.isNull } ?? .null
    },
    ScalarFunction("size", 1...1, [[.list, .string, .map]], .integer) {
      arguments,
      _ throws(FunctionFailure) in
      switch arguments[0] {
      case .list(let values): .integer(Int64(values.count))
      case .string(let text): .integer(Int64(text.unicodeScalars.count))
      case .map(let entries): .integer(Int64(entries.count))
      default: throw .kind(arguments[0], expected: "a list or a string", argument: 0)
      }
    },
    ScalarFunction("head", 1...1, [.list], .any) { arguments, _ throws(FunctionFailure) in
      try list(arguments, 0).first ?? .null
    },
    ScalarFunction("last", 1...1, [.list], .any) { arguments, _ throws(FunctionFailure) in
      try list(arguments, 0).last ?? .null
    },
    ScalarFunction("tail", 1...1, [.list], .list(of: .any)) { arguments, _ throws(FunctionFailure) in
      .list(Array(try list(arguments, 0).dropFirst()))
    },
    ScalarFunction("reverse", 1...1, [[.list, .string]], .any) { arguments, _ throws(FunctionFailure) in
      switch arguments[0] {
      case .list(let values): return .list(values.reversed())
      case .string(let text):
        var reversed = String.UnicodeScalarView()
        reversed.append(contentsOf: text.unicodeScalars.reversed())
        return .string(String(reversed))
      default: throw .kind(arguments[0], expected: "a list or a string", argument: 0)
      }
    },
    // Not checked before the run, as openCypher has it.
    ScalarFunction("range", 2...3, [.any], .list(of: .integer)) { arguments, _ throws(FunctionFailure) in
      let start = try bound(arguments, 0)
      let end = try bound(arguments, 1)
      let step = arguments.count > 2 ? try bound(arguments, 2) : 1
      guard step != 0 else {
        throw FunctionFailure("the step of a range cannot be 0", argument: 2, code: "number-out-of-range")
      }
      if step > 0 ? end < start : end > start { return .list([]) }
      let (span, overflow) = end.subtractingReportingOverflow(start)
      guard !overflow, span.magnitude / step.magnitude < 10_000_000 else {
        throw FunctionFailure("a range of more than ten million numbers")
      }
      return .list(stride(from: start, through: end, by: Int(step)).map { .integer($0) })
    },
  ]

  /// A bound or the step of a range.
  private static func bound(_ arguments: [Value], _ index: Int) throws(FunctionFailure) -> Int64 {
    guard case .integer(let number) = arguments[index] else {
      let message = "expected an integer, found \(arguments[index].typeDescription)"
      throw FunctionFailure(message, argument: index, code: "invalid-argument-type")
    }
    return number
  }

  static func list(_ arguments: [Value], _ index: Int) throws(FunctionFailure) -> [Value] {
    guard case .list(let values) = arguments[index] else {
      throw .kind(arguments[index], expected: "a list", argument: index)
    }
    return values
  }

  static func integer(_ arguments: [Value], _ index: Int) throws(FunctionFailure) -> Int64 {
    guard case .integer(let number) = arguments[index] else {
      throw .kind(arguments[index], expected: "an integer", argument: index)
    }
    return number
  }

  static func string(_ arguments: [Value], _ index: Int) throws(FunctionFailure) -> String {
    guard case .string(let text) = arguments[index] else {
      throw .kind(arguments[index], expected: "a string", argument: index)
    }
    return text
  }

  static func double(_ arguments: [Value], _ index: Int) throws(FunctionFailure) -> Double {
    switch arguments[index] {
    case .integer(let number): Double(number)
    case .float(let number): number
    default: throw .kind(arguments[index], expected: "a number", argument: index)
    }
  }
}
