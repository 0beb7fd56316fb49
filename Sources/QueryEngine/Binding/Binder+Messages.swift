import Diagnostics
import QuerySyntax

/// What several parts of the binder, or its clauses, refuse.
extension Diagnostic {
  static func undefinedVariable(
    _ name: NameSyntax,
    known: [String],
    procedure: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      .error,
      "undefined-variable",
      "undefined variable '\(name.text)'",
      at: name.range,
      help: procedure.map { "write YIELD \(name.text) after CALL \($0)(…) to use its column" }
        ?? Spelling.help(for: name.text, among: known, of: "variables")
    )
  }

  static func alreadyBound(_ name: NameSyntax, first: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "variable-already-bound",
      "the variable '\(name.text)' already has a value",
      at: name.range,
      related: [Note("first used here", at: first)],
      help: "choose another name"
    )
  }

  static func unknownName(_ name: NameSyntax, what: String, plural: String, known: [String]) -> Diagnostic {
    Diagnostic(
      .warning,
      what == "label" ? "unknown-label" : "unknown-edge-type",
      "unknown \(what) '\(name.text)': nothing in the graph has it",
      at: name.range,
      help: Spelling.help(for: name.text, among: known, of: plural)
    )
  }

  static func unknownProperty(_ name: NameSyntax, known: [String]) -> Diagnostic {
    Diagnostic(
      .warning,
      "unknown-property",
      "unknown property '\(name.text)': nothing in the graph has it",
      at: name.range,
      help: Spelling.help(for: name.text, among: known, of: "properties")
    )
  }

  static func missingReturn(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "missing-return",
      "the query does not say what to return",
      at: SourceRange(range.upperBound, range.upperBound),
      help: "end it with RETURN and the variables or values that you want to see"
    )
  }

  static func clauseAfterReturn(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "clause-after-return",
      "nothing can follow RETURN",
      at: range,
      help: "use WITH instead of RETURN to go on with the rows"
    )
  }

  static func differentColumns(
    _ first: [String],
    _ other: [String],
    at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .error,
      "different-columns-in-union",
      "all parts of a UNION must return the same columns in the same order",
      at: range,
      label: "returns \(other.joined(separator: ", "))",
      help: "the first part returns \(first.joined(separator: ", "))"
    )
  }

  static func mixedUnions(at range: SourceRange, first: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "mixed-union",
      "UNION and UNION ALL cannot be mixed in one query",
      at: range,
      related: [Note("the first one is here", at: first)]
    )
  }
}
