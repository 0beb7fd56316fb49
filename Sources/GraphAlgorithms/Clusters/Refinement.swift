import Glibc
import Parallelism

/// Splits clusters into well-connected parts, each connected by ties (Traag, Waltman and van Eck, 2019).
///
/// Inside each cluster every node begins alone; who is still alone joins a part that it has ties to, drawn
/// with probabilities that grow with the gain, never one that makes things worse. Clusters are independent of
/// each other, so they are refined in parallel, each piece with random numbers of its own.
struct Refinement<Mass: NullMass> {
  /// How far from the best a choice may be, in mean ties: small, so that parts far worse are never drawn.
  private static var temperature: Double { 0.01 }

  let network: ClusterNetwork<Mass>
  let context: AnalysisContext

  /// - Parameters:
  ///   - groups: the clusters; nodes of a cluster are looked at in their order there.
  ///   - seed: of the draws.
  /// - Returns: by node, a node of its part.
  /// - Throws: `AnalysisFailure.cancelled`.
  /// - Complexity: O(nodes + edges).
  func parts(of groups: ClusterMembers, seed: UInt64) throws(AnalysisFailure) -> [UInt32] {
    let count = network.nodeCount
    let places = groups.places
    let clusterBounds = groups.balancedBounds(in: network)
    let bounds = clusterBounds.map { Int(groups.starts[$0]) }
    // By place in the groups, the place of its part.
    var parts = [UInt32](repeating: 0, count: count)
    try context.workers.forEachSlice(of: &parts, bounds: bounds) {
      (piece, range, slice) throws(AnalysisFailure) in
      try context.checkCancellation()
      var random = RandomNumbers(seed: seed, stream: UInt64(piece))
      refine(clusterBounds[piece]..<clusterBounds[piece + 1], of: groups, places, range, &slice, &random)
    }
    return places.map { groups.nodes[Int(parts[Int($0)])] }
  }

  /// Refines consecutive clusters.
  ///
  /// Parts, and what is known of them, stand at the places of nodes, counted from the beginning of the piece.
  private func refine(
    _ clusters: Range<Int>,
    of groups: ClusterMembers,
    _ places: [UInt32],
    _ piece: Range<Int>,
    _ parts: inout MutableSpan<UInt32>,
    _ random: inout RandomNumbers
  ) {
    let base = piece.lowerBound
    let offsets = network.offsets.span
    let neighbors = network.neighbors.span
    let weights = network.weights.span
    let isWeighted = !network.weights.isEmpty
    let nodes = groups.nodes.span
    let places = places.span
    let expectation = network.expectation
    var partMasses = piece.map { network.masses[Int(groups.nodes[$0])] }
    var sizes = [UInt32](repeating: 1, count: piece.count)
    // Ties of each part to the rest of its cluster.
    var outerTies = [Double](repeating: 0, count: piece.count)
    var ties = [Double](repeating: 0, count: piece.count)
    var touched = [UInt32](repeating: 0, count: network.maximumDegree + 1)
    var candidates: [(part: Int, gain: Double)] = []
    var massSpan = partMasses.mutableSpan
    var outerSpan = outerTies.mutableSpan
    var tieSpan = ties.mutableSpan
    var touchedSpan = touched.mutableSpan
    for index in parts.indices { parts[index] = UInt32(index + base) }

    for cluster in clusters {
      let range = groups.range(of: cluster)
      if range.count == 1 { continue }
      var clusterMass = Mass.none
      for place in range {
        let node = Int(nodes[place])
        clusterMass += massSpan[place - base]
        var sum = 0.0
        for position in Int(offsets[node])..<Int(offsets[node + 1])
        where range.contains(Int(places[Int(neighbors[position])])) {
          sum += isWeighted ? weights[position] : 1
        }
        outerSpan[place - base] = sum
      }
      for place in range {
        let index = place - base
        guard Int(parts[index]) == place, sizes[index] == 1 else { continue }
        let mass = massSpan[index]
        let tiesToCluster = outerSpan[index]
        if tiesToCluster < expectation * mass.product(clusterMass - mass) { continue }

        let node = Int(nodes[place])
        var touchedCount = 0
        for position in Int(offsets[node])..<Int(offsets[node + 1]) {
          let other = Int(places[Int(neighbors[position])])
          guard range.contains(other) else { continue }
          let part = Int(parts[other - base]) - base
          let known = tieSpan[part]
          touchedSpan[touchedCount] = UInt32(part)
          touchedCount &+= known == 0 ? 1 : 0
          tieSpan[part] = known + (isWeighted ? weights[position] : 1)
        }
        candidates.removeAll(keepingCapacity: true)
        var bestGain = 0.0
        for touchedIndex in 0..<touchedCount {
          let part = Int(touchedSpan[touchedIndex])
          let partMass = massSpan[part]
          let gain = tieSpan[part] - expectation * mass.product(partMass)
          if gain >= 0, outerSpan[part] >= expectation * partMass.product(clusterMass - partMass) {
            candidates.append((part, gain))
            bestGain = max(bestGain, gain)
          }
        }
        if !candidates.isEmpty {
          let part = choose(among: candidates, best: bestGain, &random)
          parts[index] = UInt32(part + base)
          massSpan[part] += mass
          sizes[part] += 1
          outerSpan[part] += tiesToCluster - 2 * tieSpan[part]
        }
        for touchedIndex in 0..<touchedCount { tieSpan[Int(touchedSpan[touchedIndex])] = 0 }
      }
    }
  }

  private func choose(
    among candidates: [(part: Int, gain: Double)],
    best: Double,
    _ random: inout RandomNumbers
  ) -> Int {
    let scale = 1 / (Self.temperature * network.unit)
    func odds(_ gain: Double) -> Double {
      let exponent = (gain - best) * scale
      return exponent < -40 ? 0 : exp(exponent)
    }
    let total = candidates.reduce(0) { $0 + odds($1.gain) }
    var drawn = random.fraction() * total
    for candidate in candidates {
      drawn -= odds(candidate.gain)
      if drawn < 0 { return candidate.part }
    }
    return candidates[candidates.count - 1].part
  }
}
