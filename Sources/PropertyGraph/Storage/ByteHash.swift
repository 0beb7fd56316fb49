/// Hashes and compares texts eight bytes at a time; the same in every process, unlike `Hasher`.
package enum ByteHash {
  package static func hash(_ text: Span<UInt8>) -> UInt64 {
    let count = text.count
    var hash = mixed(UInt64(count) ^ 0xcbf2_9ce4_8422_2325)
    var offset = 0
    while offset + 8 <= count {
      hash = mixed(hash ^ word(text, at: offset))
      offset += 8
    }
    guard offset < count else { return hash }
    if count >= 8 { return mixed(hash ^ word(text, at: count - 8)) }
    var tail: UInt64 = 0
    while offset < count {
      tail = tail << 8 | UInt64(text[offset])
      offset += 1
    }
    return mixed(hash ^ tail)
  }

  /// One hash of two, in this order.
  package static func combined(_ first: UInt64, _ second: UInt64) -> UInt64 {
    mixed(first ^ mixed(second))
  }

  package static func areEqual(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Bool {
    let count = a.count
    guard count == b.count else { return false }
    var offset = 0
    while offset + 8 <= count {
      guard word(a, at: offset) == word(b, at: offset) else { return false }
      offset += 8
    }
    while offset < count {
      guard a[offset] == b[offset] else { return false }
      offset += 1
    }
    return true
  }

  /// Eight bytes from an offset, which is checked.
  private static func word(_ text: Span<UInt8>, at offset: Int) -> UInt64 {
    // Safe for every bit pattern of an integer; the offset is checked against the span's end.
    unsafe UInt64(littleEndian: text.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  private static func mixed(_ word: UInt64) -> UInt64 {
    let product = word.multipliedFullWidth(by: 0x9e37_79b9_7f4a_7c15)
    return product.high ^ product.low
  }
}
