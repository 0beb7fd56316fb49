/// The strings of a stored image, read where they stand.
final class StoredStrings: Sendable {
  private let region: MemoryRegion
  /// Where their bytes stand.
  private let start: Int
  private let byteCount: Int
  /// One more than there are strings: string `i` is the bytes from the i-th to the next.
  private let offsets: PackedIntegers
  /// Open addressing by hash: an id plus one, zero for a free slot; their number is a power of two.
  private let slots: PackedIntegers
  /// All strings in arrays, for those who ask for slices of one.
  private let copy: Lazy<Texts>

  /// Nil when the parts do not go together.
  init?(_ region: MemoryRegion, bytes: Range<Int>, offsets: PackedIntegers, slots: PackedIntegers) {
    guard bytes.lowerBound >= 0, bytes.upperBound <= region.count, offsets.count > 0, offsets.minimum == 0,
      offsets.maximum == Int64(bytes.count), slots.count > 0, slots.count & (slots.count - 1) == 0,
      slots.minimum == 0, slots.maximum == Int64(offsets.count - 1), offsets.count <= slots.count
    else { return nil }
    self.region = region
    start = bytes.lowerBound
    byteCount = bytes.count
    self.offsets = offsets
    self.slots = slots
    copy = Lazy {
      let copied: [UInt8] = region.withBytes { all in
        unsafe [UInt8](unsafeUninitializedCapacity: bytes.count) { buffer, count in
          for index in bytes {
            unsafe (buffer.baseAddress.unsafelyUnwrapped + count)
              .initialize(to: unsafe all.unsafeLoad(fromByteOffset: index, as: UInt8.self))
            count += 1
          }
        }
      }
      return Texts(bytes: copied, offsets: offsets.unpacked { Int($0) })
    }
  }

  var count: Int { offsets.count - 1 }

  func string(_ index: Int) -> String {
    withText(index) { unsafe $0.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) } }
  }

  func bytes(_ index: Int) -> ArraySlice<UInt8> {
    let texts = texts
    return texts.bytes[texts.range(of: index)]
  }

  /// All strings side by side, for those who read many.
  struct Texts {
    let bytes: [UInt8]
    fileprivate let offsets: [Int]

    /// Where the bytes of a string stand.
    func range(of index: Int) -> Range<Int> {
      let low = min(max(offsets[index], 0), bytes.count)
      return low..<min(max(offsets[index + 1], low), bytes.count)
    }
  }

  var texts: Texts { copy.value }

  /// The id of a text with this hash.
  func id(of text: Span<UInt8>, hash: UInt32) -> StringID? {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    for _ in 0..<slots.count {
      let entry = Int(slots[slot])
      if entry == 0 { return nil }
      if withText(entry - 1, { ByteHash.areEqual($0, text) }) { return StringID(UInt32(entry - 1)) }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private func range(_ index: Int) -> Range<Int> {
    let low = min(max(Int(offsets[index]), 0), byteCount)
    return low..<min(max(Int(offsets[index + 1]), low), byteCount)
  }

  private func withText<Result>(_ index: Int, _ body: (Span<UInt8>) -> Result) -> Result {
    let range = range(index)
    return region.withBytes { all in
      body(Span<UInt8>(_bytes: all.extracting(start + range.lowerBound..<start + range.upperBound)))
    }
  }

  /// The slots for strings in order of their ids, at most three quarters full.
  static func slots(_ count: Int, hash: (Int) -> UInt32) -> [Int64] {
    var capacity = 16
    while capacity * 3 < count * 4 { capacity *= 2 }
    var slots = [Int64](repeating: 0, count: capacity)
    for index in 0..<count {
      var slot = Int(hash(index)) & (capacity - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
      slots[slot] = Int64(index + 1)
    }
    return slots
  }
}
