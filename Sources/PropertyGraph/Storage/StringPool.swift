/// The number of a string in a graph's pool.
public struct StringID: Sendable, Hashable {
  public let rawValue: UInt32
  public init(_ rawValue: UInt32) { self.rawValue = rawValue }
  public var index: Int { Int(rawValue) }
}

/// Every distinct string of a graph once, as UTF-8.
///
/// Two strings are the same when their bytes are the same; so equal ids mean equal strings and the reverse.
public struct StringPool: Sendable {
  private var bytes: [UInt8] = []
  /// `offsets[i]..<offsets[i + 1]` are the bytes of string `i`.
  private var offsets: [Int] = [0]
  /// Open addressing: 32 bits of the hash above an id plus one; zero is a free slot.
  private var slots: [UInt64] = [UInt64](repeating: 0, count: 64)

  public init() {}

  public var count: Int { offsets.count - 1 }

  public subscript(id: StringID) -> String {
    String(decoding: bytes[offsets[id.index]..<offsets[id.index + 1]], as: UTF8.self)
  }

  /// The bytes of a string, lent.
  public func utf8(_ id: StringID) -> ArraySlice<UInt8> {
    bytes[offsets[id.index]..<offsets[id.index + 1]]
  }

  /// Whether the first string stands before the second in the order of their bytes.
  ///
  /// For UTF-8 that is the order of code points.
  public func isOrdered(_ a: StringID, before b: StringID) -> Bool {
    utf8(a).lexicographicallyPrecedes(utf8(b))
  }

  /// The id of a string that the pool holds.
  public func id(of text: String) -> StringID? {
    let slot = slots[slot(of: text.utf8Span.span)]
    return slot == 0 ? nil : StringID(UInt32(truncatingIfNeeded: slot) - 1)
  }

  mutating func intern(_ text: String) -> StringID {
    intern(text.utf8Span.span)
  }

  /// The id of these bytes, valid UTF-8, which are added when they are new.
  mutating func intern(_ text: Span<UInt8>) -> StringID {
    let hash = UInt32(truncatingIfNeeded: ByteHash.hash(text))
    let slot = slot(of: text, hash: hash)
    if slots[slot] != 0 { return StringID(UInt32(truncatingIfNeeded: slots[slot]) - 1) }
    let id = StringID(UInt32(count))
    unsafe text.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    offsets.append(bytes.count)
    slots[slot] = UInt64(hash) << 32 | UInt64(id.rawValue + 1)
    if count * 2 > slots.count { grow() }
    return id
  }

  private func slot(of text: Span<UInt8>) -> Int {
    slot(of: text, hash: UInt32(truncatingIfNeeded: ByteHash.hash(text)))
  }

  /// The slot that holds a text, or the free one where it belongs.
  private func slot(of text: Span<UInt8>, hash: UInt32) -> Int {
    var index = Int(hash) & (slots.count - 1)
    while slots[index] != 0 {
      let entry = slots[index]
      if UInt32(truncatingIfNeeded: entry >> 32) == hash {
        let id = Int(UInt32(truncatingIfNeeded: entry)) - 1
        if ByteHash.areEqual(bytes.span.extracting(offsets[id]..<offsets[id + 1]), text) { return index }
      }
      index = (index + 1) & (slots.count - 1)
    }
    return index
  }

  private mutating func grow() {
    var larger = [UInt64](repeating: 0, count: slots.count * 2)
    for entry in slots where entry != 0 {
      var index = Int(truncatingIfNeeded: entry >> 32) & (larger.count - 1)
      while larger[index] != 0 { index = (index + 1) & (larger.count - 1) }
      larger[index] = entry
    }
    slots = larger
  }
}
