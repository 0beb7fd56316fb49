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
    copy = Lazy { Texts(bytes: region.copy(bytes), offsets: offsets.unpacked { Int($0) }) }
  }

  var count: Int { offsets.count - 1 }

  func string(_ index: Int) -> String {
    withText(index) { unsafe $0.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) } }
  }

  func bytes(_ index: Int) -> ArraySlice<UInt8> {
    let texts = copy.value
    return texts.bytes[texts.range(of: index)]
  }

  /// All strings side by side.
  private struct Texts {
    let bytes: [UInt8]
    let offsets: [Int]

    /// Where the bytes of a string stand.
    func range(of index: Int) -> Range<Int> {
      let low = min(max(offsets[index], 0), bytes.count)
      return low..<min(max(offsets[index + 1], low), bytes.count)
    }
  }

  /// Lends the bytes of all strings from where they stand.
  ///
  /// - Parameter body: takes a look-up from numbers of strings to their bytes.
  /// - Returns: what `body` returns.
  /// - Throws: what `body` throws.
  func withBytes<Result, Failure: Error>(
    _ body: (borrowing Bytes) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try region.withBytes { (all) throws(Failure) in
      let bytes = Span<UInt8>(_bytes: all.extracting(start..<start + byteCount))
      return try offsets.withValues { (offsets) throws(Failure) in try body(Bytes(bytes, offsets)) }
    }
  }

  /// The bytes of all strings, where they stand.
  struct Bytes: ~Escapable {
    private let bytes: Span<UInt8>
    private let offsets: PackedIntegers.Values

    @_lifetime(copy bytes, copy offsets)
    fileprivate init(_ bytes: Span<UInt8>, _ offsets: borrowing PackedIntegers.Values) {
      self.bytes = bytes
      self.offsets = copy offsets
    }

    subscript(index: Int) -> Span<UInt8> {
      @_lifetime(copy self)
      get {
        let low = min(max(Int(offsets[index]), 0), bytes.count)
        return bytes.extracting(low..<min(max(Int(offsets[index + 1]), low), bytes.count))
      }
    }
  }

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

  private func withText<Result>(_ index: Int, _ body: (Span<UInt8>) -> Result) -> Result {
    withBytes { body($0[index]) }
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
