/// The questions of `maillage analyze`; `$network` chooses the network.
enum AnalysisQueries {
  static let twoModeNetwork = network(
    calls: "CALL twomode.summary($network) YIELD butterflies, robinsAlexander",
    columns: ", butterflies, robinsAlexander",
    lines: ", ['butterflies', butterflies], ['closure (Robins-Alexander)', robinsAlexander]"
  )

  static let oneModeNetwork = network(calls: "", columns: "", lines: "")

  /// - Parameters:
  ///   - calls: more procedures, each of which gives one row.
  ///   - columns: those of their columns that are kept.
  ///   - lines: what they add to the table.
  /// - Returns: a query.
  private static func network(calls: String, columns: String, lines: String) -> String {
    """
    CALL cohesion.density($network) YIELD nodes, edges, density
    CALL cohesion.connectedness($network)
    YIELD components, largest, connectedness, fragmentation, compactness
    \(calls)
    CALL centrality.centralization($network) YIELD side, centralization
    WITH nodes, edges, density, components, largest, connectedness, fragmentation, compactness\(columns),
      collect(['degree centralization' + coalesce(', ' + side, ''), centralization]) AS centralizations
    UNWIND [
      ['nodes', nodes], ['ties', edges], ['density', density], ['components', components],
      ['nodes of the largest component', largest], ['connectedness', connectedness],
      ['fragmentation', fragmentation], ['compactness', compactness]\(lines)
    ] + centralizations AS line
    RETURN line[0] AS measure, line[1] AS value
    """
  }

  /// The nodes of one side, 1 or 2, with their measures, the most tied first.
  static func nodes(side: Int) -> String {
    """
    CALL centrality.profile($network)
    YIELD node, side, degree, normalizedDegree, betweenness, harmonic, closeness, eigenvector, effectiveSize,
      constraint
    WITH * WHERE side = \(side)
    RETURN node.id AS id, node.name AS name, degree, normalizedDegree, betweenness, harmonic, closeness,
      eigenvector, effectiveSize, constraint
    ORDER BY degree DESC, betweenness DESC, id
    """
  }
}
