/// Convergence of iterated correlations: splits nodes in two by how their ties correlate, again and again.
///
/// Profiles are correlated over all others, rows and columns. Nodes without any variance in their profile
/// correlate with nobody, and end in the second half.
struct Concor {
  private static let maximumIterations = 200

  private let profiles: [[Double]]
  private let sides: [Network.Side]?

  init(_ matrix: TieMatrix, _ sides: [Network.Side]?) {
    self.sides = sides
    profiles = (0..<matrix.count)
      .map { node in
        (0..<matrix.count).map { matrix[node, $0] } + (0..<matrix.count).map { matrix[$0, node] }
      }
  }

  /// - Parameters:
  ///   - wanted: how many blocks; the two sides of a two-mode network are split first.
  ///   - context: cancellation.
  /// - Returns: by node, its block.
  /// - Throws: `AnalysisFailure.cancelled`.
  func blocks(_ wanted: Int, _ context: AnalysisContext) throws(AnalysisFailure) -> [Int] {
    var blocks: [[Int]] = []
    if let sides {
      for side in [Network.Side.first, .second] {
        let nodes = sides.indices.filter { sides[$0] == side }
        if !nodes.isEmpty { blocks.append(nodes) }
      }
    } else if !profiles.isEmpty {
      blocks = [Array(profiles.indices)]
    }
    var canSplit = blocks.map { $0.count > 1 }
    while blocks.count < wanted {
      // The largest; of equals, the first.
      let candidates = blocks.indices.filter { canSplit[$0] }
      guard
        let index = candidates.max(by: {
          blocks[$0].count < blocks[$1].count || (blocks[$0].count == blocks[$1].count && $0 > $1)
        })
      else { break }
      let (first, second) = try split(blocks[index], context)
      if second.isEmpty {
        canSplit[index] = false
        continue
      }
      blocks[index] = first
      canSplit[index] = first.count > 1
      blocks.append(second)
      canSplit.append(second.count > 1)
    }
    var labels = [Int](repeating: 0, count: profiles.count)
    for (number, nodes) in blocks.enumerated() {
      for node in nodes { labels[node] = number }
    }
    return labels
  }

  /// Those that correlate with the first node in the end, and the others.
  private func split(
    _ nodes: [Int],
    _ context: AnalysisContext
  ) throws(AnalysisFailure) -> ([Int], [Int]) {
    var correlations = Self.correlations(of: nodes.map { profiles[$0] })
    for _ in 0..<Self.maximumIterations {
      try context.checkCancellation()
      if correlations.allSatisfy({ $0.allSatisfy { abs(abs($0) - 1) < 1e-9 || $0 == 0 } }) { break }
      correlations = Self.correlations(of: correlations)
    }
    let isFirst = correlations[0].enumerated().map { $0 == 0 || $1 > 0 }
    return (
      nodes.indices.filter { isFirst[$0] }.map { nodes[$0] },
      nodes.indices.filter { !isFirst[$0] }.map { nodes[$0] }
    )
  }

  private static func correlations(of rows: [[Double]]) -> [[Double]] {
    // Centred and scaled to length 1, rows correlate as their products.
    let scaled = rows.map { row -> [Double] in
      let mean = row.reduce(0, +) / Double(row.count)
      let centred = row.map { $0 - mean }
      let length = centred.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return length > 1e-12 ? centred.map { $0 / length } : centred.map { _ in 0 }
    }
    var correlations = [[Double]](repeating: [Double](repeating: 0, count: rows.count), count: rows.count)
    for first in rows.indices {
      for second in first..<rows.count {
        var product = 0.0
        for index in scaled[first].indices { product += scaled[first][index] * scaled[second][index] }
        correlations[first][second] = product
        correlations[second][first] = product
      }
    }
    return correlations
  }
}
