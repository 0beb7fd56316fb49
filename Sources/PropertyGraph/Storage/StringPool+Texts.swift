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
    guard let stored, firstID > 0 else {
      for index in ids.indices where ids[index].index < count {
        try body(index, bytes.extracting(offsets[ids[index].index]..<offsets[ids[index].index + 1]))
      }
      return
    }
    // Lent once: both cores would else count references to them for each string.
    try stored.withBytes { (storedTexts) throws(Failure) in
      for index in ids.indices where ids[index].index < count {
        let own = ids[index].index - firstID
        if own >= 0 {
          try body(index, bytes.extracting(offsets[own]..<offsets[own + 1]))
        } else {
          try body(index, storedTexts[ids[index].index])
        }
      }
    }
  }
}
