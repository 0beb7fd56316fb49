import GraphLiterals

/// Writes random queries that read: grammatical, mostly with names that exist and kinds that fit.
struct QueryWriter {
  var random: SeededGenerator
  /// Whether the rows may depend on an order that is open.
  private(set) var isOpen = false
  private var budget = 0
  private var nextName = 0
  /// What can be named, by kind.
  var scope = Scope()

  struct Scope {
    var nodes: [String] = []
    var edges: [String] = []
    var lists: [String] = []
    var values: [String] = []

    var all: [String] { nodes + edges + lists + values }
  }

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func query() -> String {
    isOpen = false
    budget = 30
    nextName = 0
    let parts = (0..<(chance(12) ? 2 : 1))
      .map { _ in
        scope = Scope()
        return part(columns: ["c0", "c1"])
      }
    return parts.joined(separator: pick([" UNION ", " UNION ALL "]))
  }

  // MARK: Choices

  mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }
  mutating func pick(_ choices: [String]) -> String { choices.randomElement(using: &random) ?? "null" }

  private mutating func fresh(_ letter: String) -> String {
    nextName += 1
    return letter + "\(nextName)"
  }

  // MARK: Clauses

  private mutating func part(columns: [String]) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...3, using: &random) { text += clause() + " " }
    return text + "RETURN " + projection(columns)
  }

  private mutating func clause() -> String {
    switch Int.random(in: 0..<8, using: &random) {
    case 0...3: return pick(["MATCH ", "MATCH ", "OPTIONAL MATCH "]) + match()
    case 4:
      let list = self.list()
      let name = fresh("v")
      scope.values.append(name)
      return "UNWIND \(list) AS \(name)"
    case 5: return with()
    case 6:
      let value = self.value()
      let name = fresh("v")
      scope.values.append(name)
      return "LET \(name) = \(value)"
    default: return "FILTER " + condition()
    }
  }

  private mutating func match() -> String {
    var text = pattern()
    if chance(4) { text += ", " + pattern() }
    return text + (chance(2) ? " WHERE " + condition() : "")
  }

  private mutating func with() -> String {
    var kept: [String] = []
    var after = Scope()
    for name in scope.nodes where chance(2) {
      kept.append(name)
      after.nodes.append(name)
    }
    for name in scope.edges where chance(2) {
      kept.append(name)
      after.edges.append(name)
    }
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      let value = chance(3) ? aggregate() : self.value()
      let name = fresh("v")
      kept.append("\(value) AS \(name)")
      after.values.append(name)
    }
    if kept.isEmpty {
      kept = ["1 AS one"]
      after.values = ["one"]
    }
    scope = after
    let text = "WITH " + (chance(4) ? "DISTINCT " : "") + kept.joined(separator: ", ")
    return text + order() + (chance(3) ? " WHERE " + condition() : "")
  }

  private mutating func projection(_ columns: [String]) -> String {
    let distinct = chance(5) ? "DISTINCT " : ""
    let items = columns.map { "\(chance(4) ? aggregate() : value()) AS \($0)" }
    scope = Scope(values: columns)
    return distinct + items.joined(separator: ", ") + order()
  }

  private mutating func order() -> String {
    var text = ""
    if chance(4) {
      text += " ORDER BY " + pick(scope.all) + pick(["", " DESC", " NULLS FIRST", " DESC NULLS LAST"])
    }
    if chance(10) {
      isOpen = true
      text += pick([
        " LIMIT 0", " LIMIT 3", " SKIP 1", " SKIP 2 LIMIT 9223372036854775807", " LIMIT 2 - 5", " SKIP null",
      ])
    }
    return text
  }

  // MARK: Patterns

  mutating func pattern() -> String {
    if chance(8) {
      let selector = pick(["SHORTEST 1 ", "ALL SHORTEST ", "ANY "])
      // Which of several shortest paths comes may depend on where the search begins.
      if selector != "ALL SHORTEST " { isOpen = true }
      return selector + node() + edge(quantifier: pick(["+", "*", "{2,3}", "{0,2}"])) + node()
    }
    var text = node()
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      text += edge(quantifier: chance(4) ? pick(["{1,2}", "{0,2}", "{2}", "{3,1}"]) : "") + node()
    }
    return text
  }

  private mutating func node() -> String {
    var name = ""
    if chance(4), !scope.nodes.isEmpty {
      name = pick(scope.nodes)
    } else if !chance(4) {
      name = fresh("n")
    }
    let inline = chance(9) ? " {x: \(number())}" : chance(12) ? " WHERE \(condition())" : ""
    if name.hasPrefix("n"), !scope.nodes.contains(name) { scope.nodes.append(name) }
    return "(" + name + pick(["", "", "", "", ":A", ":B", ":A|B", ":!A", ":C"]) + inline + ")"
  }

  private mutating func edge(quantifier: String) -> String {
    let name = chance(2) ? fresh("e") : ""
    if !name.isEmpty {
      if quantifier.isEmpty { scope.edges.append(name) } else { scope.lists.append(name) }
    }
    let body = "[" + name + pick(["", "", "", ":R", ":S", ":R|S", ":!R"]) + "]"
    return pick(["-", "<-"]) + body + pick(["-", "->"]) + quantifier
  }

  // MARK: Conditions and values

  mutating func condition() -> String {
    budget -= 1
    guard budget > 0 else { return pick(["true", "null", "1 < 2"]) }
    switch Int.random(in: 0..<12, using: &random) {
    case 0: return "(\(condition()) \(pick(["AND", "OR", "XOR"])) \(condition()))"
    case 1: return "(NOT \(condition()))"
    case 2...5: return "\(leaf()) \(pick(["=", "<>", "<", "<=", ">", ">="])) \(value())"
    case 6: return "\(leaf()) IS \(pick(["", "NOT "]))NULL"
    case 7: return "\(leaf()) IN \(list())"
    case 8:
      return "\(pick(["all", "any", "none", "single"]))(q IN \(list()) WHERE q \(pick(["=", "<"])) \(leaf()))"
    case 9: return inner { "EXISTS { \($0.match()) }" }
    case 10: return "\(leaf()) \(pick(["CONTAINS", "STARTS WITH", "ENDS WITH"])) \(leaf())"
    default:
      return scope.nodes.isEmpty ? "null" : pick(scope.nodes) + pick([":A", ":!B", ".x = 1", ".s = 'a'"])
    }
  }

  mutating func value() -> String {
    budget -= 1
    guard budget > 0 else { return leaf() }
    switch Int.random(in: 0..<14, using: &random) {
    case 0...2: return "(\(number()) \(pick(["+", "-", "*", "/", "%", "^"])) \(number()))"
    case 3: return "CASE WHEN \(condition()) THEN \(value()) ELSE \(leaf()) END"
    case 4: return chance(3) ? call() : number()
    case 5: return "\(list())[\(pick(["0", "-1", "9223372036854775807", "-9223372036854775808", leaf()]))]"
    case 6:
      return "\(list())[\(pick(["", "0", "-2", "9223372036854775807"]))..\(pick(["", "1", "-1", "null"]))]"
    case 7: return inner { "COUNT { \($0.match()) }" }
    case 8: return "[q IN \(list()) WHERE \(condition()) | \(pick(["q", "[q]", "q = 1"]))]"
    case 9: return "{a: \(value()), b: \(leaf())}\(pick(["", ".a", "['b']", ".z"]))"
    case 10: return "reduce(t = \(leaf()), q IN \(list()) | \(pick(["t", "q", "[t, q]", "t + q"])))"
    case 11:
      isOpen = true
      return inner { "COLLECT { MATCH \($0.match()) RETURN \($0.leaf()) }" }
    case 12: return condition()
    default: return leaf()
    }
  }

  /// What is written inside may name what it finds; outside it is gone again.
  private mutating func inner(_ text: (inout QueryWriter) -> String) -> String {
    let before = scope
    defer { scope = before }
    return text(&self)
  }

  private mutating func call() -> String {
    let one = [
      "abs", "sign", "ceil", "floor", "round", "sqrt", "toString", "toInteger", "toFloat", "toBoolean",
      "size", "head",
      "last", "tail", "reverse", "toUpper", "trim", "labels", "type", "keys", "properties", "date", "isNaN",
      "exp",
    ]
    switch Int.random(in: 0..<5, using: &random) {
    case 0: return "coalesce(\(value()), \(leaf()))"
    case 1: return "range(\(leaf()), \(leaf()), \(pick(["1", "-1", "0", "-9223372036854775808"])))"
    case 2: return "\(pick(["substring", "left", "right", "split"]))(\(leaf()), \(leaf()))"
    default: return "\(pick(one))(\(value()))"
    }
  }

  private mutating func aggregate() -> String {
    switch Int.random(in: 0..<8, using: &random) {
    case 0, 1: return "count(*)"
    case 2: return "count(\(pick(["", "DISTINCT "]))\(value()))"
    case 3: return "\(pick(["min", "max"]))(\(value()))"
    case 4: return scope.nodes.isEmpty ? "count(*)" : "sum(\(pick(scope.nodes)).x)"
    case 5: return "count(DISTINCT \(pick(scope.all)))"
    default:
      isOpen = true
      return "\(pick(["collect", "sum", "avg", "stDev", "collect"]))(\(pick(["", "DISTINCT "]))\(value()))"
    }
  }

  mutating func list() -> String {
    if !scope.lists.isEmpty, chance(3) { return pick(scope.lists) }
    return pick([
      "[1, 2, null]", "[]", "['a', 1.5, true]", "range(0, 3)", "[[1], [], null]", "null",
      "[\(leaf()), \(leaf())]",
      "range(9223372036854775805, 9223372036854775807)",
    ])
  }

  /// Mostly a number or null.
  private mutating func number() -> String {
    if chance(12) { return leaf() }
    if chance(2), let name = (scope.nodes + scope.edges).randomElement(using: &random) { return name + ".x" }
    return pick(["0", "1", "2", "3", "1.5", "-1", "null"])
  }

  mutating func leaf() -> String {
    if !chance(4) { return number() }
    if !chance(3), let name = scope.all.randomElement(using: &random) {
      if scope.nodes.contains(name) || scope.edges.contains(name) {
        return name + pick([".x", ".x", ".s", ".m", ".id", ".none", ""])
      }
      return name
    }
    return pick([
      "0", "1", "2", "-1", "1.5", "0.0", "null", "true", "'a'", "'é\\u0000'", "''", "9223372036854775807",
      "-9223372036854775808", "1e300", "[1]", "{a: 1}", "date('2020-02-29')", "(0.0 / 0.0)",
    ])
  }
}
