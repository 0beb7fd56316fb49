import Diagnostics
import QuerySyntax
import Testing

@Suite("Updates and calls")
struct UpdateTests {
  private func clause(_ text: String) throws -> ClauseSyntax {
    try #require(try parse(text).parts.first?.clauses.first)
  }

  private func setItems(_ text: String) throws -> [SetItemSyntax] {
    guard case .set(let set) = try clause("SET " + text) else { throw UnexpectedTree() }
    return set.items
  }

  private func procedure(_ text: String) throws -> CallProcedureSyntax {
    guard case .callProcedure(let call) = try clause(text) else { throw UnexpectedTree() }
    return call
  }

  private func subquery(_ text: String) throws -> CallSubquerySyntax {
    guard case .callSubquery(let call) = try clause(text) else { throw UnexpectedTree() }
    return call
  }

  // MARK: Clauses

  @Test(arguments: ["INSERT", "CREATE", "create"])
  func `patterns are created`(keyword: String) throws {
    guard case .create(let create) = try clause("\(keyword) p = (a:A {x: 1})-[:R $m]->(b), (c)") else {
      throw UnexpectedTree()
    }
    #expect(create.patterns.count == 2)
    #expect(create.patterns.first?.variable?.text == "p")
  }

  @Test func `a pattern is merged, with what to set in either case`() throws {
    let text = "MERGE (a)-[r:R]-(b) ON MATCH SET a.x = 1 ON CREATE SET r.y = 2, r.z = 3 ON MATCH SET b:B"
    guard case .merge(let merge) = try clause(text) else { throw UnexpectedTree() }
    #expect(merge.pattern.path.steps.count == 3)
    #expect(merge.onCreate.count == 2)
    #expect(merge.onMatch.count == 2)
    #expect(merge.range == SourceRange(0, text.utf8.count))
  }

  @Test func `properties, maps and labels are set`() throws {
    let items = try setItems("n.a = 1, m.b.c = 2, n['d' + x] = 3, n = {}, (n) += $map, n:A:B, n IS C&(D&E)")
    #expect(items.count == 7)
    guard case .property(let target, let key, _) = items[1], case .property = target.kind else {
      throw UnexpectedTree()
    }
    #expect(key.text == "c")
    guard case .dynamicProperty(_, let dynamic, _) = items[2], case .binary = dynamic.kind else {
      throw UnexpectedTree()
    }
    guard case .replaceAll = items[3], case .addAll(let name, _) = items[4] else { throw UnexpectedTree() }
    #expect(name.text == "n")
    guard case .labels(_, let two) = items[5], case .labels(_, let three) = items[6] else {
      throw UnexpectedTree()
    }
    #expect(two.map(\.text) == ["A", "B"])
    #expect(three.map(\.text) == ["C", "D", "E"])
    #expect(items[0].range == SourceRange(4, 11))
    #expect(items[5].range == SourceRange(61, 66))
  }

  @Test func `properties and labels are removed`() throws {
    guard case .remove(let remove) = try clause("REMOVE n.a, n['b'], n:A&B, (n.x).y") else {
      throw UnexpectedTree()
    }
    #expect(remove.items.count == 4)
    guard case .property = remove.items[0], case .dynamicProperty = remove.items[1],
      case .labels(_, let labels) = remove.items[2], case .property = remove.items[3]
    else { throw UnexpectedTree() }
    #expect(labels.count == 2)
  }

  @Test(arguments: [("DELETE", false), ("DETACH DELETE", true), ("NODETACH DELETE", false)])
  func `expressions are deleted`(keyword: String, isDetach: Bool) throws {
    guard case .delete(let delete) = try clause("\(keyword) n, xs[0], p") else { throw UnexpectedTree() }
    #expect(delete.isDetach == isDetach)
    #expect(delete.expressions.count == 3)
  }

  @Test func `procedures are called`() throws {
    let call = try procedure("CALL graph.louvain('R', 2) YIELD node, community AS c WHERE c > 1 RETURN node")
    #expect(call.name.text == "graph.louvain")
    #expect(call.name.range == SourceRange(5, 18))
    #expect(call.arguments?.count == 2)
    guard case .items(let items) = call.yields else { throw UnexpectedTree() }
    #expect(items.map(\.column.text) == ["node", "community"])
    #expect(items.map(\.alias?.text) == [nil, "c"])
    #expect(call.condition != nil)
    #expect(try procedure("CALL p").arguments == nil)
    #expect(try procedure("CALL p()").arguments == [])
    guard case .all? = try procedure("CALL p() YIELD *").yields else { throw UnexpectedTree() }
    #expect(try procedure("CALL p() YIELD a, b AS c") == procedure("CALL p() YIELD a, b AS c"))
    #expect(try procedure("CALL p() YIELD a, b AS c") != procedure("CALL p() YIELD a, b AS d"))
  }

