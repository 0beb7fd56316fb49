/// The state of an asynchronous label propagation.
struct SpreadingLabels {
  private let rows: [NetworkRows]
  private var random: RandomNumbers
  private(set) var labels: [UInt32]
  /// Nodes to look at, in a ring; each at most once.
  private var ring: [UInt32]
  private var first = 0
  private var waiting: Int
  private var isWaiting: [Bool]

  var isStable: Bool { waiting == 0 }

  init(_ network: Network, seed: UInt64) {
    rows = network.isDirected ? [network.rows, network.reversedRows] : [network.rows]
    random = RandomNumbers(seed: seed)
    labels = (0..<UInt32(network.nodeCount)).map { $0 }
    ring = labels
    random.shuffle(&ring)
    waiting = ring.count
    isWaiting = [Bool](repeating: true, count: ring.count)
  }

  /// - Returns: how many nodes were looked at.
  mutating func run(atMost iterations: Int, _ context: AnalysisContext) throws(AnalysisFailure) -> Int {
    var votes = [Double](repeating: 0, count: labels.count)
    var candidates: [UInt32] = []
    let (limit, overflows) = iterations.multipliedReportingOverflow(by: labels.count)
    var looks = 0
    while waiting > 0, overflows || looks < limit {
      if looks & 0xFFF == 0 { try context.checkCancellation() }
      let node = Int(ring[first])
      first = first + 1 == ring.count ? 0 : first + 1
      waiting -= 1
      isWaiting[node] = false
      looks += 1
      let label = heaviestLabel(at: node, &votes, &candidates)
      if label == labels[node] { continue }
      labels[node] = label
      wakeNeighbors(of: node)
    }
    return looks
  }

  private mutating func heaviestLabel(
    at node: Int,
    _ votes: inout [Double],
    _ candidates: inout [UInt32]
  ) -> UInt32 {
    let allRows = rows
    if let label = onlyLabel(at: node) { return label }
    candidates.removeAll(keepingCapacity: true)
    for rows in allRows {
      let neighbors = rows.neighbors.span
      let weights = rows.weights.span
      for position in rows.range(of: node) where neighbors[position] != UInt32(node) {
        let label = labels[Int(neighbors[position])]
        let before = votes[Int(label)]
        if before == 0 { candidates.append(label) }
        votes[Int(label)] = before + (weights.isEmpty ? 1 : weights[position])
      }
    }
    var heaviest = 0.0
    for label in candidates { heaviest = max(heaviest, votes[Int(label)]) }
    let own = labels[node]
    let keepsOwn = heaviest == 0 || votes[Int(own)] == heaviest
    var ties = 0
    for label in candidates {
      // Those of greatest weight move to the front; a label may stand twice where weights are 0.
      if votes[Int(label)] == heaviest, heaviest > 0 {
        candidates[ties] = label
        ties += 1
      }
      votes[Int(label)] = 0
    }
    if keepsOwn { return own }
    return candidates[ties == 1 ? 0 : random.number(below: ties)]
  }

  /// The label of the one neighbour of a node that has but one, at a weight above 0.
  private func onlyLabel(at node: Int) -> UInt32? {
    guard rows.count == 1 else { return nil }
    let row = rows[0].range(of: node)
    guard row.count == 1, rows[0].weight(at: row.lowerBound) > 0 else { return nil }
    return labels[Int(rows[0].neighbors[row.lowerBound])]
  }

  /// Lets the neighbours with other labels be looked at.
  private mutating func wakeNeighbors(of node: Int) {
    let label = labels[node]
    var end = first + waiting
    if end >= ring.count { end -= ring.count }
    let allRows = rows
    for rows in allRows {
      let neighbors = rows.neighbors.span
      for position in rows.range(of: node) {
        let neighbor = Int(neighbors[position])
        if labels[neighbor] == label || isWaiting[neighbor] { continue }
        isWaiting[neighbor] = true
        ring[end] = UInt32(neighbor)
        end = end + 1 == ring.count ? 0 : end + 1
        waiting += 1
      }
    }
  }
}
