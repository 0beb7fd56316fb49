import Diagnostics
import QuerySyntax
import Testing

func parse(_ text: String) throws(SourceFailure) -> StatementSyntax {
  try QueryParser.parse(SourceText(name: "query", text: text))
}

/// The expression of `RETURN …`.
func expression(_ text: String) throws -> ExpressionSyntax {
  let statement = try parse("RETURN " + text)
  guard case .return(let projection)? = statement.parts.first?.clauses.first else {
    throw UnexpectedTree()
  }
  return try #require(projection.items.first).expression
}

struct UnexpectedTree: Error {}

/// All diagnostics as people read them; empty when the query is fine.
func messages(_ text: String) -> String {
  messages(SourceText(name: "query", text: text))
}

func messages(_ source: SourceText) -> String {
  do throws(SourceFailure) {
    _ = try QueryParser.parse(source)
    return ""
  } catch {
    let renderer = DiagnosticRenderer()
    return error.diagnostics.map { renderer.render($0, in: error.source) }.joined()
  }
}

func codes(_ text: String) -> [String] {
  do throws(SourceFailure) {
    _ = try QueryParser.parse(SourceText(name: "query", text: text))
    return []
  } catch {
    return error.diagnostics.map(\.code.description)
  }
}

/// A tree as text without the places in the source, to compare trees of different texts.
func shape(_ value: Any) -> String {
  var output = ""
  writeShape(value, to: &output)
  return output
}

private func writeShape(_ value: Any, to output: inout String) {
  if value is SourceRange { return }
  let mirror = Mirror(reflecting: value)
  if mirror.children.isEmpty {
    output += "\(value) "
    return
  }
  output += "("
  for child in mirror.children {
    if let label = child.label, !label.hasPrefix(".") { output += label + " " }
    writeShape(child.value, to: &output)
  }
  output += ")"
}

/// Numbers that look random and are the same in every run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// Sebastiano Vigna's SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
