import GraphAlgorithms
import GraphLiterals
import PropertyGraph
import Testing

struct EvolutionTests {
  @Test(arguments: 0..<60)
  func `steps are what counting the edges gives`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    var edges: [(source: Int, target: Int, since: Int?, until: Int?)] = []
    for _ in 0..<Int.random(in: 0...10, using: &random) {
      let since =
        Int.random(in: 0..<4, using: &random) == 0 ? nil : Int.random(in: 2000...2008, using: &random)
      let lasts = Bool.random(using: &random)
      edges.append(
        (
          Int.random(in: 0..<6, using: &random), Int.random(in: 0..<6, using: &random), since,
          lasts ? nil : (since ?? 2000) + Int.random(in: 0...4, using: &random)
        )
      )
    }
    let nodes = (0..<6).map { "(n\($0):N)" }.joined(separator: ", ")
    let links = edges.map { edge in
      let dates = [edge.since.map { "since: \($0)" }, edge.until.map { "until: \($0)" }].compactMap { $0 }
      return ", (n\(edge.source))-[:R {\(dates.joined(separator: ", "))}]->(n\(edge.target))"
    }
    let graph = try GraphLiteral.graph("CREATE \(nodes)\(links.joined())")
    let types = graph.edgeTypes.id(of: "R").map { [$0] } ?? []
    let years = [2001, 2004, 2006, 2012]
    for unknownDates in EdgePeriods.UnknownDates.allCases {
      let periods = EdgePeriods(
        graph,
        since: graph.propertyKeys.id(of: "since"),
        until: graph.propertyKeys.id(of: "until"),
        unknownDates: unknownDates
      )
      let evolution = try Evolution(
        graph,
        NetworkSelection(types: types),
        periods,
        dates: years.compactMap { CalendarDate(year: $0, month: 6, day: 30) }
      )
      #expect(evolution.undatedCount == edges.count { $0.since == nil })
      var before: Set<Int> = []
      var wereIn: Set<Int> = []
      for (index, (year, step)) in zip(years, evolution.steps).enumerated() {
        let now = Set(
          edges.indices.filter {
            let edge = edges[$0]
            if edge.since == nil, unknownDates == .excluded { return false }
            return (edge.since ?? year) <= year && year <= (edge.until ?? year)
          }
        )
        let areIn = Set(now.flatMap { [edges[$0].source, edges[$0].target] })
        #expect(step.edgeCount == now.count && step.nodeCount == areIn.count)
        #expect(step.undatedCount == now.count { edges[$0].since == nil })
        #expect(step.bornCount == (index == 0 ? 0 : now.subtracting(before).count))
        #expect(step.keptCount == now.intersection(before).count)
        #expect(step.lostCount == before.subtracting(now).count)
        #expect(step.enteredNodes.count == (index == 0 ? 0 : areIn.subtracting(wereIn).count))
        #expect(step.leftNodes.count == wereIn.subtracting(areIn).count)
        let all = now.union(before).count
        let stability = Double(now.intersection(before).count) / Double(all)
        #expect(isClose(step.stability, index == 0 || all == 0 ? .nan : stability))
        let mean = 2 * Double(now.count) / Double(areIn.count)
        #expect(isClose(step.meanDegree, areIn.isEmpty ? .nan : mean))
        (before, wereIn) = (now, areIn)
      }
    }
  }

  @Test func `a year lasts from its first day to its last`() throws {
    let graph = try GraphLiteral.graph("CREATE (a:N)-[:R {since: 2010, until: 2012}]->(b:N)")
    let periods = EdgePeriods(
      graph,
      since: graph.propertyKeys.id(of: "since"),
      until: graph.propertyKeys.id(of: "until"),
      unknownDates: .always
    )
    let days = [(2009, 12, 31), (2010, 1, 1), (2012, 12, 31), (2013, 1, 1)]
    let standing = try days.map { year, month, day in
      try periods.contains(#require(CalendarDate(year: year, month: month, day: day)), EdgeID(0))
    }
    #expect(standing == [false, true, true, false])
  }

  @Test func `what is neither date nor year is refused`() throws {
    for value in ["'soon'", "true", "2010.5", "[2010]", "9223372036854775807"] {
      let graph = try GraphLiteral.graph("CREATE (a:N)-[:R {since: \(value)}]->(b:N)")
      let since = graph.propertyKeys.id(of: "since")
      let periods = EdgePeriods(graph, since: since, until: nil, unknownDates: .always)
      #expect(throws: AnalysisFailure.self) { try periods.isUndated(EdgeID(0)) }
    }
  }

  @Test func `without edges nothing changes`() throws {
    let graph = try GraphLiteral.graph("CREATE (a:N)")
    let periods = EdgePeriods(graph, since: nil, until: nil, unknownDates: .always)
    let day = try #require(CalendarDate(year: 2020, month: 1, day: 1))
    let selection = NetworkSelection(types: [])
    let steps = try Evolution(graph, selection, periods, dates: [day, day]).steps
    #expect(steps.allSatisfy { $0.nodeCount == 0 && $0.edgeCount == 0 && $0.stability.isNaN })
    #expect(try Evolution(graph, selection, periods, dates: []).steps.isEmpty)
  }
}
