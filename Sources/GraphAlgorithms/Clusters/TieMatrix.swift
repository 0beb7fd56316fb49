/// The weights of ties as a full matrix, for measures that compare all pairs of nodes.
struct TieMatrix: Sendable {
  let count: Int
  /// Row after row, what leads from the row's node to the column's; parallel edges add up.
  let weights: [Double]

  /// - Parameters:
  ///   - network: any.
  ///   - context: its memory limit.
  /// - Throws: `AnalysisFailure.tooMuchMemory`.
  init(_ network: Network, _ context: AnalysisContext) throws(AnalysisFailure) {
    let count = network.nodeCount
    // The matrix, and another of distances or correlations.
    try context.checkMemory(bytes: count * count * 24)
    var weights = [Double](repeating: 0, count: count * count)
    for node in 0..<count {
      for position in network.rows.range(of: node) {
        weights[node * count + Int(network.rows.neighbors[position])] += network.rows.weight(at: position)
      }
    }
    self.count = count
    self.weights = weights
  }

  subscript(row: Int, column: Int) -> Double { weights[row * count + column] }
}
