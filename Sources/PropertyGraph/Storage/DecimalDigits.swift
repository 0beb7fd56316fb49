/// Reads decimal numbers eight digits at a time.
///
/// Lemire and Langdale's way (simdjson, 2019): neighbouring digits are joined to pairs, pairs to fours, fours
/// to eight, by one multiplication each.
package enum DecimalDigits {
  /// The number that one to sixteen digits stand for; nil when there is another byte, or another number of them.
  @inline(__always)
  package static func value(_ text: Span<UInt8>, _ range: Range<Int>) -> Int64? {
    let count = range.count
    if count > 8 {
      guard count <= 16, let high = eight(text, endingAt: range.upperBound - 8, count: count - 8),
        let low = eight(text, endingAt: range.upperBound, count: 8)
      else { return nil }
      return Int64(high &* 100_000_000 &+ low)
    }
    guard count > 0, let value = eight(text, endingAt: range.upperBound, count: count) else { return nil }
    return Int64(value)
  }

  /// The number that at most eight digits before a place stand for.
  @inline(__always)
  private static func eight(_ text: Span<UInt8>, endingAt end: Int, count: Int) -> UInt64? {
    let zeros: UInt64 = 0x3030_3030_3030_3030
    let word: UInt64
    if end >= 8 {
      // Safe for every bit pattern of an integer; the offset is checked against the span's bounds.
      let all = unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: end &- 8, as: UInt64.self)
      // What stands before the digits goes out at one end and comes back as zeros.
      let foreign = UInt64(truncatingIfNeeded: 8 &- count) &<< 3
      word = ((UInt64(littleEndian: all) ^ zeros) &>> foreign) &<< foreign
    } else {
      var digits: UInt64 = 0
      for place in end - count..<end { digits = digits &>> 8 | UInt64(text[place] ^ 0x30) &<< 56 }
      word = digits
    }
    guard (word &+ 0x7676_7676_7676_7676 | word) & 0x8080_8080_8080_8080 == 0 else { return nil }
    let pairs = word &* 10 &+ word &>> 8
    let mask: UInt64 = 0x0000_00FF_0000_00FF
    let upper = (pairs & mask) &* 0x000F_4240_0000_0064
    let lower = (pairs &>> 16 & mask) &* 0x0000_2710_0000_0001
    return (upper &+ lower) &>> 32
  }
}
