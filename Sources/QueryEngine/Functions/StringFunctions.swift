import PropertyGraph

extension FunctionCatalog {
  /// Functions of strings; positions and lengths count Unicode scalars, as `size` does.
  static let stringFunctions: [ScalarFunction] = [
    text("toLower") { $0.lowercased() },
    text("toUpper") { $0.uppercased() },
    text("ltrim") { trimmed($0, start: true, end: false) },
    text("rtrim") { trimmed($0, start: false, end: true) },
    text("trim") { trimmed($0, start: true, end: true) },
    ScalarFunction("substring", 2...3, [.string, .integer, .integer], .string) {
      arguments,
      _ throws(FunctionFailure) in
      let scalars = try string(arguments, 0).unicodeScalars
      let start = try count(arguments, 1)
      let length = arguments.count > 2 ? try count(arguments, 2) : Int.max
      return .string(String(String.UnicodeScalarView(scalars.dropFirst(start).prefix(length))))
    },
    ScalarFunction("left", 2...2, [.string, .integer], .string) { arguments, _ throws(FunctionFailure) in
      let scalars = try string(arguments, 0).unicodeScalars
      return .string(String(String.UnicodeScalarView(scalars.prefix(try count(arguments, 1)))))
    },
    ScalarFunction("right", 2...2, [.string, .integer], .string) { arguments, _ throws(FunctionFailure) in
      let scalars = try string(arguments, 0).unicodeScalars
      return .string(String(String.UnicodeScalarView(scalars.suffix(try count(arguments, 1)))))
    },
    ScalarFunction("split", 2...2, [.string, .string], .list(of: .string)) {
      arguments,
      _ throws(FunctionFailure) in
      let pieces = split(Array(try string(arguments, 0).utf8), at: Array(try string(arguments, 1).utf8))
      return .list(pieces.map { .string(String(decoding: $0, as: UTF8.self)) })
    },
    ScalarFunction("replace", 3...3, [.string], .string) { arguments, _ throws(FunctionFailure) in
      let old = Array(try string(arguments, 1).utf8)
      guard !old.isEmpty else { return arguments[0] }
      let pieces = split(Array(try string(arguments, 0).utf8), at: old)
      let growth = (pieces.count - 1).multipliedReportingOverflow(by: try string(arguments, 2).utf8.count)
      guard !growth.overflow, growth.partialValue < 1 << 30 else {
        throw FunctionFailure("the result is larger than a gigabyte")
      }
      let joined = pieces.joined(separator: Array(try string(arguments, 2).utf8))
      return .string(String(decoding: Array(joined), as: UTF8.self))
    },
  ]

  private static func text(_ name: String, _ change: @escaping @Sendable (String) -> String) -> ScalarFunction
  {
    ScalarFunction(name, 1...1, [.string], .string) { arguments, _ throws(FunctionFailure) in
      .string(change(try string(arguments, 0)))
    }
  }

  private static func count(_ arguments: [Value], _ index: Int) throws(FunctionFailure) -> Int {
    let number = try integer(arguments, index)
    guard number >= 0 else {
      throw FunctionFailure("a position or length cannot be negative", argument: index)
    }
    return Int(number)
  }

  private static func trimmed(_ text: String, start: Bool, end: Bool) -> String {
    var scalars = Substring.UnicodeScalarView(text.unicodeScalars[...])
    if start { scalars = scalars.drop { $0.properties.isWhitespace } }
    if end {
      while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    }
    return String(scalars)
  }

  /// The pieces between separators; an empty separator splits between scalars.
  private static func split(_ text: [UInt8], at separator: [UInt8]) -> [[UInt8]] {
    if separator.isEmpty {
      return String(decoding: text, as: UTF8.self).unicodeScalars.map { Array(String($0).utf8) }
    }
    var pieces: [[UInt8]] = []
    var start = 0
    var index = 0
    while index + separator.count <= text.count {
      if text[index..<index + separator.count].elementsEqual(separator) {
        pieces.append(Array(text[start..<index]))
        index += separator.count
        start = index
      } else {
        index += 1
      }
    }
    pieces.append(Array(text[start...]))
    return pieces
  }
}
