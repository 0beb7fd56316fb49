/// What an objective expects of a network, and how it measures a partition.
struct NullModel<Mass: NullMass>: Sendable {
  /// By node.
  let masses: [Mass]
  /// The ties expected between two nodes are this times the product of their masses.
  let expectation: Double
  /// The sum of weights, loops and ties once each.
  let totalWeight: Double
  /// What is counted too much where a node is multiplied with itself.
  private let selfProducts: Double
  /// What the quality is divided by.
  private let divisor: Double

  /// The quality of a partition.
  ///
  /// - Returns: NaN where there are no ties to divide by.
  /// - Complexity: O(nodes + edges).
  func quality(of partition: Partition, in network: Network) -> Double {
    var inside = [Double](repeating: 0, count: partition.count)
    for node in 0..<network.nodeCount {
      let cluster = partition.clusters[node]
      var sum = 0.0
      for position in network.rows.range(of: node) {
        let neighbor = Int(network.rows.neighbors[position])
        guard partition.clusters[neighbor] == cluster else { continue }
        // An undirected tie stands in two rows, a loop in one.
        let share = network.isDirected || neighbor == node ? 1 : 0.5
        sum += share * network.rows.weight(at: position)
      }
      inside[cluster] += sum
    }
    var masses = [Mass](repeating: .none, count: partition.count)
    for (node, cluster) in partition.clusters.enumerated() { masses[cluster] += self.masses[node] }
    let expected = masses.reduce(-selfProducts) { $0 + $1.product($1) }
    return (inside.reduce(0, +) - expectation / 2 * expected) / divisor
  }

  /// The network that clusters are searched in.
  func clusterNetwork(of network: Network) throws(AnalysisFailure) -> ClusterNetwork<Mass> {
    let ties = try MutualTies(network)
    let tieWeight = ties.weights.isEmpty ? Double(ties.neighbors.count) : ties.weights.reduce(0, +)
    return ClusterNetwork(
      offsets: ties.offsets,
      neighbors: ties.neighbors,
      weights: ties.weights,
      masses: masses,
      expectation: expectation,
      unit: ties.neighbors.isEmpty ? 1 : tieWeight / Double(ties.neighbors.count),
      threshold: 1e-12 * tieWeight
    )
  }
}

extension NullModel where Mass == Double {
  /// Degrees of an undirected network.
  static func degrees(of network: Network, resolution: Double) -> NullModel {
    let strengths = Degree(network).strengths
    let total = strengths.reduce(0, +) / 2
    return NullModel(
      masses: strengths,
      expectation: total == 0 ? 0 : resolution / (2 * total),
      totalWeight: total,
      selfProducts: 0,
      divisor: total == 0 ? .nan : total
    )
  }

  /// One for every node.
  static func constant(of network: Network, resolution: Double) -> NullModel {
    let directions = network.isDirected ? 2.0 : 1.0
    return NullModel(
      masses: [Double](repeating: 1, count: network.nodeCount),
      expectation: directions * resolution,
      totalWeight: Degree(network).strengths.reduce(0, +) / 2,
      selfProducts: Double(network.nodeCount),
      divisor: 1
    )
  }
}

extension NullModel where Mass == SIMD2<Double> {
  /// Outgoing and incoming degrees of a directed network.
  static func directedDegrees(of network: Network, resolution: Double) -> NullModel {
    let outgoing = Degree(network, direction: .outgoing).strengths
    let incoming = Degree(network, direction: .incoming).strengths
    return NullModel(
      masses: zip(outgoing, incoming).map { SIMD2($0, $1) },
      totalWeight: outgoing.reduce(0, +),
      resolution: resolution
    )
  }

  /// Degrees on either side of a two-mode network, whatever the direction of its edges.
  static func sides(of network: Network, resolution: Double) throws(AnalysisFailure) -> NullModel {
    guard let sides = network.sides else {
      throw .invalid("the objective 'twoMode' needs a two-mode network: give the option modes")
    }
    let strengths = Degree(network).strengths
    return NullModel(
      masses: zip(strengths, sides).map { $1 == .first ? SIMD2($0, 0) : SIMD2(0, $0) },
      totalWeight: strengths.reduce(0, +) / 2,
      resolution: resolution
    )
  }

  private init(masses: [SIMD2<Double>], totalWeight: Double, resolution: Double) {
    self.init(
      masses: masses,
      expectation: totalWeight == 0 ? 0 : resolution / totalWeight,
      totalWeight: totalWeight,
      selfProducts: 0,
      divisor: totalWeight == 0 ? .nan : totalWeight
    )
  }
}
