import Parallelism

/// Which relations explain another one of the same nodes, each besides the others: linear regression of its matrix
/// on theirs, tested by double semi-partialing (Dekker, Krackhardt and Snijders, Psychometrika 72, 2007).
///
/// Cells of a matrix depend on each other, so the t-value of a coefficient is not compared with Student's
/// distribution. What the other terms do not explain of a predictor is put into random orders of the nodes, and
/// the t-value is computed anew for each. The constant is tested in the same way, as sna's `netlm` does.
///
/// Matrices are taken without their diagonals, those of undirected networks once. A coefficient is undefined,
/// NaN, for a predictor that the others determine (R drops the last of such instead); its t-value also where
/// nothing of the outcome is left to explain, or there are no more cells than terms.
public struct QAPRegression: Sendable {
  public struct Term: Sendable {
    public let coefficient: Double
    /// The t-value of the coefficient beside those of the draws.
    public let test: ChanceComparison
  }

  /// The constant, then the predictors in their order.
  public let terms: [Term]
  /// The share of the outcome's variance that the terms explain; NaN where it does not vary.
  public let explainedVariance: Double

  /// - Parameters:
  ///   - outcome: a simple network; weights are used.
  ///   - predictors: networks of the same nodes in the same positions, all directed or all undirected.
  ///   - draws: how many random orders for each term.
  ///   - seed: the same draws for the same seed, on any number of threads.
  ///   - context: threads, cancellation, progress and memory.
  /// - Throws: `.invalid` when the networks do not have the same nodes; `.cancelled`, `.tooMuchMemory`.
  /// - Complexity: O(draws · predictors² · nodes²) time, O(predictors · nodes²) memory.
  public init(
    of outcome: Network,
    on predictors: [Network],
    draws: Int,
    seed: UInt64,
    _ context: AnalysisContext = AnalysisContext()
  ) throws(AnalysisFailure) {
    let count = outcome.nodeCount
    for network in predictors
    where network.nodeCount != count || network.isDirected != outcome.isDirected {
      throw .invalid("the networks must have the same nodes and the same direction")
    }
    // The matrices, an orthonormal basis of all but one, and two remainders.
    try context.checkMemory(bytes: (2 * predictors.count + 5) * count * count * 8)
    let y = Self.cells(of: outcome)
    var columns = [Self.constant(count)]
    for network in predictors { columns.append(Self.cells(of: network)) }

    let cellCount = outcome.isDirected ? count * (count - 1) : count * (count - 1) / 2
    var terms: [Term] = []
    for index in columns.indices {
      try context.checkCancellation()
      let others = Basis(columns[..<index] + columns[(index + 1)...])
      let fit = PartialFit(y, on: columns[index], besides: others, nodes: count, cellCount: cellCount)
      terms.append(try fit.term(draws: draws, seed: seed, stream: UInt64(index * draws), context))
    }
    self.terms = terms
    let around = Basis(columns[..<1]).remainder(of: y).squares
    let left = Basis(columns[...]).remainder(of: y).squares
    explainedVariance = around > 0 ? 1 - left / around : .nan
  }

  /// Row after row; 0 on the diagonal.
  private static func cells(of network: Network) -> [Double] {
    let count = network.nodeCount
    var cells = [Double](repeating: 0, count: count * count)
    for node in 0..<count {
      for position in network.rows.range(of: node) where Int(network.rows.neighbors[position]) != node {
        cells[node * count + Int(network.rows.neighbors[position])] += network.rows.weight(at: position)
      }
    }
    return cells
  }

  /// 1 in all cells but those of the diagonal.
  private static func constant(_ count: Int) -> [Double] {
    var cells = [Double](repeating: 1, count: count * count)
    for node in 0..<count { cells[node * count + node] = 0 }
    return cells
  }
}

/// Orthonormal columns that span given ones: Gram and Schmidt's method, twice over for precision.
private struct Basis: Sendable {
  /// What is left of a column, by its length, below which the columns before determine it: as in R.
  static let tolerance = 1e-7

  private(set) var columns: [[Double]] = []

