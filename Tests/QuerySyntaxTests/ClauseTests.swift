import QuerySyntax
import Testing

@Suite("Clauses and patterns")
struct ClauseTests {
  private func firstMatch(_ text: String) throws -> MatchSyntax {
    guard case .match(let match)? = try parse(text + " RETURN 1").parts.first?.clauses.first else {
      throw UnexpectedTree()
    }
    return match
  }

  @Test(arguments: [
    ("ANY", SelectorSyntax.Kind.any, PathModeSyntax.unspecified), ("ANY 3 TRAIL", .any, .trail),
    ("SHORTEST 3", .shortest, .unspecified), ("SHORTEST $k SIMPLE PATHS", .shortest, .simple),
    ("SHORTEST 2 ACYCLIC PATHS GROUPS", .shortestGroups, .acyclic),
    ("ALL SHORTEST WALK", .allShortest, .walk),
  ])
  func `selectors and modes`(prefix: String, kind: SelectorSyntax.Kind, mode: PathModeSyntax) throws {
    let pattern = try #require(try firstMatch("MATCH p = \(prefix) (a)-[:R]->+(b)").patterns.first)
    #expect(pattern.selector?.kind == kind)
    #expect(pattern.mode == mode)
    #expect(pattern.variable?.text == "p")
  }

  @Test func `match modes`() throws {
    #expect(try firstMatch("MATCH REPEATABLE ELEMENTS (a)-->{1,3}(b)").mode == .repeatableElements)
    #expect(try firstMatch("OPTIONAL MATCH (a), (b) WHERE a = b").isOptional)
    #expect(codes("MATCH repeatable = (a) RETURN repeatable") == [])
  }

  @Test func `groups hold paths`() throws {
    let match = try firstMatch("MATCH (a) (q = TRAIL (x)-[r:R]->(y) WHERE x.n < y.n){2,} (b)")
    guard case .group(let group)? = match.patterns.first?.path.steps.dropFirst().first else {
      throw UnexpectedTree()
    }
    #expect(group.variable?.text == "q")
    #expect(group.mode == .trail)
    #expect(group.path.steps.count == 3)
    #expect(group.condition != nil)
    #expect(group.quantifier?.minimum == 2)
    #expect(group.quantifier?.maximum == nil)
  }

  @Test func `a legacy shortest path is marked`() throws {
    let pattern = try #require(try firstMatch("MATCH p = shortestPath((a)-[*]-(b))").patterns.first)
    #expect(pattern.isLegacyShortest)
    #expect(pattern.selector?.kind == .shortest)
  }

  @Test(arguments: [
    ("RETURN 1 AS a UNION ALL RETURN 2 AS a UNION RETURN 3 AS a", "mixed-union"),
    ("RETURN 1 RETURN 2", "misplaced-return"),
    ("MATCH (n)", "missing-return"),
    ("RETURN COLLECT { MATCH (n) }", "missing-return"),
    ("MATCH (n) RETURN n SKIP 1 ORDER BY n", "misordered-clause"),
    ("MATCH (n) RETURN n LIMIT 1 LIMIT 2", "misordered-clause"),
    ("MATCH (a)-[*2]->{3}(b) RETURN a", "repeated-quantifier"),
    ("MATCH (a)-[:LIKES..]->(c) RETURN c", "invalid-edge-pattern"),
    ("MATCH (a)-[:LIKES*-2]->(c) RETURN c", "invalid-edge-pattern"),
    ("RETURN (a)->(b)", "unexpected-token"),
    ("RETURN EXISTS { MATCH (n) SET n.x = 1 }", "misplaced-update"),
  ])
  func `what the grammar allows and the rules do not`(text: String, code: String) {
    #expect(codes(text) == [code])
  }

  @Test func `a query may end with semicolons`() {
    #expect(codes("RETURN 1;") == [])
    #expect(codes("RETURN 1 ; ; // end") == [])
    #expect(codes("RETURN 1; RETURN 2") == ["several-queries"])
  }
}
