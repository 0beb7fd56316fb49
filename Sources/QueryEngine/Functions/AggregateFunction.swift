import PropertyGraph

/// A function from the rows of a group to a value.
enum AggregateFunction: String, Sendable, CaseIterable {
  case count, sum, avg, min, max, collect
  case standardDeviation = "stdev"
  case populationStandardDeviation = "stdevp"
  case percentileContinuous = "percentilecont"
  case percentileDiscrete = "percentiledisc"

  init?(name: String) {
    switch name.lowercased() {
    case "collect_list": self = .collect
    case "stddev_samp": self = .standardDeviation
    case "stddev_pop": self = .populationStandardDeviation
    case "percentile_cont": self = .percentileContinuous
    case "percentile_disc": self = .percentileDiscrete
    case let name: self.init(rawValue: name)
    }
  }

  static let names = [
    "count", "sum", "avg", "min", "max", "collect", "stDev", "stDevP", "percentileCont", "percentileDisc",
  ]

  var argumentCount: Int {
    self == .percentileContinuous || self == .percentileDiscrete ? 2 : 1
  }

  /// What the aggregated values may be.
  var parameter: BoundType.Kinds {
    switch self {
    case .count, .min, .max, .collect: .any
    default: .number
    }
  }

  func result(of argument: BoundType?) -> BoundType {
    switch self {
    case .count: .integer
    case .sum: argument.map { $0.kinds == .integer ? .integer : .number } ?? .number
    case .min, .max: argument ?? .any
    case .collect: .list(of: argument?.kinds ?? .any)
    case .percentileDiscrete: .number
    default: .float
    }
  }
}
