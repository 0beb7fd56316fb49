import QuerySyntax
import Testing

@Suite("Synonyms")
struct SynonymTests {
  @Test(arguments: [
    ("MATCH (a)-[:R]->{1,5}(b)", "MATCH (a)-[:R*1..5]->(b)"),
    ("MATCH (a)-[:R]->+(b)", "MATCH (a)-[:R*]->(b)"),
    ("MATCH (a)-[:R]->+(b)", "MATCH (a)-[:R*1..]->(b)"),
    ("MATCH (a)-[:R]->+(b)", "MATCH (a)-[:R]->{1,}(b)"),
    ("MATCH (a)-[:R]->*(b)", "MATCH (a)-[:R*0..]->(b)"),
    ("MATCH (a)-[:R]->*(b)", "MATCH (a)-[:R]->{,}(b)"),
    ("MATCH (a)-[:R]->{2}(b)", "MATCH (a)-[:R*2]->(b)"),
    ("MATCH (a)-[:R]->{1,4}(b)", "MATCH (a)-[:R*..4]->(b)"),
    ("MATCH (a)-[:R]->{,4}(b)", "MATCH (a)-[:R*0..4]->(b)"),
    ("MATCH (a)-[]->(b)", "MATCH (a)-->(b)"),
    ("MATCH (a)-[]->(b)", "MATCH (a)->(b)"),
    ("MATCH (a)<-[]-(b)", "MATCH (a)<--(b)"),
    ("MATCH (a)<-[]-(b)", "MATCH (a)<-(b)"),
    ("MATCH (a)-[]-(b)", "MATCH (a)--(b)"),
    ("MATCH (a)-[]-(b)", "MATCH (a)<-->(b)"),
    ("MATCH (a)-[]-(b)", "MATCH (a)<-[]->(b)"),
    ("MATCH (a:A&B)", "MATCH (a:A:B)"),
    ("MATCH (a:A)", "MATCH (a IS A)"),
    ("MATCH (a)-[:A|B]-(b)", "MATCH (a)-[:A|:B]-(b)"),
    ("MATCH (a)", "MATCH DIFFERENT EDGES (a)"),
    ("MATCH (a)", "MATCH DIFFERENT RELATIONSHIPS (a)"),
    ("MATCH SHORTEST 1 (a)-[:R]-+(b)", "MATCH ANY SHORTEST (a)-[:R]-+(b)"),
    ("MATCH ALL SHORTEST (a)-[:R]-+(b)", "MATCH SHORTEST 1 GROUP (a)-[:R]-+(b)"),
    ("MATCH ANY (a)-[:R]-+(b)", "MATCH ANY 1 PATHS (a)-[:R]-+(b)"),
    ("MATCH (a)-->(b)", "MATCH ALL PATHS (a)-->(b)"),
    ("UNWIND [1] AS x", "FOR x IN [1]"),
    ("MATCH (n) WITH *, 1 AS x", "MATCH (n) LET x = 1"),
    ("MATCH (n) WITH * WHERE n.x", "MATCH (n) FILTER n.x"),
    ("MATCH (n) WITH * WHERE n.x", "MATCH (n) FILTER WHERE n.x"),
    ("MATCH (n) WITH * ORDER BY n.x LIMIT 1", "MATCH (n) ORDER BY n.x LIMIT 1"),
    ("MATCH (n) WITH n OFFSET 2", "MATCH (n) WITH n SKIP 2"),
    ("MATCH (n) WITH n ORDER BY n.x", "MATCH (n) WITH n ORDER BY n.x ASCENDING"),
    ("MATCH (n) WITH n ORDER BY n.x DESC", "MATCH (n) WITH n ORDER BY n.x DESCENDING"),
    ("MATCH (n) WHERE EXISTS { MATCH (n)-->() }", "MATCH (n) WHERE EXISTS { (n)-->() }"),
    ("MATCH (n) WHERE EXISTS { MATCH (n)-->() }", "MATCH (n) WHERE EXISTS ( MATCH (n)-->() )"),
    ("MATCH (n) WHERE (n)-->()", "MATCH (n) WHERE exists((n)-->())"),
    ("MATCH (n) WHERE n.x IS NOT NULL", "MATCH (n) WHERE exists(n.x)"),
    ("LET d = date('2020-01-01')", "LET d = DATE '2020-01-01'"),
    ("WITH ALL 1 AS x", "WITH 1 AS x"),
    ("RETURN 1 AS x UNION", "RETURN 1 AS x UNION DISTINCT"),
  ])
  func `both spellings give the same tree`(canonical: String, synonym: String) throws {
    #expect(try shape(parse(synonym + " RETURN *")) == shape(parse(canonical + " RETURN *")))
  }

  @Test func `keywords match in any case and stay names`() throws {
    let text =
      "match (match:Return {where: 1})-[with:AS]->(end) where match.limit = 1 return match as return, end"
    #expect(codes(text) == [])
    #expect(codes("RETURN 1 AS count, 2 AS order, 3 AS null") == [])
    #expect(codes("MATCH (count) RETURN count {.a}, count.x, count(count)") == [])
    #expect(codes("MATCH path = (exists) RETURN path, exists") == [])
  }
}