  init(_ given: ArraySlice<[Double]>) {
    for column in given {
      let rest = remainder(of: column)
      let length = rest.squares.squareRoot()
      if length > Self.tolerance * column.squares.squareRoot() { columns.append(rest.map { $0 / length }) }
    }
  }

  /// What the columns do not explain of another.
  func remainder(of column: [Double]) -> [Double] {
    var rest = column
    for _ in 0..<2 {
      for direction in columns {
        let share = rest.product(direction)
        for cell in rest.indices { rest[cell] -= share * direction[cell] }
      }
    }
    return rest
  }
}

/// The regression of an outcome on what is special to one predictor.
private struct PartialFit: Sendable {
  private let basis: Basis
  /// What the other terms leave of the outcome and of the predictor.
  private let outcome: [Double]
  private let predictor: [Double]
  private let isDetermined: Bool
  private let hasRest: Bool
  private let count: Int
  private let freedom: Double
  private let outcomeSquares: Double
  private let predictorSquares: Double

  init(_ y: [Double], on column: [Double], besides basis: Basis, nodes count: Int, cellCount: Int) {
    self.basis = basis
    self.count = count
    outcome = basis.remainder(of: y)
    predictor = basis.remainder(of: column)
    outcomeSquares = outcome.squares
    predictorSquares = predictor.squares
    isDetermined =
      predictorSquares.squareRoot() <= Basis.tolerance * column.squares.squareRoot()
    hasRest = outcomeSquares.squareRoot() > Basis.tolerance * y.squares.squareRoot()
    freedom = Double(cellCount - basis.columns.count - 1)
  }

  func term(
    draws: Int,
    seed: UInt64,
    stream: UInt64,
    _ context: AnalysisContext
  ) throws(AnalysisFailure) -> QAPRegression.Term {
    let product = predictor.product(outcome)
    guard !isDetermined else {
      return QAPRegression.Term(coefficient: .nan, test: ChanceComparison(observed: .nan, draws: []))
    }
    let identity = (0..<count).map { UInt32($0) }
    let drawn = try context.workers.map(pieces: draws) { (draw) throws(AnalysisFailure) in
      try context.checkCancellation()
      context.reportProgress(Double(draw) / Double(draws))
      var random = RandomNumbers(seed: seed, stream: stream + UInt64(draw))
      var order = identity
      random.shuffle(&order)
      return statistic(order: order)
    }
    return QAPRegression.Term(
      coefficient: product / predictorSquares,
      test: ChanceComparison(observed: statistic(product: product, squares: predictorSquares), draws: drawn)
    )
  }

  /// The t-value with the predictor's rows and columns in another order.
  private func statistic(order: [UInt32]) -> Double {
    let cells = predictor.span
    var row = [Double](repeating: 0, count: count)
    var product = 0.0
    var shares = [Double](repeating: 0, count: basis.columns.count)
    for node in 0..<count {
      let start = Int(order[node]) * count
      for other in 0..<count { row[other] = cells[start + Int(order[other])] }
      product += row.product(outcome, from: node * count)
      for index in shares.indices { shares[index] += row.product(basis.columns[index], from: node * count) }
    }
    return statistic(product: product, squares: predictorSquares - shares.squares)
  }

  /// - Parameters:
  ///   - product: of the predictor and what is left of the outcome.
  ///   - squares: of what the other terms leave of the predictor.
  /// - Returns: the t-value.
  private func statistic(product: Double, squares: Double) -> Double {
    guard squares > Basis.tolerance * Basis.tolerance * predictorSquares, hasRest, freedom > 0 else {
      return .nan
    }
    let left = outcomeSquares - product * product / squares
    guard left > 1e-14 * outcomeSquares else { return .nan }
    // In undirected networks both sums count each cell twice.
    return product / squares / (left / freedom / squares).squareRoot()
  }
}

extension [Double] {
  fileprivate var squares: Double { product(self) }

  /// The sum of products with as many elements of another array.
  fileprivate func product(_ other: [Double], from start: Int = 0) -> Double {
    let a = span
    let b = other.span
    var sum = 0.0
    for index in a.indices { sum += a[index] * b[start &+ index] }
    return sum
  }
}
