import Diagnostics
import PropertyGraph
import QueryEngine
import Synchronization
import Testing

/// Queries that are planned once and asked again.
@Suite struct PreparedQueryTests {
  private let byID = SourceText(name: "query", text: "MATCH (n {id: $id}) RETURN n.name, $more + 1")

  private func session() throws -> QuerySession {
    let makeGraph = try #require(TestGraphs.all["towns"])
    return QuerySession(graph: try makeGraph(), time: TestTime.source)
  }

  @Test func `a prepared query answers for each parameter`() throws {
    let prepared = try session().prepare(byID)
    for (id, more) in [("lens", 1), ("arras", 2), ("nowhere", 3), ("lens", 4)] {
      let parameters: [String: Value] = ["id": .string(id), "more": .integer(Int64(more))]
      let again = try prepared.run(parameters)
      #expect(try "\(again.table)" == "\(session().run(byID, parameters: parameters).table)")
    }
    // Another kind of value than before is a question like any other.
    #expect(try prepared.run(["id": .integer(1), "more": .float(0.5)]).table.rows.isEmpty)
  }

  @Test func `a value that is missing is missed at every run`() throws {
    let session = try session()
    let prepared = try session.prepare(byID)
    for _ in 0..<2 {
      #expect(throws: SourceFailure.self) { try prepared.run(["id": .string("lens")]) }
      #expect(throws: SourceFailure.self) { try session.run(byID, parameters: ["more": .null]) }
      _ = try session.run(byID, parameters: ["id": .null, "more": .null])
    }
  }

  @Test func `the same text has the time of each run`() throws {
    let clock = TickingClock()
    var session = try session()
    session.time = TimeSource(now: { clock.tick() })
    let query = SourceText(name: "query", text: "RETURN datetime().epochSeconds")
    let prepared = try session.prepare(query)
    var seen: Set<String> = []
    for _ in 0..<3 {
      seen.insert("\(try prepared.run().table.rows)")
      seen.insert("\(try session.run(query).table.rows)")
    }
    #expect(seen.count == 6)
  }

  @Test func `more texts than plans are kept answer alike`() throws {
    let session = try session()
    for _ in 0..<2 {
      for number in 0..<200 {
        let table = try session.run(SourceText(name: "query", text: "RETURN 'n\(number)' AS n")).table
        #expect("\(table.rows)".contains("n\(number)"))
      }
    }
  }

  @Test func `changed rules are heeded`() throws {
    var session = try session()
    let query = SourceText(name: "query", text: "MATCH (n {id: 'lens'})-[:ROAD]->(m) RETURN count(m)")
    let answer = try "\(session.run(query).table)"
    session.options = .none
    #expect(try "\(session.run(query).table)" == answer)
  }

  @Test func `what would change the graph is refused beforehand`() throws {
    #expect(throws: SourceFailure.self) {
      try session().prepare(SourceText(name: "query", text: "CREATE (:A)"))
    }
  }
}

/// One second later each time that it is read.
private final class TickingClock: Sendable {
  private let second = Mutex<Int64>(0)

  func tick() -> TimeSource.Instant {
    second.withLock { second in
      second += 1
      return (second, 0)
    }
  }
}
