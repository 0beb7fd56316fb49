import GraphAlgorithms
import PropertyGraph

/// The options by which a procedure reads the dates of edges.
///
/// | option | value |
/// |---|---|
/// | `since`, `until` | the properties that say when an edge begins and ends; `'since'`, `'until'` |
/// | `unknownDates` | `'always'`: an edge without a beginning has always been there; or `'excluded'` |
struct DateOptions {
  let sinceKey: SymbolID?
  let untilKey: SymbolID?
  let unknownDates: EdgePeriods.UnknownDates

  init(_ reader: inout OptionReader, of graph: Graph) throws(Procedure.Failure) {
    // A graph need not have the usual names; a name that is given must be there.
    let since = try reader.string("since")
    let until = try reader.string("until")
    sinceKey =
      try since.map { key throws(Procedure.Failure) in try reader.propertyKey(key, of: graph) }
      ?? graph.propertyKeys.id(of: "since")
    untilKey =
      try until.map { key throws(Procedure.Failure) in try reader.propertyKey(key, of: graph) }
      ?? graph.propertyKeys.id(of: "until")
    unknownDates = try reader.choice("unknownDates", default: .always)
  }

  func periods(of graph: Graph) -> EdgePeriods {
    EdgePeriods(graph, since: sinceKey, until: untilKey, unknownDates: unknownDates)
  }
}
