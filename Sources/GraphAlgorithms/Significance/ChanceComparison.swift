/// An observed number beside those of random draws.
///
/// The p-values are (draws at least, or at most, as large + 1) / (draws + 1): the observed network is one of
/// those that could have been drawn, so none is 0 (North, Curtis and Sham, AJHG 71, 2002).
public struct ChanceComparison: Sendable {
  public let observed: Double
  public let drawCount: Int
  public let mean: Double
  /// With n - 1; NaN for fewer than two draws.
  public let standardDeviation: Double
  /// How many standard deviations the observed number is above the mean; NaN where draws do not vary.
  public let z: Double
  public let probabilityAtLeast: Double
  public let probabilityAtMost: Double

  /// - Parameters:
  ///   - observed: what was observed; NaN where undefined, and then all is.
  ///   - draws: what was drawn; those that are NaN are left out.
  public init(observed: Double, draws: [Double]) {
    let defined = draws.filter { !$0.isNaN }
    self.observed = observed
    drawCount = defined.count
    let mean = defined.isEmpty ? Double.nan : defined.reduce(0, +) / Double(defined.count)
    let squares = defined.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let deviation = defined.count < 2 ? Double.nan : (squares / Double(defined.count - 1)).squareRoot()
    self.mean = mean
    standardDeviation = deviation
    z = deviation > 0 ? (observed - mean) / deviation : .nan
    // A draw equal but for rounding counts as equal.
    let slack = 1e-12 * max(abs(observed), 1)
    func share(_ isExtreme: (Double) -> Bool) -> Double {
      observed.isNaN ? .nan : Double(defined.count(where: isExtreme) + 1) / Double(defined.count + 1)
    }
    probabilityAtLeast = share { $0 >= observed - slack }
    probabilityAtMost = share { $0 <= observed + slack }
  }

  /// Twice the smaller of the two, at most 1.
  public var probabilityTwoSided: Double { min(1, 2 * min(probabilityAtLeast, probabilityAtMost)) }
}
