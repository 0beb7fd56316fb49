import Diagnostics
import PropertyGraph

/// The state of one aggregate for all groups.
///
/// Columns of one kind are added without making a value of each row. States of parts of the rows can be
/// merged: in the order of the parts, which then must not depend on the number of threads.
struct Accumulator: Sendable {
  private let call: AggregateCall
  private var range: SourceRange { call.argument?.range ?? SourceRange(0, 0) }

  // By group; each only where the function needs it.
  private var counts: [Int64] = []
  private var integerSums = IntegerSums()
  private var floatSums: [Double] = []
  private var isFloat: [Bool] = []
  private var best: [Value] = []
  private var lists: [[Value]] = []
  private var percentiles: [Double?] = []
  private var seen: DistinctValues

  init(_ call: AggregateCall, graph: Graph) {
    self.call = call
    seen = DistinctValues(graph: graph)
  }

  /// Adds the rows of a batch; null values count for nothing, except for `count(*)`.
  ///
  /// - Parameters:
  ///   - argument: the aggregated values; nil for `count(*)`.
  ///   - parameter: the fractions of a percentile.
  ///   - groups: by row, the number of its group.
  ///   - groupCount: how many groups there are now.
  ///   - multiplicities: how often each row counts.
  ///   - context: of the run.
  /// - Throws: a value of the wrong kind, or too much to hold.
  mutating func add(
    _ argument: Vector?,
    parameter: Vector?,
    groups: [UInt32],
    groupCount: Int,
    multiplicities: [Int64]?,
    context: ExecutionContext
  ) throws(Diagnostic) {
    grow(to: groupCount)
    if call.isDistinct {
      try addDistinct(argument, parameter, groups, context)
    } else if call.function == .count {
      count(argument, groups, multiplicities)
    } else if let argument, !addNumbers(argument, groups, multiplicities) {
      for (row, group) in groups.enumerated() where !argument.isNull(at: row) {
        try add(
          argument.value(at: row, in: context.graph),
          parameter?.value(at: row, in: context.graph),
          times: multiplicities?[row] ?? 1,
          to: Int(group),
          context
        )
      }
    }
  }

  private mutating func addDistinct(
    _ argument: Vector?,
    _ parameter: Vector?,
    _ groups: [UInt32],
    _ context: ExecutionContext
  ) throws(Diagnostic) {
    guard let argument else { return }
    let before = seen.byteCount
    let new = seen.insert(argument, groups: groups)
    try context.hold(bytes: seen.byteCount - before, at: range)
    for row in new {
      let group = Int(groups[Int(row)])
      if call.function == .count {
        counts[group] += 1
      } else {
        try add(
          argument.value(at: Int(row), in: context.graph),
          parameter?.value(at: Int(row), in: context.graph),
          times: 1,
          to: group,
          context
        )
      }
    }
  }

  private mutating func count(_ argument: Vector?, _ groups: [UInt32], _ multiplicities: [Int64]?) {
    guard let argument, argument.hasNulls else {
      if counts.count == 1 {
        counts[0] += multiplicities?.reduce(0, +) ?? Int64(groups.count)
      } else if let multiplicities {
        for (row, group) in groups.enumerated() { counts[Int(group)] += multiplicities[row] }
      } else {
        var counters = counts.mutableSpan
        for group in groups { counters[Int(group)] &+= 1 }
      }
      return
    }
    for (row, group) in groups.enumerated() where !argument.isNull(at: row) {
      counts[Int(group)] += multiplicities?[row] ?? 1
    }
  }

  /// Sums and averages of a column of numbers; false for other columns and functions.
  private mutating func addNumbers(
    _ argument: Vector,
    _ groups: [UInt32],
    _ multiplicities: [Int64]?
  ) -> Bool {
    guard call.function == .sum || call.function == .avg else { return false }
    switch argument {
    case .integers(let column, let nulls):
      let isExact = call.function == .sum
      if isExact, nulls == nil, multiplicities == nil {
        integerSums.add(column, to: groups)
        return true
      }
      for (row, group) in groups.enumerated() where !(nulls?[row] ?? false) {
        add(column[row], times: multiplicities?[row] ?? 1, to: Int(group))
      }
    case .floats(let column, let nulls):
      for (row, group) in groups.enumerated() where !(nulls?[row] ?? false) {
        add(column[row], times: multiplicities?[row] ?? 1, to: Int(group))
      }
    case .nodes, .edges, .booleans, .strings, .values, .constant, .absent: return false
    }
    return true
  }

  private mutating func add(_ number: Int64, times: Int64, to group: Int) {
    counts[group] += times
    if call.function == .sum {
      integerSums.add(Int128(number) * Int128(times), to: group)
    } else {
      floatSums[group] += Double(number) * Double(times)
    }
  }

