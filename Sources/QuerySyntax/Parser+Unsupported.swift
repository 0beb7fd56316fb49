import Diagnostics

/// Why a clause of related languages is refused.
enum UnsupportedReason: String {
  case files = "files are imported with the program's own command"
  case iteration = "write UNWIND list AS x, then the clauses that change the graph"
  case graphs = "the graph is the one that was opened"
  case schema = "indexes and constraints need no statements"
  case transactions = "a query is carried out as a whole or not at all"
}

/// Clauses that people know from elsewhere.
extension Parser {
  /// What the clause that begins here is called, and why it is refused; nil if it is none of them.
  var unsupportedClause: (name: String, reason: UnsupportedReason)? {
    switch keyword {
    case .foreach: return ("FOREACH", .iteration)
    case .load where token(1).isName: return ("LOAD CSV", .files)
    case nil where current.kind == .name: break
    default: return nil
    }
    guard continuation.contains("clause") else { return nil }
    switch nameText(of: current).uppercased() {
    case "USE" where token(1).isName: return ("USE", .graphs)
    case "DROP": return schemaCommand(after: "DROP").map { ($0, .schema) }
    default: return nil
    }
  }

  /// `CREATE INDEX` and its like, where the token after the current one says so.
  func schemaCommand(after verb: String) -> String? {
    var place = 1
    var words: [String] = [verb]
    while place < 5, token(place).kind == .name {
      let word = nameText(of: token(place)).uppercased()
      words.append(word)
      switch word {
      case "INDEX", "CONSTRAINT": return words.joined(separator: " ")
      case "RANGE", "TEXT", "POINT", "LOOKUP", "FULLTEXT", "VECTOR", "UNIQUE", "OR", "REPLACE": place += 1
      default: return nil
      }
    }
    return nil
  }
}

extension Diagnostic {
  static func unsupportedClause(
    _ name: String,
    at range: SourceRange,
    _ reason: UnsupportedReason
  ) -> Diagnostic {
    Diagnostic(
      .error,
      "unsupported-clause",
      "\(name) is not part of this language",
      at: range,
      help: reason.rawValue
    )
  }
}
