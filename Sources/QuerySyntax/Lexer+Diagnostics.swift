import Diagnostics

extension Diagnostic {
  static func invalidEncoding(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "invalid-utf8",
      "the text is not valid UTF-8",
      at: range,
      label: "these bytes are no character",
      help: "save the file with the encoding UTF-8"
    )
  }

  static func unknownCharacter(_ scalar: Unicode.Scalar, at range: SourceRange) -> Diagnostic {
    let isVisible =
      scalar.value > 0x20 && scalar.value != 0x7F && scalar.properties.generalCategory != .control
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    let name = isVisible ? "'\(scalar)'" : code
    var help: String?
    switch scalar {
    case "#": help = "a comment starts with //"
    case "→": help = "write ->"
    case "←": help = "write <-"
    case "\\": help = "a backslash has a meaning within quotes only"
    case "~": help = "write -[]- for an edge in any direction"
    case "?": help = "a parameter is written $name"
    default: break
    }
    return Diagnostic(
      .error,
      "unknown-character",
      "the character \(name) has no meaning here",
      at: range,
      help: help
    )
  }

  static func typographic(
    _ scalar: Unicode.Scalar,
    write replacement: String,
    at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .error,
      "typographic-character",
      "'\(scalar)' is a character for prose, not for queries",
      at: range,
      help: "write \(replacement) instead (word processors replace it while one types)"
    )
  }

  static func unterminated(_ what: String, code: Diagnostic.Code, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      code,
      "this \(what) is never closed",
      at: range,
      label: "opened here",
      help: code == "unterminated-string" ? #"an apostrophe within '…' is written \'"# : nil
    )
  }

  static func unterminatedComment(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "unterminated-comment",
      "this comment is never closed",
      at: range,
      label: "opened here",
      help: "close it with */, or start each line with //"
    )
  }

  static func namelessParameter(at range: SourceRange) -> Diagnostic {
    Diagnostic(.error, "invalid-parameter", "a parameter needs a name after $, such as $town", at: range)
  }

  static func invalidKey(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "unexpected-token",
      "expected the name of a key, which cannot start with a digit",
      at: range,
      help: "write it in backquotes: `1st`"
    )
  }

  static func invalidNumber(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "invalid-number-literal",
      "this is neither a number nor a name",
      at: range,
      help: "a name cannot start with a digit, except in backquotes: `1st`"
    )
  }
}
