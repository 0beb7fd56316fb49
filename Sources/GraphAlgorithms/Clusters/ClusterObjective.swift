/// What a partition into clusters is measured by: ties inside clusters, less those that a null model expects.
public enum ClusterObjective: String, Sendable, CaseIterable {
  /// Ties expected by the degrees of nodes (Newman and Girvan, Physical Review E 69, 026113, 2004); in a
  /// directed network by outgoing and incoming degrees (Leicht and Newman, PRL 100, 118703, 2008).
  case modularity
  /// Ties expected between the two sides of a two-mode network only (Barber, Physical Review E 76, 066102,
  /// 2007): nodes of one side cannot be tied.
  case twoMode
  /// A constant density expected of every pair: the resolution (Traag, Van Dooren and Nesterov, Physical
  /// Review E 84, 016114, 2011). Not divided by the number of ties, and without the limit below which
  /// modularity cannot see clusters.
  case constantPotts
}

/// What a null model knows of a node or cluster; masses of nodes add up to the mass of their cluster.
protocol NullMass: BitwiseCopyable, Sendable {
  static var none: Self { get }
  static func += (mass: inout Self, other: Self)
  static func -= (mass: inout Self, other: Self)
  static func - (mass: Self, other: Self) -> Self
  /// The ties expected between two, up to a factor that the network has.
  func product(_ other: Self) -> Double
}

/// The degree of a node, or 1 for each node.
extension Double: NullMass {
  static var none: Double { 0 }
  func product(_ other: Double) -> Double { self * other }
}

/// What goes out and what comes in; on the two sides of a two-mode network, only one of them.
extension SIMD2<Double>: NullMass {
  static var none: SIMD2<Double> { .zero }
  func product(_ other: SIMD2<Double>) -> Double { x * other.y + y * other.x }
}
