import Diagnostics
public import PropertyGraph
import QuerySyntax

/// Small graphs, written in the language itself: `CREATE (a:Town {name: 'Lens'})-[:ROAD]->(b)`.
///
/// Only what fixtures need: `CREATE` of single nodes and directed edges with literal properties, and `UNWIND`
/// of literal lists and `range` before it. An index is made for the keys asked for.
public struct GraphLiteral: ~Copyable {
  private var builder = GraphBuilder()

  public init() {}

  public static func graph(_ text: String, indexes: [String] = []) throws -> Graph {
    var literal = GraphLiteral()
    try literal.add(text)
    return literal.finish(indexes: indexes)
  }

  public consuming func finish(indexes: [String] = []) -> Graph {
    for key in indexes { builder.addIndex(on: key) }
    return builder.finish()
  }

  /// What cannot be read as a graph.
  public struct Unsupported: Error, CustomStringConvertible {
    public let description: String
  }

  /// What a name stands for while a text is read.
  private enum Binding {
    case element(Int)
    case value(Value)
  }

  /// Adds what one text creates.
  public mutating func add(_ text: String) throws {
    let source = SourceText(name: "graph", text: Self.asMatch(text) + " RETURN 1")
    let statement = try QueryParser.parse(source)
    var names: [String: Binding] = [:]
    try add(statement.parts[0].clauses.dropLast(), &names)
  }

  private mutating func add(_ clauses: ArraySlice<ClauseSyntax>, _ names: inout [String: Binding]) throws {
    guard let clause = clauses.first else { return }
    switch clause {
    case .match(let match):
      for pattern in match.patterns { try add(pattern.path, &names) }
      try add(clauses.dropFirst(), &names)
    case .unwind(let unwind):
      guard case .list(let values) = try value(unwind.list, names) else {
        throw Unsupported(description: "UNWIND of something else than a list")
      }
      for value in values {
        var inner = names
        inner[unwind.variable.text] = .value(value)
        try add(clauses.dropFirst(), &inner)
      }
    default: throw Unsupported(description: "a clause other than CREATE and UNWIND")
    }
  }

  private mutating func add(_ path: PathSyntax, _ names: inout [String: Binding]) throws {
    var last: Int?
    var waiting: EdgeSyntax?
    for step in path.steps {
      switch step {
      case .node(let syntax):
        let node = try node(syntax, &names)
        if let edge = waiting, let from = last { try add(edge, from, node, &names) }
        (last, waiting) = (node, nil)
      case .edge(let edge): waiting = edge
      case .group: throw Unsupported(description: "a group")
      }
    }
  }

  private mutating func node(_ syntax: NodeSyntax, _ names: inout [String: Binding]) throws -> Int {
    if let name = syntax.variable, case .element(let known) = names[name.text] { return known }
    let labels = try syntax.labels.map { try Self.names($0) } ?? []
    let handle = builder.addNode(labels: labels, properties: try properties(syntax.properties, names))
    if let name = syntax.variable { names[name.text] = .element(handle) }
    return handle
  }

  private mutating func add(
    _ edge: EdgeSyntax,
    _ left: Int,
    _ right: Int,
    _ names: inout [String: Binding]
  ) throws {
    let types = try edge.types.map { try Self.names($0) } ?? []
    guard types.count == 1, edge.direction != .any, edge.quantifier == nil else {
      throw Unsupported(description: "an edge without one type and one direction")
    }
    let isRight = edge.direction == .right
    let handle = builder.addEdge(
      type: types[0],
      from: isRight ? left : right,
      to: isRight ? right : left,
      properties: try properties(edge.properties, names)
    )
    if let name = edge.variable { names[name.text] = .element(handle) }
  }

  // MARK: Literals

  private func properties(
    _ syntax: ExpressionSyntax?,
    _ names: [String: Binding]
  ) throws -> [(String, Value)] {
    guard let syntax else { return [] }
    guard case .map(let entries) = syntax.kind else { throw Unsupported(description: "properties") }
    return try entries.map { ($0.key.text, try value($0.value, names)) }
  }

  private func value(_ syntax: ExpressionSyntax, _ names: [String: Binding]) throws -> Value {
    switch syntax.kind {
    case .null: return .null
    case .boolean(let value): return .boolean(value)
    case .integer(let number): return .integer(number)
    case .float(let number): return .float(number)
    case .string(let text): return .string(text)
    case .list(let items): return .list(try items.map { try value($0, names) })
    case .map(let entries):
      return .map(of: try entries.map { Value.MapEntry($0.key.text, try value($0.value, names)) })
    case .unary(.minus, let operand):
      switch try value(operand, names) {
      case .integer(let number): return .integer(0 &- number)
      case .float(let number): return .float(-number)
      default: break
      }
    case .variable(let name):
      if case .value(let value) = names[name] { return value }
    case .call(let call):
      let arguments = try call.arguments.map { try value($0, names) }
      if call.name.text == "range", case .integer(let first) = arguments.first,
        case .integer(let last) = arguments.dropFirst().first
      {
        return .list(first <= last ? (first...last).map { .integer($0) } : [])
      }
      if call.name.text == "date", case .string(let text) = arguments.first, let date = CalendarDate(text) {
        return .date(date)
      }
    default: break
    }
    throw Unsupported(description: "an expression that is no literal")
  }

  /// The value of a literal.
  public static func value(_ text: String) throws -> Value {
    let statement = try QueryParser.parse(SourceText(name: "value", text: "RETURN " + text))
    guard case .return(let projection)? = statement.parts[0].clauses.first,
      let item = projection.items.first
    else { throw Unsupported(description: text) }
    return try GraphLiteral().value(item.expression, [:])
  }

  private static func names(_ labels: LabelExpressionSyntax) throws -> [String] {
    switch labels {
    case .name(let name): return [name.text]
    case .and(let a, let b): return try names(a) + names(b)
    default: throw Unsupported(description: "labels other than names")
    }
  }

  /// The parser reads patterns of MATCH; this puts MATCH where CREATE or INSERT stands outside of quotes.
  private static func asMatch(_ text: String) -> String {
    var output = ""
    var word = ""
    var quote: Character?
    func changed(_ word: String) -> String {
      ["create", "insert"].contains(word.lowercased()) ? "MATCH" : word
    }
    for character in text {
      if quote == nil, character.isLetter {
        word.append(character)
        continue
      }
      output += changed(word)
      word = ""
      output.append(character)
      if character == quote {
        quote = nil
      } else if quote == nil, character == "'" || character == "\"" || character == "`" {
        quote = character
      }
    }
    return output + changed(word)
  }
}
