/// How much a network revolves around its most central node (Freeman, Social Networks 1, 1979): the sum of
/// what all nodes lack to the largest score, by the largest such sum that a network of this size can have.
///
/// Undefined, NaN, where that is 0. Undefined scores are left out.
public struct Centralization: Sendable, Equatable {
  /// The sum of what nodes lack to the largest score.
  public let sum: Double
  /// The largest possible sum.
  public let possibleSum: Double

  public var value: Double { possibleSum > 0 ? sum / possibleSum : .nan }

  /// - Parameters:
  ///   - scores: by node.
  ///   - possibleSum: that of the most centralised network of this size: a star, for most measures.
  public init(scores: some Sequence<Double>, possibleSum: Double) {
    let defined = scores.filter { !$0.isNaN }
    let largest = defined.max() ?? 0
    sum = defined.reduce(0) { $0 + (largest - $1) }
    self.possibleSum = possibleSum
  }

  /// Of degrees, in a one-mode network.
  ///
  /// A star of n nodes without loops gives (n − 1)(n − 2), (n − 1)² for outgoing or incoming edges alone, and
  /// twice (n − 1)(n − 2) for both directions together: so Freeman, UCINET and sna. igraph takes loops as
  /// possible where it is not told else: n (n − 1), and 2 (n − 1)² for both directions.
  ///
  /// - Parameters:
  ///   - network: one-mode.
  ///   - direction: which edges count in a directed network.
  ///   - loopsPossible: whether the star may have one.
  public init(degreesOf network: Network, _ direction: Degree.Direction = .all, loopsPossible: Bool = false) {
    let count = Double(network.nodeCount)
    let possible: Double
    switch (network.isDirected, direction, loopsPossible) {
    case (false, _, false): possible = (count - 1) * (count - 2)
    case (true, .all, false): possible = 2 * (count - 1) * (count - 2)
    case (true, _, false): possible = (count - 1) * (count - 1)
    case (true, .all, true): possible = 2 * (count - 1) * (count - 1)
    case (_, _, true): possible = count * (count - 1)
    }
    self.init(
      scores: Degree(network, direction: direction).counts.map { Double($0) },
      possibleSum: network.nodeCount > 1 ? possible : 0
    )
  }

  /// Of betweenness, in a one-mode network: a star of n nodes gives (n − 1)² (n − 2) / 2, twice that in a
  /// directed network.
  ///
  /// - Parameters:
  ///   - betweenness: of a network.
  ///   - network: that network.
  public init(_ betweenness: Betweenness, of network: Network) {
    let count = Double(network.nodeCount)
    let star = (count - 1) * (count - 1) * (count - 2)
    self.init(
      scores: betweenness.scores,
      possibleSum: network.nodeCount > 1 ? (network.isDirected ? star : star / 2) : 0
    )
  }

  /// Of closeness, in a one-mode network without weights: a star of n nodes gives (n − 1)(n − 2) / (2n − 3).
  ///
  /// In a directed network the possible sum is that of igraph and sna, (n − 1)² / n: of a star whose leaves,
  /// which reach nobody, are taken to be n steps from everybody. Freeman defines closeness for connected networks
  /// alone; where not all nodes reach all, the sum depends on the closeness that is given.
  ///
  /// - Parameters:
  ///   - closeness: of a network.
  ///   - network: that network.
  public init(_ closeness: Closeness, of network: Network) {
    let count = Double(network.nodeCount)
    let possible =
      network.isDirected ? (count - 1) * (count - 1) / count : (count - 1) * (count - 2) / (2 * count - 3)
    self.init(scores: closeness.values, possibleSum: network.nodeCount > 1 ? possible : 0)
  }

  /// Of degrees, among the nodes on one side of a two-mode network.
  ///
  /// The possible sum is (n − 1)(m − 1): one of n nodes is tied to all m on the other side, and the others to one
  /// each. That is the largest in connected networks, and wherever each of the n nodes has a tie (a test tries all
  /// small networks). With isolates among them it can be up to (n − 1) m, and the value above 1. Borgatti
  /// and Everett (Social Networks 19, 1997) are who compare two-mode networks with connected ones of the same size.
  public init(degreesOf network: Network, side: Network.Side) {
    let sides = network.sides ?? []
    let degrees = Degree(network).counts
    let own = Double(sides.count { $0 == side })
    let other = Double(sides.count) - own
    self.init(
      scores: sides.indices.filter { sides[$0] == side }.map { Double(degrees[$0]) },
      possibleSum: own > 0 && other > 0 ? (own - 1) * (other - 1) : 0
    )
  }
}
