import Glibc
import Parallelism

/// What a node gains, or is kept from, by how its contacts are tied to each other (Burt, Structural Holes,
/// 1992).
///
/// The share of node i's ties that goes to j is p(i, j) = z(i, j) / Σ z(i, k), with z(i, j) the weight of all
/// edges between them in both directions; loops count nothing.
///
/// - Effective size: Σ over contacts j of 1 − Σ over q of p(i, q) m(j, q), with m(j, q) = z(j, q) / max z(j, k).
///   In a network without weights and directions that is n − 2t / n, n contacts with t ties among them
///   (Borgatti, Connections 20, 1997).
/// - Efficiency: effective size by number of contacts.
/// - Constraint: Σ over contacts j of c(i, j) = (p(i, j) + Σ over contacts q of p(i, q) p(q, j))².
/// - Hierarchy: how unequal the c(i, j) are, Coleman's and Theil's index: Σ r ln r / (n ln n) with
///   r = n c(i, j) / constraint; not defined for a single contact.
///
/// All are undefined, NaN, for a node without contacts. Effective size and constraint are those of NetworkX
/// and igraph on networks where they take the same ties: NetworkX counts loops, igraph and this do not.
public struct StructuralHoles: Sendable {
  /// By node, how many others it is tied to.
  public let contactCounts: [Int]
  /// By node.
  public let effectiveSizes: [Double]
  /// By node.
  public let efficiencies: [Double]
  /// By node.
  public let constraints: [Double]
  /// By node.
  public let hierarchies: [Double]

  /// - Parameters:
  ///   - network: any; weights must not be negative.
  ///   - context: threads and cancellation.
  /// - Throws: `AnalysisFailure.invalid` for a negative weight, or `.cancelled`.
  /// - Complexity: O(Σ over nodes of degree²) time, O(nodes) memory a thread.
  public init(_ network: Network, _ context: AnalysisContext = AnalysisContext()) throws(AnalysisFailure) {
    let ties = try SymmetricTies(network)
    let bounds = Workers.balancedBounds(offsets: ties.offsets, atLeast: 4_096)
    let totals = (0..<ties.nodeCount).map { ties.range(of: $0).reduce(0) { $0 + ties.weights[$1] } }
    let largest = (0..<ties.nodeCount).map { ties.range(of: $0).reduce(0) { max($0, ties.weights[$1]) } }
    let pieces = try context.workers.map(pieces: bounds.count - 1) { (piece) throws(AnalysisFailure) in
      var ego = Ego(ties: ties, totals: totals, largest: largest)
      var measures: [Measures] = []
      measures.reserveCapacity(bounds[piece + 1] - bounds[piece])
      for node in bounds[piece]..<bounds[piece + 1] {
        if node & 0xFF == 0 { try context.checkCancellation() }
        measures.append(ego.measures(of: node))
      }
      return measures
    }
    let measures = pieces.flatMap { $0 }
    contactCounts = (0..<ties.nodeCount).map { ties.degree(of: $0) }
    effectiveSizes = measures.map(\.effectiveSize)
    constraints = measures.map(\.constraint)
    hierarchies = measures.map(\.hierarchy)
    efficiencies = zip(effectiveSizes, contactCounts).map { $0 / Double($1) }
  }
}

/// What one node's measures are.
private struct Measures: Sendable {
  var effectiveSize = Double.nan
  var constraint = Double.nan
  var hierarchy = Double.nan
}

/// Looks at one node after the other, with room that is used again.
private struct Ego {
  let ties: SymmetricTies
  /// By node, sums and maxima of the weights in its row.
  let totals: [Double]
  let largest: [Double]
  /// By node: one more than its place in the row of the node that is looked at, or 0.
  private var places: [Int32]
  /// By place in that row: what reaches the contact through other contacts.
  private var indirect: [Double] = []

  init(ties: SymmetricTies, totals: [Double], largest: [Double]) {
    self.ties = ties
    self.totals = totals
    self.largest = largest
    places = [Int32](repeating: 0, count: ties.nodeCount)
  }

  mutating func measures(of node: Int) -> Measures {
    let ties = ties
    let row = ties.range(of: node)
    guard !row.isEmpty else { return Measures() }
    let neighbors = ties.neighbors.span
    let weights = ties.weights.span
    let total = totals[node]
    for position in row { places[Int(neighbors[position])] = Int32(position - row.lowerBound + 1) }
    indirect.removeAll(keepingCapacity: true)
    indirect.append(contentsOf: repeatElement(0, count: row.count))

    var redundancy = 0.0
    for position in row {
      let contact = Int(neighbors[position])
      let share = weights[position] / total
      var shared = 0.0
      for entry in ties.range(of: contact) {
        let place = places[Int(neighbors[entry])]
        if place == 0 { continue }
        let other = Int(place) - 1
        indirect[other] += share * (weights[entry] / totals[contact])
        shared += weights[row.lowerBound + other] / total * (weights[entry] / largest[contact])
      }
      redundancy += shared
    }
    for position in row { places[Int(neighbors[position])] = 0 }

    var constraint = 0.0
    for place in 0..<row.count {
      let direct = weights[row.lowerBound + place] / total + indirect[place]
      indirect[place] = direct * direct
      constraint += indirect[place]
    }
    var measures = Measures()
    measures.effectiveSize = Double(row.count) - redundancy
    measures.constraint = constraint
    if row.count > 1 {
      let mean = constraint / Double(row.count)
      let disorder = indirect.reduce(0) { sum, part in
        let ratio = part / mean
        return ratio > 0 ? sum + ratio * log(ratio) : sum
      }
      measures.hierarchy = disorder / (Double(row.count) * log(Double(row.count)))
    }
    return measures
  }
}
