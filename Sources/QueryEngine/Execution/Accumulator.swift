import Diagnostics
import PropertyGraph

/// The state of one aggregate for all groups.
final class Accumulator {
  private let call: AggregateCall
  private let context: ExecutionContext
  private var range: SourceRange { call.argument?.range ?? SourceRange(0, 0) }

  private var counts: [Int64] = []
  private var integerSums: [Int64] = []
  private var floatSums: [Double] = []
  private var isFloat: [Bool] = []
  private var best: [Value] = []
  private var lists: [[Value]] = []
  private var percentiles: [Double?] = []
  private var seen: [Set<EquivalenceKey>] = []

  init(_ call: AggregateCall, context: ExecutionContext) {
    self.call = call
    self.context = context
  }

  /// Adds the rows of a batch; null values count for nothing, except for `count(*)`.
  ///
  /// - Parameters:
  ///   - argument: the aggregated values; nil for `count(*)`.
  ///   - parameter: the fractions of a percentile.
  ///   - groups: by row, the number of its group.
  ///   - groupCount: how many groups there are now.
  ///   - multiplicities: how often each row counts.
  /// - Throws: a value of the wrong kind, or too much to hold.
  func add(
    _ argument: Vector?,
    parameter: Vector?,
    groups: [Int32],
    groupCount: Int,
    multiplicities: [Int64]?
  ) throws(Diagnostic) {
    grow(to: groupCount)
    guard let argument else {
      for (row, group) in groups.enumerated() { counts[Int(group)] += multiplicities?[row] ?? 1 }
      return
    }
    if call.function == .count, !call.isDistinct {
      for (row, group) in groups.enumerated() where !argument.isNull(at: row) {
        counts[Int(group)] += multiplicities?[row] ?? 1
      }
      return
    }
    for (row, group) in groups.enumerated() where !argument.isNull(at: row) {
      let value = argument.value(at: row, in: context.graph)
      let group = Int(group)
      if call.isDistinct {
        guard seen[group].insert(EquivalenceKey(value)).inserted else { continue }
        try context.hold(bytes: 64, at: range)
      }
      if let parameter { percentiles[group] = try fraction(parameter.value(at: row, in: context.graph)) }
      try add(value, times: call.isDistinct ? 1 : multiplicities?[row] ?? 1, to: group)
    }
  }

  private func add(_ value: Value, times: Int64, to group: Int) throws(Diagnostic) {
    counts[group] += times
    switch call.function {
    case .count: break
    case .sum, .avg: try addNumber(value, times: times, to: group)
    case .min:
      if counts[group] == times || Value.order(value, best[group]) == .less { best[group] = value }
    case .max:
      if counts[group] == times || Value.order(value, best[group]) == .greater { best[group] = value }
    case .collect, .standardDeviation, .populationStandardDeviation, .percentileContinuous,
      .percentileDiscrete:
      if call.function != .collect { _ = try number(value) }
      for _ in 0..<times { lists[group].append(value) }
      try context.hold(bytes: 40 * Int(times), at: range)
    }
  }

  private func addNumber(_ value: Value, times: Int64, to group: Int) throws(Diagnostic) {
    switch value {
    case .integer(let number):
      floatSums[group] += Double(number) * Double(times)
      guard call.function == .sum else { return }
      let (product, overflow) = number.multipliedReportingOverflow(by: times)
      let (sum, overflow2) = integerSums[group].addingReportingOverflow(product)
      if overflow || overflow2, !isFloat[group] { throw .integerOverflow(at: range) }
      integerSums[group] = sum
    case .float(let number):
      floatSums[group] += number * Double(times)
      isFloat[group] = true
    default: _ = try number(value)
    }
  }

  private func number(_ value: Value) throws(Diagnostic) -> Double {
    switch value {
    case .integer(let number): return Double(number)
    case .float(let number): return number
    default:
      throw Diagnostic(
        .error,
        "invalid-argument-type",
        "\(call.function.rawValue) takes numbers, found \(value.typeDescription)",
        at: range
      )
    }
  }

  private func fraction(_ value: Value) throws(Diagnostic) -> Double {
    let fraction = try number(value)
    guard (0...1).contains(fraction) else {
      throw Diagnostic(
        .error,
        "number-out-of-range",
        "the percentile is a number from 0 to 1, found \(Value.text(of: fraction))",
        at: call.parameter?.range ?? range
      )
    }
    return fraction
  }

  // MARK: Results

  func results(groupCount: Int) throws(Diagnostic) -> [Value] {
    grow(to: groupCount)
    var results: [Value] = []
    for group in 0..<groupCount { results.append(try result(of: group)) }
    return results
  }

  private func result(of group: Int) throws(Diagnostic) -> Value {
    switch call.function {
    case .count: return .integer(counts[group])
    case .sum: return isFloat[group] ? .float(floatSums[group]) : .integer(integerSums[group])
    case .avg: return counts[group] == 0 ? .null : .float(floatSums[group] / Double(counts[group]))
    case .min, .max: return best[group]
    case .collect: return .list(lists[group])
    case .standardDeviation: return .float(try deviation(of: group, isSample: true))
    case .populationStandardDeviation: return .float(try deviation(of: group, isSample: false))
    case .percentileDiscrete, .percentileContinuous: return try percentile(of: group)
    }
  }

  /// Zero for fewer than two values, as openCypher has it.
  private func deviation(of group: Int, isSample: Bool) throws(Diagnostic) -> Double {
    var numbers: [Double] = []
    for value in lists[group] { numbers.append(try number(value)) }
    guard numbers.count > 1 else { return 0 }
    let mean = numbers.reduce(0, +) / Double(numbers.count)
    let squares = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(isSample ? numbers.count - 1 : numbers.count)).squareRoot()
  }

  private func percentile(of group: Int) throws(Diagnostic) -> Value {
    let sorted = lists[group].sorted { Value.order($0, $1) == .less }
    guard !sorted.isEmpty, let fraction = percentiles[group] else { return .null }
    if call.function == .percentileDiscrete {
      let position = (fraction * Double(sorted.count)).rounded(.up)
      return sorted[max(0, min(sorted.count, Int(position)) - 1)]
    }
    let position = fraction * Double(sorted.count - 1)
    let lower = Int(position.rounded(.down))
    let upper = min(lower + 1, sorted.count - 1)
    let weight = position - Double(lower)
    return .float(try number(sorted[lower]) * (1 - weight) + number(sorted[upper]) * weight)
  }

  private func grow(to groupCount: Int) {
    while counts.count < groupCount {
      counts.append(0)
      integerSums.append(0)
      floatSums.append(0)
      isFloat.append(false)
      best.append(.null)
      lists.append([])
      percentiles.append(nil)
      seen.append([])
    }
  }
}
