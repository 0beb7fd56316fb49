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

  /// Of degrees, among the nodes on one side of a two-mode network (Borgatti and Everett, Social Networks 19,
  /// 1997): at most (n − 1)(m − 1), where one of n nodes is tied to all m on the other side, and the others to
  /// one each.
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
