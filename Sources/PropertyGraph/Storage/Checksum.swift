/// Tells whether bytes are what they were: 64 bits, read about as fast as memory gives them.
///
/// A change within eight bytes is found with certainty, any other but with a chance of one in 2^64; it is no
/// protection against those who wish to deceive.
package enum Checksum {
  private static let factor: UInt64 = 0x9e37_79b9_7f4a_7c15
  private static let lanes = 8

  package static func of(_ bytes: [UInt8]) -> UInt64 { unsafe of(bytes.span.bytes) }

  static func of(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64 {
    unsafe of(bytes.span.bytes.extracting(range))
  }

  /// - Complexity: O(bytes), eight independent multiplications at a time.
  package static func of(_ bytes: RawSpan) -> UInt64 {
    let count = bytes.byteCount
    var (a, b, c, d) = (factor, ~factor, factor &+ 1, factor &+ 2)
    var (e, f, g, h) = (factor &+ 3, factor &+ 4, factor &+ 5, factor &+ 6)
    var offset = 0
    while offset + lanes * 8 <= count {
      a = step(a, word(bytes, offset))
      b = step(b, word(bytes, offset &+ 8))
      c = step(c, word(bytes, offset &+ 16))
      d = step(d, word(bytes, offset &+ 24))
      e = step(e, word(bytes, offset &+ 32))
      f = step(f, word(bytes, offset &+ 40))
      g = step(g, word(bytes, offset &+ 48))
      h = step(h, word(bytes, offset &+ 56))
      offset &+= lanes * 8
    }
    var sum = step(factor, UInt64(count))
    for lane in [a, b, c, d, e, f, g, h] { sum = step(sum, lane) }
    while offset + 8 <= count {
      sum = step(sum, word(bytes, offset))
      offset += 8
    }
    var tail: UInt64 = 0
    var shift: UInt64 = 0
    while offset < count {
      tail |= UInt64(unsafe bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self)) << shift
      shift += 8
      offset += 1
    }
    sum = step(sum, tail)
    return sum ^ sum >> 32
  }

  /// One sum of two, in this order.
  package static func combined(_ first: UInt64, _ second: UInt64) -> UInt64 {
    step(step(factor, first), second)
  }

  /// For each sum so far, different words give different sums.
  @inline(__always)
  private static func step(_ sum: UInt64, _ word: UInt64) -> UInt64 {
    let product = (sum ^ word) &* factor
    return product &<< 29 | product &>> 35
  }

  @inline(__always)
  private static func word(_ bytes: RawSpan, _ offset: Int) -> UInt64 {
    // Safe for every bit pattern of an integer; the offset is checked against the span's end.
    unsafe UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
}