  @Test func `queries are called`() throws {
    #expect(try subquery("CALL { RETURN 1 AS x } RETURN x").imports == nil)
    #expect(try subquery("CALL () { RETURN 1 AS x } RETURN x").imports == [])
    #expect(try subquery("CALL (a, b) { FINISH }").imports?.map(\.text) == ["a", "b"])
    let everything = try subquery("OPTIONAL CALL (*) { RETURN 1 AS x UNION RETURN 2 AS x } RETURN x")
    #expect(everything.star == SourceRange(15, 16))
    #expect(everything.isOptional)
    #expect(everything.statement.parts.count == 2)
    #expect(codes("MATCH (call) RETURN call(call), call.x, call AS yield") == [])
  }

  @Test func `a query may end without rows`() throws {
    guard case .finish(let range) = try clause("FINISH") else { throw UnexpectedTree() }
    #expect(range == SourceRange(0, 6))
    #expect(codes("MATCH (n) SET n.x = 1 FINISH") == [])
    #expect(codes("MATCH (n) CALL (n) { CREATE (m {x: n.x}) }") == [])
    #expect(codes("CREATE (a) UNION CREATE (b)") == [])
    #expect(codes("MATCH (n) DELETE n CREATE (m) WITH m MATCH (m) REMOVE m.x RETURN m") == [])
  }

  @Test(arguments: [
    ("INSERT (a)", "CREATE (a)"), ("SET n:A&B", "SET n:A:B"), ("SET n:A", "SET n IS A"),
    ("REMOVE n:A&B", "REMOVE n IS A:B"), ("DELETE n", "NODETACH DELETE n"), ("SET n = {}", "SET (n) = {}"),
    ("MERGE (a) ON CREATE SET a:A ON MATCH SET a:B", "MERGE (a) ON MATCH SET a:B ON CREATE SET a:A"),
    ("INSERT (a)-[:R]->(b)", "CREATE (a) -[:R]-> (b)"),
  ])
  func `both spellings give the same tree`(canonical: String, synonym: String) throws {
    #expect(try shape(parse(synonym)) == shape(parse(canonical)))
    #expect(try SyntaxPrinter.text(of: parse(synonym)) == canonical)
  }

  // MARK: Rules

  @Test(arguments: [
    ("MATCH (n) WITH n", ["missing-return"]),
    ("CREATE (n) WITH n", ["missing-return"]),
    ("CALL { MATCH (n) } RETURN 1", ["missing-return"]),
    ("CREATE (a) UNION MATCH (b)", ["missing-return"]),
    ("RETURN 1 CREATE (n)", ["misplaced-return"]),
    ("FINISH RETURN 1", ["misplaced-finish"]),
    ("RETURN EXISTS { MATCH (n) FINISH }", ["misplaced-finish"]),
    ("RETURN EXISTS { MATCH (n) DELETE n }", ["misplaced-update"]),
    ("RETURN COUNT { CALL { CREATE (n) } MATCH (m) }", ["misplaced-update"]),
    ("CALL { CREATE (n) RETURN n } RETURN EXISTS { (n)-->() }", []),
    ("MERGE (a), (b)", ["several-merged-patterns"]),
    ("MERGE (a) ON CREATE a.x = 1", ["unexpected-token"]),
    ("MERGE (a) ON DELETE SET a.x = 1", ["unexpected-token"]),
    ("CREATE (a WHERE a.x = 1)", ["search-in-created-pattern"]),
    ("CREATE ((a)-[:R]->(b)){2}", ["search-in-created-pattern"]),
    ("CREATE shortestPath((a)-[:R]->(b))", ["search-in-created-pattern"]),
    ("MERGE ACYCLIC (a)-[:R]->(b)", ["search-in-created-pattern"]),
    ("CREATE (a)-[:R|S*2]-(b)", []),
    ("MERGE (a $map)", []),
    ("SET n", ["unexpected-token"]),
    ("SET n.x", ["unexpected-token"]),
    ("SET n.x == 1", ["misspelled-operator"]),
    ("SET n IS NULL", ["unexpected-token"]),
    ("SET f(n) = 1", ["invalid-target"]),
    ("SET n {.a} = 1", ["invalid-target"]),
    ("SET n.x:A", ["unexpected-token"]),
    ("SET n[1..2] = 1", ["invalid-target"]),
    ("SET n.x += 1", ["misplaced-addition"]),
    ("SET n + = {}", ["unexpected-token"]),
    ("SET n:A|B", ["indefinite-labels"]),
    ("REMOVE n:!A", ["indefinite-labels"]),
    ("REMOVE n", ["unexpected-token"]),
    ("REMOVE 1", ["invalid-target"]),
    ("REMOVE n:A|B RETURN (", ["indefinite-labels", "unexpected-token"]),
    ("DELETE", ["unexpected-token"]),
    ("DETACH n", ["unexpected-token"]),
    ("CALL", ["unexpected-token"]),
    ("OPTIONAL CALL p()", ["unexpected-token"]),
    ("CALL p YIELD x RETURN x", ["implicit-arguments"]),
    ("CALL p() YIELD * RETURN 1", ["misplaced-yield-star"]),
    ("CALL { CALL p }", ["implicit-arguments"]),
    ("CALL p() YIELD RETURN x", ["unexpected-token"]),
    ("CALL (a) RETURN a", ["unexpected-token"]),
    ("CALL (a { RETURN 1 AS x }", ["unexpected-token"]),
    ("MATCH (n) CALL (n) { DELETE n } IN TRANSACTIONS", ["unsupported-clause"]),
    ("CREATE INDEX FOR (n:Pole) ON (n.name)", ["unsupported-clause"]),
    ("CREATE CONSTRAINT x FOR (n:Pole) REQUIRE n.name IS UNIQUE", ["unsupported-clause"]),
    ("CREATE OR REPLACE RANGE INDEX x FOR (n:P) ON (n.x)", ["unsupported-clause"]),
    ("DROP INDEX x", ["unsupported-clause"]),
    ("USE other MATCH (n) RETURN n", ["unsupported-clause"]),
    ("LOAD CSV FROM 'a' AS row RETURN row", ["unsupported-clause"]),
    ("MATCH (n) FOREACH (x IN [1] | SET n.x = x) RETURN", ["unsupported-clause", "unexpected-token"]),
  ])
  func `what the grammar allows and the rules do not`(text: String, expected: [String]) {
    #expect(codes(text) == expected)
  }

