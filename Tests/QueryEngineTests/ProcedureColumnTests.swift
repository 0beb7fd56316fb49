import Diagnostics
import PropertyGraph
import QueryEngine
import Synchronization
import Testing

/// Procedures make only the columns that a query reads.
@Suite struct ProcedureColumnTests {
  /// Runs a query that may call `test.rows()`, which has the columns `a`, `b` and `c`.
  private func run(_ text: String) throws -> (table: String, made: [String]) {
    let made = Mutex<[String]>([])
    func note(_ name: String) -> [Int64] {
      made.withLock { $0.append(name) }
      return [1, 2, 2]
    }
    var catalog = ProcedureCatalog.standard
    let columns = ["a", "b", "c"]
    catalog.add(
      Procedure("test.rows", parameters: [], columns: columns.map { .init($0, .integer) }) { _, _ in
        ProcedureRows(count: 3, columns.map { name in .integers(note(name)) })
      }
    )
    let makeGraph = try #require(TestGraphs.all["towns"])
    let session = QuerySession(graph: try makeGraph(), time: TestTime.source, procedures: catalog)
    let result = try session.run(SourceText(name: "query", text: text))
    return ("\(result.table.rows.map { $0.map { "\($0)" } })", made.withLock { $0.sorted() })
  }

  @Test(arguments: [
    ("CALL test.rows()", ["a", "b", "c"]),
    ("CALL test.rows() YIELD b", ["b"]),
    ("CALL test.rows() YIELD a, b RETURN count(*)", []),
    ("CALL test.rows() YIELD a, b AS d RETURN sum(d)", ["b"]),
    ("CALL test.rows() YIELD a, b, c WHERE c > 1 RETURN a", ["a", "c"]),
    ("CALL test.rows() YIELD a, b WITH * RETURN count(a)", ["a", "b"]),
    ("CALL test.rows() YIELD a, b RETURN *", ["a", "b"]),
    ("CALL test.rows() YIELD a CALL (a) { RETURN a + 1 AS e } RETURN e", ["a"]),
    ("CALL test.rows() YIELD a, b RETURN COUNT { MATCH (n) WHERE n.x = b } AS n", ["b"]),
    ("CALL { CALL test.rows() YIELD a, b RETURN max(b) AS e } RETURN e", ["b"]),
    ("UNWIND [1, 1] AS x CALL test.rows() YIELD c RETURN x, c", ["c"]),
    ("CALL test.rows() YIELD a FINISH", []),
  ])
  func `what is read is made, once`(text: String, columns: [String]) throws {
    #expect(try run(text).made == columns)
  }

  @Test func `rows are the same with and without columns`() throws {
    #expect(try run("CALL test.rows() YIELD a RETURN count(*)").table == try run("RETURN 3").table)
    #expect(
      try run("CALL test.rows() YIELD a, b RETURN count(DISTINCT a), sum(b), max(b), min(a)").table
        == (try run("RETURN 2, 5, 2, 1").table)
    )
    #expect(
      try run("MATCH (n) CALL test.rows() YIELD a RETURN count(*) / count(DISTINCT n)").table
        == (try run("RETURN 3").table)
    )
  }
}
