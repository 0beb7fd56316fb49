/// Writes random queries that follow the grammar.
struct QueryGenerator {
  private var random: SeededGenerator
  private var budget = 0
  /// Outside of the queries in expressions, which change nothing.
  private var isUpdating = true

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func query() -> String {
    budget = 40
    var text = part()
    let all = chance(2) ? " ALL" : ""
    for _ in 0..<(chance(5) ? 2 : 0) { text += " UNION\(all) " + part() }
    return text + (chance(6) ? ";" : "")
  }

  // MARK: Choices

  private mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }

  private mutating func pick(_ choices: [String]) -> String {
    choices.randomElement(using: &random) ?? ""
  }

  private mutating func list(_ count: ClosedRange<Int>, _ element: (inout QueryGenerator) -> String) -> String
  {
    let count = Int.random(in: count, using: &random)
    return (0..<count).map { _ in element(&self) }.joined(separator: ", ")
  }

  private mutating func maybe(_ one: Int, _ text: (inout QueryGenerator) -> String) -> String {
    chance(one) ? text(&self) : ""
  }

  private mutating func name() -> String {
    pick([
      "a", "b", "n", "x", "pôle", "_1", "`odd name`", "`a``b`", "path", "count", "end", "date", "`match`",
      "name",
    ])
  }

  // MARK: Clauses

  private mutating func part() -> String {
    var clauses = (0..<Int.random(in: 0...3, using: &random)).map { _ in clause() }
    let ending = Int.random(in: 0..<8, using: &random)
    clauses.append(ending == 0 && isUpdating ? update() : "RETURN " + projection())
    return clauses.joined(separator: pick([" ", "\n", " /* x */ ", " // y\r\n"]))
  }

  private mutating func clause() -> String {
    if isUpdating, chance(3) { return chance(3) ? call() : update() }
    switch Int.random(in: 0..<9, using: &random) {
    case 0, 1, 2: return pick(["MATCH ", "match ", "OPTIONAL MATCH "]) + matchBody()
    case 3: return "UNWIND \(expression()) AS \(name())"
    case 4: return "FOR \(name()) IN \(expression())" + pick(["", " WITH ORDINALITY i", " WITH OFFSET i"])
    case 5: return "LET " + list(1...2) { "\($0.name()) = \($0.expression())" }
    case 6: return pick(["FILTER ", "FILTER WHERE "]) + expression()
    case 7: return "WITH " + projection() + maybe(3) { " WHERE " + $0.expression() }
    default: return "FILTER NOT n.x " + pick(["ORDER BY n.x ", "LIMIT 3", "SKIP 2"])
    }
  }

  private mutating func update() -> String {
    switch Int.random(in: 0..<7, using: &random) {
    case 0, 1: return pick(["CREATE ", "INSERT "]) + list(1...2) { $0.created() }
    case 2:
      return "MERGE " + created() + maybe(3) { " ON CREATE SET " + $0.list(1...2) { $0.setItem() } }
        + maybe(3) { " ON MATCH SET " + $0.setItem() }
    case 3: return "SET " + list(1...3) { $0.setItem() }
    case 4: return "REMOVE " + list(1...2) { $0.property() + $0.pick(["", ".x"]) } + ", n:" + plainLabels()
    case 5: return pick(["DELETE ", "DETACH DELETE ", "NODETACH DELETE "]) + list(1...2) { $0.expression() }
    default: return "CREATE (:A {x: " + expression() + "})"
    }
  }

  private mutating func created() -> String {
    func element(_ generator: inout QueryGenerator) -> String {
      generator.maybe(2) { $0.name() } + generator.maybe(2) { ":" + $0.plainLabels() }
        + generator.maybe(3) { " {" + $0.name() + ": " + $0.expression() + "}" }
    }
    return maybe(5) { $0.name() + " = " } + "(" + element(&self) + ")"
      + maybe(2) {
        $0.pick(["-", "<-"]) + "[:R" + $0.pick(["", " $p", " {a: 1}"]) + "]-(" + element(&$0) + ")"
      }
  }

  private mutating func property() -> String { name() + pick([".x", ".`odd key`", "['k']", ".a.b"]) }

  private mutating func plainLabels() -> String { pick(["A", "A:B", "A&B", "`x y`", "Match", "A&(B:C)"]) }

  private mutating func setItem() -> String {
    switch Int.random(in: 0..<5, using: &random) {
    case 0, 1: return property() + " = " + expression()
    case 2: return name() + pick([" = ", " += "]) + expression()
    case 3: return name() + pick([":", " IS "]) + plainLabels()
    default: return "(" + expression() + ").x = " + expression()
    }
  }

  private mutating func call() -> String {
    guard chance(2), budget > 0 else {
      return "CALL " + pick(["p", "a.b.c", "`odd name`.q"]) + "(" + list(0...2) { $0.expression() } + ")"
        + maybe(2) {
          " YIELD " + $0.list(1...2) { $0.name() + $0.maybe(2) { " AS " + $0.name() } }
            + $0.maybe(3) { " WHERE " + $0.expression() }
        }
    }
    budget -= 8
    return pick(["CALL ", "OPTIONAL CALL "]) + pick(["", "() ", "(*) ", "(a, n) "]) + "{ " + part() + " }"
  }

  private mutating func matchBody() -> String {
    maybe(6) { $0.pick(["REPEATABLE ELEMENTS ", "DIFFERENT EDGES ", "DIFFERENT RELATIONSHIPS "]) }
      + list(1...2) { $0.pattern() } + maybe(3) { " WHERE " + $0.expression() }
  }

  private mutating func projection() -> String {
    maybe(5) { $0.pick(["DISTINCT ", "ALL "]) }
      + (chance(4) ? "*" + maybe(2) { ", " + $0.item() } : list(1...3) { $0.item() })
      + maybe(8) { $0.pick([" GROUP BY ()", " GROUP BY a, b.c"]) }
      + maybe(4) { " ORDER BY " + $0.list(1...2) { $0.sortKey() } }
      + maybe(5) { $0.pick([" SKIP ", " OFFSET "]) + $0.expression() }
      + maybe(5) { " LIMIT " + $0.expression() }
  }

  private mutating func item() -> String { expression() + maybe(2) { " AS " + $0.name() } }

  private mutating func sortKey() -> String {
    expression() + pick(["", " ASC", " DESC", " descending"]) + pick(["", "", " NULLS FIRST", " NULLS LAST"])
  }

  // MARK: Patterns

  private mutating func pattern() -> String {
    let start = maybe(4) { $0.name() + " = " }
    if chance(10) { return start + pick(["shortestPath", "allShortestPaths"]) + "(\(path()))" }
    return start + maybe(4) { $0.prefix() } + path()
  }

  private mutating func prefix() -> String {
    pick([
      "SHORTEST 1 ", "ANY ", "ALL ", "ALL SHORTEST ", "ANY 2 ACYCLIC PATHS ", "SHORTEST $k GROUPS ", "WALK ",
      "SHORTEST TRAIL PATHS GROUP ", "SIMPLE ", "ANY SHORTEST ",
    ])
  }

  private mutating func path() -> String {
    var text = node()
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      if chance(5), budget > 0 {
        budget -= 5
        text += "(" + maybe(5) { $0.pick(["TRAIL ", "q = "]) } + path() + edge(abbreviated: true) + node()
        text += maybe(3) { " WHERE " + $0.expression() } + ")" + quantifier()
      } else {
        text += edge(abbreviated: true) + quantifier() + node()
      }
    }
    return text
  }

  private mutating func quantifier() -> String {
    pick(["", "", "", "*", "+", "{2}", "{1,3}", "{,4}", "{2,}", "{,}"])
  }

  private mutating func node() -> String {
    "(" + maybe(2) { $0.name() } + maybe(3) { $0.pick([":", " IS "]) + $0.labels() }
      + maybe(6) { " {" + $0.name() + ": " + $0.expression() + "}" }
      + maybe(8) { " WHERE " + $0.expression() } + ")"
  }

  private mutating func edge(abbreviated: Bool) -> String {
    if abbreviated, chance(6) { return pick(["->", "<-"]) }
    let body = chance(3) ? "" : "[" + maybe(3) { $0.name() } + maybe(2) { ":" + $0.labels() } + "]"
    return pick(["-", "<-"]) + body + pick(["-", "->"])
  }

  private mutating func labels() -> String {
    guard !chance(3) else { return pick(["A", "B", "%", "Match", "`x y`"]) }
    return pick([
      "A|B", "A&B", "!A", "A:B", "A|:B", "(A|B)&!C", "!!A", "!(A&B)", "A&(B&C)", "A|(B|C)", "(A|B)|C&D",
    ])
  }

  // MARK: Expressions

  mutating func expression() -> String {
    budget -= 1
    guard budget > 0, !chance(3) else { return leaf() }
    switch Int.random(in: 0..<22, using: &random) {
    case 0...4: return "\(expression()) \(infix()) \(expression())"
    case 5: return "(" + pick(["NOT ", "-", "+", "- -"]) + "(" + expression() + "))"
    case 6: return "(" + expression() + ")" + pick([".x", "[0]", "[1..2]"])
    case 20: return "((" + expression() + ")" + pick([" IS NULL", " IS NOT NULL", ":A", ":(A|B)"]) + ")"
    case 7: return "(NOT " + name() + pick(["", ":A", ".x", ".x = 1"]) + ")"
    case 8: return "[" + list(0...3) { $0.expression() } + "]"
    case 9: return "{" + list(0...2) { "\($0.name()): \($0.expression())" } + "}"
    case 10:
      return pick(["f", "count", "date.truncate", "`all`", "last"]) + "(" + list(0...2) { $0.expression() }
        + ")"
    case 11:
      return pick(["count(*)", "count(DISTINCT n)", "DATE '2020-01-01'", "collect(ALL x)", "exists(n.x)"])
    case 12: return "CASE \(maybe(2) { $0.expression() }) WHEN \(expression()) THEN \(expression()) END"
    case 13: return pick(["all", "ANY", "none", "single"]) + "(x IN \(expression()) WHERE \(expression()))"
    case 14: return "[x IN \(expression()) WHERE \(expression()) | \(expression())]"
    case 15: return "reduce(t = \(expression()), x IN \(expression()) | \(expression()))"
    case 16:
      return pick(["n {.a, .*, b, c: 1}", "n {}", "`count` {.a}", "[x IN xs]", "[(x IN xs)]", "[x IN xs, y]"])
    case 17: return pick(["EXISTS", "COUNT"]) + " { " + matchBody() + " }"
    case 18:
      let outer = isUpdating
      isUpdating = false
      defer { isUpdating = outer }
      return "COLLECT { " + part() + " }"
    default: return chain() + maybe(3) { $0.pick([" AND ", " OR "]) + $0.expression() }
    }
  }

  private mutating func chain() -> String {
    let chain = node() + edge(abbreviated: false) + node()
    return chance(3) ? "[\(chain) WHERE n:A | n.x]" : chain
  }

  private mutating func infix() -> String {
    pick([
      "+", "-", "*", "/", "%", "^", "=", "<>", "<", "<=", ">", ">=", "AND", "OR", "XOR", "IN", "CONTAINS",
      "STARTS WITH", "ENDS WITH", "=~", "and",
    ])
  }

  private mutating func leaf() -> String {
    pick([
      "1", "0x1F", "0o17", "1_000", "1.5", ".5", "1e3", "2.5E-3", "9223372036854775807",
      "-9223372036854775808", "'a'",
      "\"it's\"", #"'\u00e9\n\\'"#, "$p", "$1", "$`a b`", "null", "TRUE", "false", "n", "n.x", "n.x.y",
      "xs[0]", "xs[..2]",
      "xs[1..]", "(n:A:B)", "pôle", "path", "end", "date", "(n:A)", "''", "'a' || n.x",
    ])
  }
}
