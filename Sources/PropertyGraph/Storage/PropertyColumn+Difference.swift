extension PropertyColumn {
  /// The elements whose values under a key differ between a column and the one edited from it.
  ///
  /// - Parameters:
  ///   - before: nil where no element had a value.
  ///   - after: nil where no element has one now.
  ///   - strings: of the later graph, which knows the texts of both.
  /// - Returns: the elements in ascending order.
  /// - Complexity: O(1) for columns that share their storage, else O(elements).
  static func differences(
    _ before: PropertyColumn?,
    _ after: PropertyColumn?,
    strings: StringPool
  ) -> [Int] {
    if let before, let after, before.isSame(as: after) { return [] }
    let ranges = [before, after].compactMap { $0 }.map { $0.firstElement..<$0.firstElement + $0.count }
    guard let first = ranges.map(\.lowerBound).min(), let end = ranges.map(\.upperBound).max() else {
      return []
    }
    return (first..<end)
      .filter { element in
        let (old, new) = (before?.position(of: element), after?.position(of: element))
        guard let old, let new, let before, let after else { return old != nil || new != nil }
        switch (before.storage, after.storage) {
        case (.integers(let a), .integers(let b)): return a[old] != b[new]
        case (.strings(let a), .strings(let b)): return a[old] != b[new]
        case (.dates(let a), .dates(let b)): return a[old] != b[new]
        case (.booleans(let a), .booleans(let b)): return a[old] != b[new]
        default:
          return !Value.areIdentical(
            before.value(of: element, strings: strings),
            after.value(of: element, strings: strings)
          )
        }
      }
  }

  /// Whether the two are certainly the same, found out at once where they share their storage.
  private func isSame(as other: PropertyColumn) -> Bool {
    guard firstElement == other.firstElement, count == other.count, presence == other.presence else {
      return false
    }
    switch (storage, other.storage) {
    case (.integers(let a), .integers(let b)): return a == b
    case (.floats(let a), .floats(let b)): return a.map(\.bitPattern) == b.map(\.bitPattern)
    case (.strings(let a), .strings(let b)): return a == b
    case (.dates(let a), .dates(let b)): return a == b
    case (.booleans(let a), .booleans(let b)): return a == b
    default: return false
    }
  }
}