  private mutating func add(_ number: Double, times: Int64, to group: Int) {
    counts[group] += times
    floatSums[group] += number * Double(times)
    isFloat[group] = true
  }

  private mutating func add(
    _ value: Value,
    _ parameter: Value?,
    times: Int64,
    to group: Int,
    _ context: ExecutionContext
  ) throws(Diagnostic) {
    if let parameter { percentiles[group] = try fraction(parameter) }
    switch call.function {
    case .count: counts[group] += times
    case .sum, .avg:
      switch value {
      case .integer(let number): add(number, times: times, to: group)
      case .float(let number): add(number, times: times, to: group)
      default: _ = try number(value)
      }
    case .min: keep(value, .less, group)
    case .max: keep(value, .greater, group)
    case .collect, .standardDeviation, .populationStandardDeviation, .percentileContinuous,
      .percentileDiscrete:
      if call.function != .collect { _ = try number(value) }
      for _ in 0..<times { lists[group].append(value) }
      try context.hold(bytes: 40 * Int(times), at: range)
    }
  }

  /// Keeps the smaller or the larger value; the first of those that are equivalent.
  private mutating func keep(_ value: Value, _ wanted: Comparison, _ group: Int) {
    if best[group].isNull || Value.order(value, best[group]) == wanted { best[group] = value }
  }

  /// Adds what has been accumulated of later rows.
  ///
  /// - Parameters:
  ///   - other: with groups of its own.
  ///   - groups: by group of the other, the group here.
  ///   - groupCount: how many groups there are now.
  ///   - context: of the run.
  /// - Throws: too much to hold.
  mutating func merge(
    _ other: Accumulator,
    groups: [UInt32],
    groupCount: Int,
    context: ExecutionContext
  ) throws(Diagnostic) {
    grow(to: groupCount)
    if call.isDistinct {
      // What both have seen counts once, so the values are added anew.
      for (values, theirs) in other.seen.batches {
        try addDistinct(
          values,
          other.percentileColumn(theirs),
          theirs.map { groups[Int($0)] },
          context
        )
      }
      return
    }
    for (theirs, group) in groups.enumerated() {
      let group = Int(group)
      if !counts.isEmpty { counts[group] += other.counts[theirs] }
      if call.function == .sum { integerSums.add(other.integerSums[theirs], to: group) }
      if !floatSums.isEmpty { floatSums[group] += other.floatSums[theirs] }
      if !isFloat.isEmpty, other.isFloat[theirs] { isFloat[group] = true }
      if !best.isEmpty, !other.best[theirs].isNull {
        keep(other.best[theirs], call.function == .min ? .less : .greater, group)
      }
      if !lists.isEmpty { lists[group] += other.lists[theirs] }
      if !percentiles.isEmpty { percentiles[group] = other.percentiles[theirs] ?? percentiles[group] }
    }
  }

  private func percentileColumn(_ groups: [UInt32]) -> Vector? {
    percentiles.isEmpty ? nil : .values(groups.map { percentiles[Int($0)].map { .float($0) } ?? .null })
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

  mutating func results(groupCount: Int) throws(Diagnostic) -> Vector {
    grow(to: groupCount)
    if call.function == .count { return .integers(counts, nulls: nil) }
    if call.function == .sum, !isFloat.contains(true) {
      var sums: [Int64] = []
      sums.reserveCapacity(groupCount)
      for group in 0..<groupCount {
        guard let sum = Int64(exactly: integerSums[group]) else { throw .integerOverflow(at: range) }
        sums.append(sum)
      }
      return .integers(sums, nulls: nil)
    }
    var results: [Value] = []
    results.reserveCapacity(groupCount)
    for group in 0..<groupCount { results.append(try result(of: group)) }
    return Vector(results)
  }

  private func result(of group: Int) throws(Diagnostic) -> Value {
    switch call.function {
    case .count: return .integer(counts[group])
    case .sum:
      if isFloat[group] { return .float(floatSums[group] + Double(integerSums[group])) }
      guard let sum = Int64(exactly: integerSums[group]) else { throw .integerOverflow(at: range) }
      return .integer(sum)
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

  private mutating func grow(to groupCount: Int) {
    func fill<Element>(_ column: inout [Element], _ element: Element) {
      let missing = groupCount - column.count
      if missing > 0 { column.append(contentsOf: repeatElement(element, count: missing)) }
    }
    switch call.function {
    case .count: fill(&counts, 0)
    case .sum, .avg:
      fill(&counts, 0)
      fill(&floatSums, 0)
      fill(&isFloat, false)
      if call.function == .sum { integerSums.grow(to: groupCount) }
    case .min, .max: fill(&best, .null)
    case .collect, .standardDeviation, .populationStandardDeviation: fill(&lists, [])
    case .percentileContinuous, .percentileDiscrete:
      fill(&lists, [])
      fill(&percentiles, nil)
    }
  }
}
