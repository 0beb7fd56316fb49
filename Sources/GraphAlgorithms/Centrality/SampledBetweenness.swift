import Glibc

extension Betweenness {
  /// How the sources of an estimate are drawn.
  public struct Sample: Sendable {
    /// How many sources, at most all nodes.
    public var size: Int
    /// The probability that no node's value is off by more than the error that is given.
    public var confidence: Double
    public var seed: UInt64

    public init(size: Int, confidence: Double = 0.95, seed: UInt64 = 1) {
      self.size = size
      self.confidence = confidence
      self.seed = seed
    }

    /// The smallest sample whose error is at most a share of the pairs of other nodes.
    ///
    /// - Parameters:
    ///   - error: above 0.
    ///   - nodeCount: of the network.
    ///   - confidence: from 0 up to 1.
    ///   - seed: of the draw.
    public init(error: Double, nodeCount: Int, confidence: Double = 0.95, seed: UInt64 = 1) {
      self.init(size: 1, confidence: confidence, seed: seed)
      var high = max(nodeCount, 1)
      while size < high {
        let middle = (size + high) >> 1
        if Sample(size: middle, confidence: confidence).error(nodeCount: nodeCount) <= error {
          high = middle
        } else {
          size = middle + 1
        }
      }
    }

    /// What every node's share of the pairs of others may be off by, with the confidence wanted.
    ///
    /// Dependencies of a source on a node are between 0 and `nodeCount - 2`, so Hoeffding's inequality
    /// (JASA 58, 1963), for draws without replacement as sharpened by Serfling (Annals of Statistics 2, 1974),
    /// bounds each node's mean, and all of them with the confidence divided among them, as for pivots in
    /// Brandes and Pich (International Journal of Bifurcation and Chaos 17(7), 2007).
    func error(nodeCount: Int) -> Double {
      if size >= nodeCount { return 0 }
      let left = 1 - Double(size - 1) / Double(nodeCount)
      return (left * log(2 * Double(nodeCount) / (1 - confidence)) / (2 * Double(size))).squareRoot()
    }
  }

  /// Estimates betweenness from sources that are drawn at random, each at most once.
  ///
  /// - Parameters:
  ///   - network: any.
  ///   - sample: how many sources, with what confidence.
  ///   - context: threads, cancellation, progress, memory.
  /// - Throws: as for exact betweenness.
  /// - Complexity: O(sources · edges).
  public init(
    of network: Network,
    sample: Sample,
    _ context: AnalysisContext = AnalysisContext()
  ) throws(AnalysisFailure) {
    let count = network.nodeCount
    var nodes = Array(0..<count)
    let size = min(max(sample.size, 1), count)
    if size < count {
      var random = RandomNumbers(seed: sample.seed)
      for index in 0..<size { nodes.swapAt(index, index + random.number(below: count - index)) }
      nodes.removeLast(count - size)
    }
    let sums = try DependencySums(of: network, from: nodes, context)
    let scale = size == 0 ? 1 : Double(count) / Double(size)
    let share = Sample(size: size, confidence: sample.confidence).error(nodeCount: count)
    self.init(
      sums.nodes.map { $0 * scale },
      of: network,
      error: share * Double(count) * Double(max(count - 2, 0))
    )
  }
}
