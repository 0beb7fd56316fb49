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
  /// Open addressing: half of the hash above the id plus one; zero is a free slot.
  ///
  /// The hash keeps probes from looking at strings that are not equal, which are far away in memory.
  private var slots: [UInt64] = [UInt64](repeating: 0, count: 64)

  private static let tagMask: UInt64 = 0xFFFF_FFFF_0000_0000

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
    var text = text
    return text.withUTF8 { buffer in
      let hash = Self.hash(unsafe buffer.span)
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] != 0 {
        if (slots[slot] ^ hash) & Self.tagMask == 0 {
          let id = StringID(UInt32(truncatingIfNeeded: slots[slot]) - 1)
          if unsafe equals(id, buffer.span) { return id }
        }
        slot = (slot + 1) & (slots.count - 1)
      }
      return nil
    }
  }

  mutating func intern(_ text: String) -> StringID {
    var text = text
    return text.withUTF8 { buffer in unsafe intern(buffer.span) }
  }

  /// The id of these bytes, valid UTF-8, which are added when they are new.
  mutating func intern(_ text: Span<UInt8>) -> StringID {
    let hash = Self.hash(text)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      if (slots[slot] ^ hash) & Self.tagMask == 0 {
        let id = StringID(UInt32(truncatingIfNeeded: slots[slot]) - 1)
        if equals(id, text) { return id }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    let id = StringID(UInt32(count))
    for index in text.indices { bytes.append(text[index]) }
    offsets.append(bytes.count)
    slots[slot] = hash & Self.tagMask | UInt64(id.rawValue + 1)
    if count * 2 > slots.count { grow() }
    return id
  }

  private func equals(_ id: StringID, _ text: Span<UInt8>) -> Bool {
    let start = offsets[id.index]
    guard offsets[id.index + 1] - start == text.count else { return false }
    for index in text.indices where bytes[start + index] != text[index] { return false }
    return true
  }

  private mutating func grow() {
    slots = [UInt64](repeating: 0, count: slots.count * 2)
    for index in 0..<count {
      let hash = Self.hash(bytes.span.extracting(offsets[index]..<offsets[index + 1]))
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = hash & Self.tagMask | UInt64(index + 1)
    }
  }

  /// Multiply and fold, one byte at a time with a final mix; the same in every process, unlike `Hasher`.
  private static func hash(_ text: Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for index in text.indices { hash = (hash ^ UInt64(text[index])) &* 0x0000_0100_0000_01b3 }
    hash ^= hash >> 32
    return hash &* 0x9e37_79b9_7f4a_7c15 >> 20
  }
}
