/// Moves nodes one by one to the cluster that gains most, until none gains by moving.
///
/// Nodes wait in a queue; who moves puts its neighbours in other clusters back into it (Traag, Waltman and
/// van Eck, Scientific Reports 9, 5233, 2019, "fast local move"). A node may also go to a cluster of its own.
struct LocalMoving<Mass: NullMass> {
  let network: ClusterNetwork<Mass>
  let context: AnalysisContext

  /// - Parameters:
  ///   - labels: by node, its cluster, a number below the number of nodes; changed in place.
  ///   - random: draws the order in which nodes are looked at first.
  /// - Returns: whether any node moved.
  /// - Throws: `AnalysisFailure.cancelled`.
  /// - Complexity: O(edges) for each round, and few rounds in practice; O(nodes) memory.
  func run(_ labels: inout [UInt32], _ random: inout RandomNumbers) throws(AnalysisFailure) -> Bool {
    let count = network.nodeCount
    if count == 0 { return false }
    var clusterMasses = [Mass](repeating: .none, count: count)
    var sizes = [UInt32](repeating: 0, count: count)
    for node in 0..<count {
      clusterMasses[Int(labels[node])] += network.masses[node]
      sizes[Int(labels[node])] += 1
    }
    var emptyClusters = (0..<count).reversed().filter { sizes[$0] == 0 }.map { UInt32($0) }
    var queue = (0..<UInt32(count)).map { $0 }
    random.shuffle(&queue)
    var isQueued = [Bool](repeating: true, count: count)
    var ties = [Double](repeating: 0, count: count)
    var touched = [UInt32](repeating: 0, count: network.maximumDegree + 1)
    var moveCount = 0

    let offsets = network.offsets.span
    let neighbors = network.neighbors.span
    let weights = network.weights.span
    let masses = network.masses.span
    let isWeighted = !network.weights.isEmpty
    let expectation = network.expectation
    let threshold = network.threshold
    var labelSpan = labels.mutableSpan
    var massSpan = clusterMasses.mutableSpan
    var sizeSpan = sizes.mutableSpan
    var queueSpan = queue.mutableSpan
    var queuedSpan = isQueued.mutableSpan
    var tieSpan = ties.mutableSpan
    var touchedSpan = touched.mutableSpan

    var head = 0
    var waiting = count
    var steps = 0
    while waiting > 0 {
      steps &+= 1
      if steps & 0x3FFF == 0 { try context.checkCancellation() }
      let node = Int(queueSpan[head])
      head += 1
      if head == count { head = 0 }
      waiting -= 1
      queuedSpan[node] = false

      let row = Int(offsets[node])..<Int(offsets[node + 1])
      var touchedCount = 0
      for position in row {
        let cluster = labelSpan[Int(neighbors[position])]
        let known = tieSpan[Int(cluster)]
        touchedSpan[touchedCount] = cluster
        touchedCount &+= known == 0 ? 1 : 0
        tieSpan[Int(cluster)] = known + (isWeighted ? weights[position] : 1)
      }

      let mass = masses[node]
      let own = labelSpan[node]
      massSpan[Int(own)] -= mass
      var best = own
      var bestGain = tieSpan[Int(own)] - expectation * mass.product(massSpan[Int(own)]) + threshold
      for index in 0..<touchedCount {
        let cluster = touchedSpan[index]
        let gain = tieSpan[Int(cluster)] - expectation * mass.product(massSpan[Int(cluster)])
        tieSpan[Int(cluster)] = 0
        if gain > bestGain, cluster != own {
          best = cluster
          bestGain = gain
        }
      }
      if bestGain < 0, sizeSpan[Int(own)] > 1, let empty = emptyClusters.popLast() { best = empty }
      massSpan[Int(best)] += mass
      if best == own { continue }

      moveCount &+= 1
      labelSpan[node] = best
      sizeSpan[Int(best)] += 1
      sizeSpan[Int(own)] -= 1
      if sizeSpan[Int(own)] == 0 { emptyClusters.append(own) }
      for position in row {
        let neighbor = Int(neighbors[position])
        if queuedSpan[neighbor] || labelSpan[neighbor] == best { continue }
        queuedSpan[neighbor] = true
        var tail = head + waiting
        if tail >= count { tail -= count }
        queueSpan[tail] = UInt32(neighbor)
        waiting += 1
      }
    }
    return moveCount > 0
  }
}
