extension RawSpan {
  /// The eight bytes at an offset, which is checked, the lowest first.
  func word(at offset: Int) -> UInt64 {
    // Safe for every bit pattern of an integer.
    unsafe UInt64(littleEndian: unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
}

extension [UInt8] {
  /// Adds eight bytes, the lowest first.
  mutating func append(word: UInt64) {
    let word = word.littleEndian
    unsafe Swift.withUnsafeBytes(of: word) { unsafe append(contentsOf: $0) }
  }

  /// Adds eight bytes for each word, as the processor has them: a mapped image is read so too.
  mutating func append(words: Span<UInt64>) {
    unsafe words.bytes.withUnsafeBytes { unsafe append(contentsOf: $0) }
  }
}
