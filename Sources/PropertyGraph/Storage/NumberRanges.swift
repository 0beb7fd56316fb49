/// Numbers as ascending, disjoint ranges that do not touch.
extension [Range<UInt32>] {
  /// Whether a number is in one of the ranges.
  ///
  /// - Complexity: O(log ranges).
  func covers(_ number: UInt32) -> Bool {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) >> 1
      if number < self[middle].upperBound { high = middle } else { low = middle + 1 }
    }
    return low < count && self[low].contains(number)
  }

  /// Adds a number above all others.
  mutating func appendNumber(_ number: UInt32) {
    if let last, last.upperBound == number {
      self[count - 1] = last.lowerBound..<number + 1
    } else {
      append(number..<number + 1)
    }
  }

  /// Takes out numbers that are in the ranges, given in ascending order.
  ///
  /// - Complexity: O(ranges + numbers).
  mutating func remove(_ numbers: [UInt32]) {
    guard !numbers.isEmpty else { return }
    var left: [Range<UInt32>] = []
    var next = 0
    for range in self {
      var start = range.lowerBound
      while next < numbers.count, numbers[next] < range.upperBound {
        if start < numbers[next] { left.append(start..<numbers[next]) }
        start = numbers[next] + 1
        next += 1
      }
      if start < range.upperBound { left.append(start..<range.upperBound) }
    }
    self = left
  }

  /// The numbers that are in these ranges and not in others, in ascending order.
  ///
  /// - Complexity: O(ranges + numbers found).
  func numbers(notIn others: [Range<UInt32>]) -> [UInt32] {
    if self == others { return [] }
    var found: [UInt32] = []
    var next = 0
    for range in self {
      var start = range.lowerBound
      while start < range.upperBound {
        while next < others.count, others[next].upperBound <= start { next += 1 }
        let end =
          next < others.count ? Swift.min(others[next].lowerBound, range.upperBound) : range.upperBound
        if start < end { found.append(contentsOf: start..<end) }
        guard end < range.upperBound else { break }
        start = Swift.min(others[next].upperBound, range.upperBound)
      }
    }
    return found
  }
}
