extension StringPool {
  /// Lends the bytes of many strings, one after the other.
  ///
  /// - Parameters:
  ///   - ids: those that the pool does not have are left out.
  ///   - body: takes the place of an id among the others, and its string's bytes.
  /// - Throws: what `body` throws.
  package func forEachText<Failure: Error>(
    of ids: [StringID],
    _ body: (_ index: Int, _ text: Span<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    let count = count
    let bytes = bytes.span
    let offsets = offsets.span
    let firstID = count - (offsets.count - 1)
    // Fetched once: both cores would else count references to it for each string.
    let storedTexts = firstID > 0 ? stored?.texts : nil
    for index in ids.indices where ids[index].index < count {
      let own = ids[index].index - firstID
      if own >= 0 {
        try body(index, bytes.extracting(offsets[own]..<offsets[own + 1]))
      } else if let storedTexts {
        try body(index, storedTexts.bytes.span.extracting(storedTexts.range(of: ids[index].index)))
      }
    }
  }
}
