/// Exact sums of integers, by group.
///
/// Wider than a result can be, so that the order of the summands does not decide whether there is one.
struct IntegerSums: Sendable {
  /// Columns of numbers below 2 to the power of so many bits are added up in 64 bits first,
  private static let narrowBits = 40
  /// for at most so many rows: then no sum of 64 bits can overflow.
  private static let narrowLimit = 1 << (62 - narrowBits)

  private var wide: [Int128] = []
  /// To be added to `wide`.
  private var narrow: [Int64] = []
  /// How many rows `narrow` may hold more.
  private var narrowRoom = narrowLimit

  subscript(group: Int) -> Int128 { wide[group] + Int128(narrow[group]) }

  mutating func grow(to groupCount: Int) {
    guard groupCount > wide.count else { return }
    wide.append(contentsOf: repeatElement(0, count: groupCount - wide.count))
    narrow.append(contentsOf: repeatElement(0, count: groupCount - narrow.count))
  }

  mutating func add(_ number: Int128, to group: Int) { wide[group] += number }

  /// Adds a column of numbers, each to its group.
  mutating func add(_ numbers: [Int64], to groups: [UInt32]) {
    precondition(numbers.count == groups.count)
    let bits = numbers.reduce(0) { $0 | ($1 ^ ($1 >> 63)) }
    guard bits >> Self.narrowBits == 0, numbers.count <= Self.narrowLimit else {
      for (row, group) in groups.enumerated() { wide[Int(group)] += Int128(numbers[row]) }
      return
    }
    if numbers.count > narrowRoom { widen() }
    narrowRoom -= numbers.count
    var sums = narrow.mutableSpan
    for (row, group) in groups.enumerated() { sums[Int(group)] &+= numbers[row] }
  }

  private mutating func widen() {
    for group in wide.indices {
      wide[group] += Int128(narrow[group])
      narrow[group] = 0
    }
    narrowRoom = Self.narrowLimit
  }
}
