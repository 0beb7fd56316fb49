import GraphAlgorithms
import PropertyGraph

extension ProcedureCatalog {
  /// How a network changes: `CALL time.evolution([date('2012-12-31'), date('2016-12-31')])`.
  static let timeProcedures: [Procedure] = [
    Procedure.onNetwork(
      "time.evolution",
      parameters: [.init("dates", .list), .options],
      columns: [
        .init("date", .any), .init("nodes", .integer), .init("ties", .integer), .init("undated", .integer),
        .init("meanDegree", .float), .init("born", .integer), .init("kept", .integer),
        .init("lost", .integer), .init("entered", .list), .init("left", .list), .init("stability", .float),
      ]
    ) { call in
      let dates = try readDates(call.arguments[0])
      let periods = try DateOptions(&call.options, of: call.graph).periods(of: call.graph)
      let selection = try call.networkOptions().selection
      let steps = try Evolution(call.graph, selection, periods, dates: dates, call.analysis).steps
      return ProcedureRows(
        count: steps.count,
        [
          .values(steps.map { .date($0.date) }), .integers(steps.map { Int64($0.nodeCount) }),
          .integers(steps.map { Int64($0.edgeCount) }), .integers(steps.map { Int64($0.undatedCount) }),
          .floats(steps.map(\.meanDegree)), .integers(steps.map { Int64($0.bornCount) }),
          .integers(steps.map { Int64($0.keptCount) }), .integers(steps.map { Int64($0.lostCount) }),
          .values(steps.map { .list($0.enteredNodes.map { .node($0) }) }),
          .values(steps.map { .list($0.leftNodes.map { .node($0) }) }), .floats(steps.map(\.stability)),
        ]
      )
    },
    Procedure.onNetwork(
      "time.snapshot",
      parameters: [.init("date", .any), .options],
      columns: [
        .init("edge", .edge), .init("source", .node), .init("target", .node), .init("undated", .boolean),
      ]
    ) { call in
      let date = try readDates(.list([call.arguments[0]]))[0]
      let periods = try DateOptions(&call.options, of: call.graph).periods(of: call.graph)
      let selection = try call.networkOptions().selection
      let graph = call.graph
      let standing = try periods.edges(on: date, types: selection.types)
      let edges = Evolution.edges(graph, selection).filter { standing[$0.index] }
      let undated = try edges.map { try periods.isUndated($0) }
      return ProcedureRows(
        count: edges.count,
        [
          .edges(edges), .nodes(edges.map { graph.source(of: $0) }),
          .nodes(edges.map { graph.target(of: $0) }), .booleans(undated),
        ]
      )
    },
  ]

  /// Dates, and years as their last days; ascending.
  private static func readDates(_ value: Value) throws(Procedure.Failure) -> [CalendarDate] {
    guard case .list(let values) = value else {
      throw Procedure.Failure("dates are a list, not \(value.typeDescription)", argument: 0)
    }
    let dates = try values.map { value throws(Procedure.Failure) -> CalendarDate in
      switch value {
      case .date(let date): return date
      case .integer(let year):
        if let date = Int(exactly: year).flatMap({ CalendarDate(year: $0, month: 12, day: 31) }) {
          return date
        }
      default: break
      }
      throw Procedure.Failure(
        "a date is a date or a year, not \(value.typeDescription)",
        help: "such as date('2016-12-31') or 2016, which is its last day",
        argument: 0
      )
    }
    return dates.sorted()
  }
}
