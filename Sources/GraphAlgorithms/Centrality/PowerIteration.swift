import Glibc
import Parallelism

/// When an iterative measure is near enough to its limit, and when it gives up.
public struct Convergence: Sendable, Equatable {
  /// How far, by its own estimate, the result may be from the limit: the Euclidean norm of the difference, where
  /// the result has norm 1.
  public var tolerance: Double
  public var maximumIterations: Int

  public init(tolerance: Double = 1e-10, maximumIterations: Int = 10_000) {
    self.tolerance = tolerance
    self.maximumIterations = maximumIterations
  }
}

/// How much is still to come of a sum whose terms shrink by about the same factor, or in turns of 2, 3, 4, 6 or
/// 12 by the same factors.
struct GeometricTail {
  private static let length = 12
  private var terms: [Double] = []

  mutating func add(_ term: Double) {
    terms.append(term)
    if terms.count > Self.length + 1 { terms.removeFirst() }
  }

  /// By how much the terms have shrunk over the last twelve; nil before there are as many.
  var factor: Double? {
    guard terms.count > Self.length else { return nil }
    return terms[0] > 0 ? terms[Self.length] / terms[0] : 0
  }

  /// Infinite where terms do not shrink, or nothing is known yet.
  var remainder: Double {
    guard let factor, factor < 1 else { return .infinity }
    return terms.dropFirst().reduce(0, +) * factor / (1 - factor)
  }

  /// By which factor a term follows another, on average; NaN where nothing is known yet.
  var growth: Double { factor.map { pow($0, 1 / Double(Self.length)) } ?? .nan }
}

/// The dominant eigenvector of a matrix without negative entries, by multiplying again and again.
///
/// It starts from equal values. Where several eigenvectors share the largest eigenvalue, as with several
/// components of one shape, the result is the part of the start that lies among them: the same for the same
/// network, whatever the order of its nodes.
struct PowerIteration {
  /// Of norm 1; nil where the matrix takes everything to 0.
  let vector: [Double]?
  let eigenvalue: Double
  let iterationCount: Int

  /// - Parameters:
  ///   - count: how many nodes.
  ///   - shift: is added to the matrix's diagonal, so that a two-mode network does not swing.
  ///   - convergence: when to stop.
  ///   - context: cancellation.
  ///   - multiply: writes the product of the matrix and the first vector into the second.
  /// - Throws: `AnalysisFailure.invalid` where it does not converge, or what `multiply` throws.
  init(
    count: Int,
    shift: Double,
    _ convergence: Convergence,
    _ context: AnalysisContext,
    multiply: (borrowing [Double], inout [Double]) throws(AnalysisFailure) -> Void
  ) throws(AnalysisFailure) {
    var current = [Double](repeating: 1 / Double(count).squareRoot(), count: count)
    var product = current
    var tail = GeometricTail()
    for iteration in 1...max(convergence.maximumIterations, 1) {
      try context.checkCancellation()
      try multiply(current, &product)
      var dot = 0.0
      for node in 0..<count {
        dot += current[node] * product[node]
        product[node] += shift * current[node]
      }
      let norm = product.reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard norm > 0, norm.isFinite else {
        vector = nil
        eigenvalue = 0
        iterationCount = iteration
        return
      }
      var change = 0.0
      for node in 0..<count {
        product[node] /= norm
        let difference = product[node] - current[node]
        change += difference * difference
      }
      change = change.squareRoot()
      swap(&current, &product)
      tail.add(change)
      // Changes that rounding alone makes are not asked to shrink further.
      if tail.remainder <= convergence.tolerance || change <= 1e-15 {
        vector = current
        eigenvalue = dot
        iterationCount = iteration
        return
      }
    }
    throw .invalid(
      "it did not come within \(convergence.tolerance) of its limit in \(convergence.maximumIterations) iterations; "
        + "raise iterations or tolerance"
    )
  }
}

/// A network as a matrix, to be multiplied with vectors.
struct AdjacencyMatrix: Sendable {
  private let rows: NetworkRows
  private let bounds: [Int]
  private let workers: Workers
  /// How often a loop counts on the diagonal.
  private let loopFactor: Double

  /// - Throws: `AnalysisFailure.invalid` for a negative weight.
  init(_ rows: NetworkRows, loopFactor: Double = 1, _ context: AnalysisContext) throws(AnalysisFailure) {
    if let weight = rows.weights.first(where: { $0 < 0 }) {
      throw .invalid("an edge has a negative weight, \(weight)")
    }
    self.rows = rows
    self.loopFactor = loopFactor
    bounds = Workers.balancedBounds(offsets: rows.offsets)
    workers = context.workers
  }

  /// For each node, the sum of the values of its row's neighbours, weighted.
  ///
  /// - Complexity: O(nodes + edges).
  func multiply(_ values: [Double], into product: inout [Double]) {
    workers.forEachSlice(of: &product, bounds: bounds) { _, nodes, slice in
      let neighbors = rows.neighbors.span
      let weights = rows.weights.span
      let values = values.span
      for node in nodes {
        var sum = 0.0
        for position in rows.range(of: node) {
          let neighbor = Int(neighbors[position])
          var term = values[neighbor]
          if !weights.isEmpty { term *= weights[position] }
          sum += neighbor == node ? term * loopFactor : term
        }
        slice[node - nodes.lowerBound] = sum
      }
    }
  }
}

/// What the values of a vector are scaled to.
public enum VectorScale: Sendable {
  /// The sum of squares is 1.
  case euclidean
  /// The largest is 1.
  case maximum
  /// The sum is 1.
  case sum

  func apply(to vector: [Double]) -> [Double] {
    let size =
      switch self {
      case .euclidean: vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
      case .maximum: vector.max() ?? 0
      case .sum: vector.reduce(0, +)
      }
    return size > 0 ? vector.map { $0 / size } : [Double](repeating: .nan, count: vector.count)
  }
}