  // MARK: Messages

  @Test func `an update within an expression`() {
    #expect(
      messages("MATCH (n) WHERE EXISTS { MATCH (n)-->(m) SET m.x = 1 } RETURN n") == """
        error[misplaced-update]: a query within an expression changes nothing
         --> query:1:42
          |
        1 | MATCH (n) WHERE EXISTS { MATCH (n)-->(m) SET m.x = 1 } RETURN n
          |                                          ^^^
          = help: write the change as a clause of its own; CALL { … } runs a query for each row

        """
    )
  }

  @Test func `a sum where a map is added`() {
    #expect(
      messages("MATCH (n) SET n.count += 1") == """
        error[misplaced-addition]: '+=' adds a map of properties to a node or edge, not to one property
         --> query:1:23
          |
        1 | MATCH (n) SET n.count += 1
          |                       ^^
          = help: write n.count = n.count + …

        """
    )
  }

  @Test func `two patterns to merge`() {
    #expect(
      messages("MERGE (a:Pole), (b:Pole)") == """
        error[several-merged-patterns]: MERGE takes one pattern
         --> query:1:17
          |
        1 | MERGE (a:Pole), (b:Pole)
          |                 ^^^^^^^^ a second pattern
         --> query:1:7
          |
        1 | MERGE (a:Pole), (b:Pole)
          |       -------- the first one
          = help: write MERGE again before it

        """
    )
  }

  @Test func `several mistakes in updates`() {
    #expect(
      messages("MERGE (a) ON CRATE SET a.x = 1\nSET b RETRUN b\nREMOVE c\nDETACH DELETE d e") == """
        error[unexpected-token]: expected CREATE or MATCH, found 'CRATE'
         --> query:1:14
          |
        1 | MERGE (a) ON CRATE SET a.x = 1
          |              ^^^^^
          = help: did you mean 'CREATE'?
        error[unexpected-token]: expected '.', ':', '=' or '+=', found 'RETRUN'
         --> query:2:7
          |
        2 | SET b RETRUN b
          |       ^^^^^^
        error[unexpected-token]: expected '.' and a property, or ':' and a label, found 'DETACH'
         --> query:4:1
          |
        4 | DETACH DELETE d e
          | ^^^^^^
        error[unexpected-token]: expected ',' or the next clause, found 'e'
         --> query:4:17
          |
        4 | DETACH DELETE d e
          |                 ^

        """
    )
  }

  @Test func `an index`() {
    #expect(
      messages("CREATE INDEX names FOR (n:Pole) ON (n.name)") == """
        error[unsupported-clause]: CREATE INDEX is not part of this language
         --> query:1:1
          |
        1 | CREATE INDEX names FOR (n:Pole) ON (n.name)
          | ^^^^^^^^^^^^
          = help: indexes and constraints need no statements

        """
    )
  }

  @Test func `arguments left out within a query`() {
    #expect(
      messages("CALL louvain YIELD node RETURN node") == """
        error[implicit-arguments]: the arguments of a procedure may be left out only where CALL is the whole query
         --> query:1:6
          |
        1 | CALL louvain YIELD node RETURN node
          |      ^^^^^^^
          = help: write them in parentheses, or an empty pair

        """
    )
  }
}
