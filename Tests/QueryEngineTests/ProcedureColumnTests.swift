import Diagnostics
import PropertyGraph
import QueryEngine
import Synchronization
import Testing

/// Procedures make only the columns that a query reads.
@Suite struct ProcedureColumnTests {
  /// The names of the columns that were made.
  private final class Made: Sendable {
    private let names = Mutex<[String]>([])

    var sorted: [String] { names.withLock { $0.sorted() } }

    func column(_ name: String) -> [Int64] {
      names.withLock { $0.append(name) }
      return [1, 2, 2]
    }
  }

  /// Runs a query that may call `test.rows()`, which has the columns `a`, `b` and `c`.
  private func run(_ text: String) throws -> (table: String, made: [String]) {
    let made = Made()
    var catalog = ProcedureCatalog.standard
    let columns = ["a", "b", "c"]
    catalog.add(
      Procedure("test.rows", parameters: [], columns: columns.map { .init($0, .integer) }) { _, _ in
        ProcedureRows(count: 3, columns.map { name in .integers(made.column(name)) })
      }
    )
    let makeGraph = try #require(TestGraphs.all["towns"])
    let session = QuerySession(graph: try makeGraph(), time: TestTime.source, procedures: catalog)
    let result = try session.run(SourceText(name: "query", text: text))
    return ("\(result.table.rows.map { $0.map { "\($0)" } })", made.sorted)
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
    for (query, same) in [
      ("CALL test.rows() YIELD a RETURN count(*)", "RETURN 3"),
      (
        "CALL test.rows() YIELD a, b RETURN count(DISTINCT a), sum(b), max(b), min(a)",
        "RETURN 2, 5, 2 AS c, 1"
      ),
      ("MATCH (n) CALL test.rows() YIELD a RETURN count(*) / count(DISTINCT n)", "RETURN 3"),
    ] {
      #expect(try run(query).table == run(same).table)
    }
  }
}
