/// A fixed number of bits.
public struct Bitmap: Sendable, Equatable {
  public private(set) var words: [UInt64]
  public private(set) var count: Int

  public init(count: Int, repeating bit: Bool = false) {
    self.count = count
    words = [UInt64](repeating: bit ? .max : 0, count: (count + 63) / 64)
    // Bits past the end stay clear: `append` and `==` rely on it.
    if bit, count & 63 != 0 { words[words.count - 1] = (1 << UInt64(count & 63)) - 1 }
  }

  /// Nil when the words are not as many as the bits need, or bits past the end are set.
  init?(words: [UInt64], count: Int) {
    guard words.count == (count + 63) / 64 else { return nil }
    if count & 63 != 0, let last = words.last, last >> UInt64(count & 63) != 0 { return nil }
    self.words = words
    self.count = count
  }

  public subscript(index: Int) -> Bool {
    get { words[index >> 6] & (1 << UInt64(index & 63)) != 0 }
    set {
      if newValue {
        words[index >> 6] |= 1 << UInt64(index & 63)
      } else {
        words[index >> 6] &= ~(1 << UInt64(index & 63))
      }
    }
  }

  public mutating func append(_ bit: Bool) {
    if count & 63 == 0 { words.append(0) }
    count += 1
    if bit { words[(count - 1) >> 6] |= 1 << UInt64((count - 1) & 63) }
  }

  /// Adds the same bit again and again.
  package mutating func append(repeating bit: Bool, count added: Int) {
    var left = added
    while left > 0, count & 63 != 0 {
      append(bit)
      left -= 1
    }
    words.append(contentsOf: repeatElement(bit ? .max : 0, count: left >> 6))
    count += left & ~63
    for _ in 0..<left & 63 { append(bit) }
  }

  /// Sets a bit and tells whether it was clear before.
  public mutating func insert(_ index: Int) -> Bool {
    let mask: UInt64 = 1 << UInt64(index & 63)
    let word = words[index >> 6]
    if word & mask != 0 { return false }
    words[index >> 6] = word | mask
    return true
  }

  /// Clears the bits that are clear in another bitmap of the same size.
  public mutating func formIntersection(_ other: Bitmap) {
    for index in words.indices { words[index] &= other.words[index] }
  }

  public mutating func removeAll() {
    for index in words.indices { words[index] = 0 }
  }
}
