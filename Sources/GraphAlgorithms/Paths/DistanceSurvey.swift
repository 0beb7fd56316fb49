import Parallelism

/// Distances in edges from many nodes to all others, as numbers about them: how far the farthest is, how many
/// are reached, how far they are on average.
///
/// Sixty-four searches go through the network together, one bit each (Then and others, PVLDB 8(4), 2014).
/// Only nodes that are reached count: in a network of several components nothing is infinite, and the counts
/// of nodes reached say so. Edges lead along their direction in a directed network.
public struct DistanceSurvey: Sendable {
  /// The nodes that distances were taken from.
  public let sources: [Int]
  /// By source: the distance to the farthest node that it reaches; 0 where it reaches none.
  public let eccentricities: [Int]
  /// By source: how many other nodes it reaches.
  public let reachedCounts: [Int]
  /// By source: the sum of the distances to those.
  public let distanceSums: [Int]

  /// - Parameters:
  ///   - network: any network.
  ///   - sources: from where; all nodes where nil.
  ///   - context: threads, cancellation, progress and limits.
  /// - Throws: `AnalysisFailure.cancelled` or `.tooMuchMemory`.
  /// - Complexity: O(sources / 64 · (nodes + edges) · distances) at worst, mostly a few times
  ///   sources / 64 · edges; O(threads · nodes) memory.
  public init(
    _ network: Network,
    from sources: [Int]? = nil,
    _ context: AnalysisContext = AnalysisContext()
  ) throws(AnalysisFailure) {
    let sources = sources ?? Array(0..<network.nodeCount)
    try context.checkMemory(bytes: network.nodeCount * 24 * context.workers.threadCount)
    let groups = (sources.count + 63) / 64
    let found = try context.workers.map(pieces: groups, scratch: { Masks(network.nodeCount) }) {
      (masks, group) throws(AnalysisFailure) in
      try context.checkCancellation()
      let members = sources[(group * 64)..<min(group * 64 + 64, sources.count)]
      context.reportProgress(Double(group) / Double(groups))
      return try masks.search(network, from: Array(members), context)
    }
    self.sources = sources
    eccentricities = found.flatMap(\.eccentricities)
    reachedCounts = found.flatMap(\.reached)
    distanceSums = found.flatMap(\.sums)
  }

  /// What up to 64 searches found, by source.
  private struct Found: Sendable {
    var eccentricities: [Int]
    var reached: [Int]
    var sums: [Int]

    init(_ count: Int) {
      eccentricities = [Int](repeating: 0, count: count)
      reached = eccentricities
      sums = eccentricities
    }
  }

  /// By node, one bit for each search.
  private struct Masks {
    private var seen: [UInt64]
    private var current: [UInt64]
    private var next: [UInt64]

    init(_ count: Int) {
      seen = [UInt64](repeating: 0, count: count)
      current = seen
      next = seen
    }

    mutating func search(
      _ network: Network,
      from sources: [Int],
      _ context: AnalysisContext
    ) throws(AnalysisFailure) -> Found {
      for node in seen.indices {
        seen[node] = 0
        current[node] = 0
      }
      for (bit, source) in sources.enumerated() {
        seen[source] |= 1 << UInt64(bit)
        current[source] |= 1 << UInt64(bit)
      }
      let all: UInt64 = sources.count == 64 ? .max : (1 << UInt64(sources.count)) - 1
      var found = Found(sources.count)
      var level = 0
      while true {
        try context.checkCancellation()
        level += 1
        var counts = [Int](repeating: 0, count: 64)
        let total = Self.step(network.reversedRows, all, &seen, current, &next, &counts)
        if total == 0 { return found }
        swap(&current, &next)
        for bit in sources.indices where counts[bit] > 0 {
          found.eccentricities[bit] = level
          found.reached[bit] += counts[bit]
          found.sums[bit] += counts[bit] * level
        }
      }
    }

    /// Every node takes over the bits of those that lead to it.
    private static func step(
      _ rows: NetworkRows,
      _ all: UInt64,
      _ seen: inout [UInt64],
      _ current: [UInt64],
      _ next: inout [UInt64],
      _ counts: inout [Int]
    ) -> Int {
      let (offsets, neighbors, current) = (rows.offsets.span, rows.neighbors.span, current.span)
      var seen = seen.mutableSpan
      var next = next.mutableSpan
      var bits = BitCounts()
      var total = 0
      for node in seen.indices {
        let missing = all & ~seen[node]
        var arrived: UInt64 = 0
        if missing != 0 {
          for position in Int(offsets[node])..<Int(offsets[node + 1]) {
            arrived |= current[Int(neighbors[position])]
            if arrived & missing == missing { break }
          }
          arrived &= missing
        }
        next[node] = arrived
        if arrived != 0 {
          seen[node] |= arrived
          total += arrived.nonzeroBitCount
          bits.add(arrived, to: &counts)
        }
      }
      bits.flush(to: &counts)
      return total
    }
  }
}

/// Counts, for each of 64 bits, in how many words it is set: sums in columns, a carry at a time.
private struct BitCounts {
  /// Words whose bits weigh 1, 2, 4, …, 128.
  private var planes = SIMD8<UInt64>()
  private var added = 0

  mutating func add(_ word: UInt64, to counts: inout [Int]) {
    var carry = word
    var plane = 0
    while carry != 0, plane < 8 {
      let sum = planes[plane]
      planes[plane] = sum ^ carry
      carry &= sum
      plane += 1
    }
    added += 1
    if added == 255 { flush(to: &counts) }
  }

  mutating func flush(to counts: inout [Int]) {
    for bit in 0..<64 {
      for plane in 0..<8 { counts[bit] += Int(planes[plane] >> UInt64(bit) & 1) << plane }
    }
    planes = SIMD8()
    added = 0
  }
}
