/// The cheapest simple paths between two nodes, one after the other.
///
/// Yen (Management Science 17(11), 1971), without repeating work on a path's beginning (Lawler, Management
/// Science 18(7), 1972); each search for a detour is led by the least costs to the target (A*). Parallel
/// edges make different paths.
public enum RankedPaths {
  /// - Parameters:
  ///   - count: how many paths are wanted.
  ///   - network: any network with weights of 0 or more; without weights, each edge costs 1.
  ///   - source: where they begin.
  ///   - target: where they end.
  ///   - maximumCost: dearer ones are left out.
  ///   - context: cancellation and progress.
  /// - Returns: the cheapest first, those of one cost by length, then by nodes; fewer where there are no more.
  /// - Throws: `AnalysisFailure.invalid` for a negative weight, or `.cancelled`.
  /// - Complexity: at worst O(count · nodes) searches of O((nodes + edges) · log edges), mostly small ones.
  public static func find(
    _ count: Int,
    in network: Network,
    from source: Int,
    to target: Int,
    maximumCost: Double = .infinity,
    _ context: AnalysisContext = AnalysisContext()
  ) throws(AnalysisFailure) -> [NetworkPath] {
    let remaining = try WeightedDistances(network, from: [target], isReversed: true, context).distances
    guard count > 0, remaining[source] <= maximumCost, remaining[source] < .infinity else { return [] }
    if source == target { return [NetworkPath(nodes: [source], entries: [], cost: 0)] }
    var search = DetourSearch(network, to: target, remaining: remaining)
    var accepted: [NetworkPath] = []
    /// Paths that may come next, the cheapest last, each with the place where it left an accepted one.
    var candidates: [(path: NetworkPath, deviation: Int)] = []
    if let first = try search.path(after: [source], [], cost: 0, without: [], context) {
      candidates.append((first, 0))
    }
    while accepted.count < count, let (path, deviation) = candidates.popLast() {
      accepted.append(path)
      context.reportProgress(Double(accepted.count) / Double(count))
      if accepted.count == count { break }
      var cost = path.entries[..<deviation].reduce(0) { $0 + network.rows.weight(at: $1) }
      for place in deviation..<path.length {
        let beginning = path.entries[..<place]
        var taken: Set<Int> = []
        for other in accepted where other.entries.starts(with: beginning) && other.length > place {
          taken.insert(other.entries[place])
        }
        let nodes = Array(path.nodes[...place])
        if let detour = try search.path(after: nodes, Array(beginning), cost: cost, without: taken, context),
          detour.cost <= maximumCost
        {
          let index = candidates.partitioningIndex { NetworkPath.precedes($0.path, detour) }
          candidates.insert((detour, place), at: index)
        }
        cost += network.rows.weight(at: path.entries[place])
      }
    }
    return accepted
  }
}

extension Array {
  /// The first index whose element satisfies a condition that holds for no element before and all after.
  fileprivate func partitioningIndex(where isAfter: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) >> 1
      if isAfter(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// Searches for the cheapest way on from a path's beginning.
private struct DetourSearch {
  private let network: Network
  private let target: Int
  /// By node, the least cost to the target, were nothing forbidden.
  private let remaining: [Double]
  /// By node, the least cost known from the end of the beginning; infinite in between searches.
  private var costs: [Double]
  private var arrivals: [Int]
  private var previous: [Int]
  private var isForbidden: [Bool]

  init(_ network: Network, to target: Int, remaining: [Double]) {
    self.network = network
    self.target = target
    self.remaining = remaining
    costs = [Double](repeating: .infinity, count: network.nodeCount)
    arrivals = [Int](repeating: -1, count: network.nodeCount)
    previous = arrivals
    isForbidden = [Bool](repeating: false, count: network.nodeCount)
  }

  /// - Parameters:
  ///   - nodes: of the beginning; the way on visits none of them.
  ///   - entries: of the beginning.
  ///   - cost: of the beginning.
  ///   - taken: entries by which the way must not go on.
  ///   - context: cancellation.
  /// - Returns: the whole path; nil where there is no way.
  /// - Throws: `AnalysisFailure.cancelled`.
  mutating func path(
    after nodes: [Int],
    _ entries: [Int],
    cost: Double,
    without taken: Set<Int>,
    _ context: AnalysisContext
  ) throws(AnalysisFailure) -> NetworkPath? {
    try context.checkCancellation()
    let start = nodes[nodes.count - 1]
    var touched = [start]
    for node in nodes { isForbidden[node] = true }
    defer {
      for node in touched { costs[node] = .infinity }
      for node in nodes { isForbidden[node] = false }
    }
    let rows = network.rows
    var heap = DistanceHeap()
    costs[start] = cost
    heap.insert(start, at: cost + remaining[start])
    while let entry = heap.popFirst() {
      let node = Int(entry.node)
      if entry.distance > costs[node] + remaining[node] { continue }
      if node == target { return way(from: start, after: nodes, entries) }
      for position in rows.range(of: node) {
        let neighbor = Int(rows.neighbors[position])
        if isForbidden[neighbor] || remaining[neighbor] == .infinity { continue }
        if node == start, taken.contains(position) { continue }
        let reached = costs[node] + rows.weight(at: position)
        if reached >= costs[neighbor] { continue }
        if costs[neighbor] == .infinity { touched.append(neighbor) }
        costs[neighbor] = reached
        arrivals[neighbor] = position
        previous[neighbor] = node
        heap.insert(neighbor, at: reached + remaining[neighbor])
      }
    }
    return nil
  }

  private func way(from start: Int, after nodes: [Int], _ entries: [Int]) -> NetworkPath {
    var onward: [(node: Int, entry: Int)] = []
    var node = target
    while node != start {
      onward.append((node, arrivals[node]))
      node = previous[node]
    }
    return NetworkPath(
      nodes: nodes + onward.reversed().map(\.node),
      entries: entries + onward.reversed().map(\.entry),
      cost: costs[target]
    )
  }
}
