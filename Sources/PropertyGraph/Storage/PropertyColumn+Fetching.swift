/// The values of many elements at once.
extension PropertyColumn {
  /// Fetches entries of the column's storage.
  ///
  /// - Parameters:
  ///   - elements: the numbers of nodes or edges, in any order.
  ///   - entries: all entries of the column.
  ///   - absent: what stands for no value.
  ///   - number: of an element; that of no element is outside the column.
  /// - Returns: by element, its entry; and which elements have no value, nil where all have one.
  /// - Complexity: O(elements).
  @inlinable
  public func fetch<Element, Entry>(
    _ elements: [Element],
    from entries: [Entry],
    absent: Entry,
    number: (Element) -> UInt32
  ) -> (values: [Entry], nulls: Bitmap?) {
    let first = UInt32(truncatingIfNeeded: firstElement)
    let source = entries.span
    let wanted = elements.span
    var values = [Entry](repeating: absent, count: wanted.count)
    var target = values.mutableSpan
    var isMissing = presence != nil
    for row in 0..<wanted.count {
      // Elements before the first wrap around to large numbers.
      let position = Int(number(unsafe wanted[unchecked: row]) &- first)
      if position < source.count {
        unsafe target[unchecked: row] = source[unchecked: position]
      } else {
        isMissing = true
      }
    }
    guard isMissing else { return (values, nil) }
    var nulls = Bitmap(count: elements.count)
    for row in elements.indices where position(of: Int(number(elements[row]))) == nil {
      nulls[row] = true
      values[row] = absent
    }
    return (values, nulls)
  }
}
