public import PropertyGraph

/// From when to when each edge of a graph stands, both days included.
///
/// A date is that day; a whole number is a year, from its first day, or until its last. An edge without a
/// beginning is one of unknown date; one without an end goes on.
public struct EdgePeriods: Sendable {
  /// What becomes of edges whose beginning is unknown.
  public enum UnknownDates: String, Sendable, CaseIterable {
    /// They have always been there.
    case always
    /// They are left out.
    case excluded
  }

  private let graph: Graph
  private let sinceKey: SymbolID?
  private let untilKey: SymbolID?
  private let unknownDates: UnknownDates

  /// - Parameters:
  ///   - graph: the graph.
  ///   - sinceKey: the property that says when an edge begins; nil when no edge has one.
  ///   - untilKey: the property that says when it ends; nil when no edge has one.
  ///   - unknownDates: what becomes of edges whose beginning is unknown.
  public init(
    _ graph: Graph,
    since sinceKey: SymbolID?,
    until untilKey: SymbolID?,
    unknownDates: UnknownDates
  ) {
    self.graph = graph
    self.sinceKey = sinceKey
    self.untilKey = untilKey
    self.unknownDates = unknownDates
  }

  /// Whether it is unknown when an edge began.
  public func isUndated(_ edge: EdgeID) throws(AnalysisFailure) -> Bool {
    try day(sinceKey, of: edge, isEnd: false) == nil
  }

  /// Whether an edge stands on a day.
  ///
  /// - Throws: `.invalid` when one of its dates is neither a date nor a year.
  public func contains(_ date: CalendarDate, _ edge: EdgeID) throws(AnalysisFailure) -> Bool {
    let since = try day(sinceKey, of: edge, isEnd: false)
    if since == nil, unknownDates == .excluded { return false }
    let until = try day(untilKey, of: edge, isEnd: true)
    let day = date.epochDay
    return (since ?? day) <= day && day <= (until ?? day)
  }

  /// The edges of some types that stand on a day.
  ///
  /// - Parameters:
  ///   - date: the day.
  ///   - types: edge types.
  /// - Returns: by edge number.
  /// - Throws: as `contains(_:_:)`.
  /// - Complexity: O(edges of the types).
  public func edges(on date: CalendarDate, types: [SymbolID]) throws(AnalysisFailure) -> Bitmap {
    var standing = Bitmap(count: graph.edgeIDLimit)
    for type in types {
      for range in graph.edgeRanges(ofType: type) {
        for number in range where try contains(date, EdgeID(number)) { standing[Int(number)] = true }
      }
    }
    return standing
  }

  /// Days since 1970; nil where the edge has none.
  private func day(_ key: SymbolID?, of edge: EdgeID, isEnd: Bool) throws(AnalysisFailure) -> Int64? {
    guard let key else { return nil }
    switch graph.value(key, of: edge) {
    case .null: return nil
    case .date(let date): return date.epochDay
    case .integer(let year):
      let date = Int(exactly: year)
        .flatMap { CalendarDate(year: $0, month: isEnd ? 12 : 1, day: isEnd ? 31 : 1) }
      guard let date else { throw .invalid("\(year) is no year") }
      return date.epochDay
    case let other:
      throw .invalid("\(graph.propertyKeys[key]) holds \(other.typeDescription), not a date or a year")
    }
  }
}
