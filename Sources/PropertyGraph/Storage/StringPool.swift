/// The number of a string in a graph's pool.
public struct StringID: Sendable, Hashable {
  public let rawValue: UInt32
  public init(_ rawValue: UInt32) { self.rawValue = rawValue }
  public var index: Int { Int(rawValue) }
}

/// Every distinct string of a graph once, as UTF-8.
///
/// Two strings are the same when their bytes are the same; so equal ids mean equal strings and the reverse.
/// The first strings may stand in a stored image; those that were added since follow them.
public struct StringPool: Sendable {
  let stored: StoredStrings?
  private(set) var bytes: [UInt8] = []
  /// `offsets[i]..<offsets[i + 1]` are the bytes of the string `i` of those that are not stored.
  private(set) var offsets: [Int] = [0]
  /// Open addressing: 32 bits of the hash above an id plus one; zero is a free slot.
  private var slots: [UInt64] = [UInt64](repeating: 0, count: 64)

  public init() { stored = nil }

  init(_ stored: StoredStrings) { self.stored = stored }

  public var count: Int { storedCount + offsets.count - 1 }
  private var storedCount: Int { stored?.count ?? 0 }

  public subscript(id: StringID) -> String {
    if let stored, id.index < stored.count { return stored.string(id.index) }
    return String(decoding: bytes[range(of: id)], as: UTF8.self)
  }

  /// The bytes of a string, lent.
  public func utf8(_ id: StringID) -> ArraySlice<UInt8> {
    if let stored, id.index < stored.count { return stored.bytes(id.index) }
    return bytes[range(of: id)]
  }

  /// Where a string that is not stored stands.
  private func range(of id: StringID) -> Range<Int> {
    let index = id.index - storedCount
    return offsets[index]..<offsets[index + 1]
  }

  /// Whether the first string stands before the second in the order of their bytes.
  ///
  /// For UTF-8 that is the order of code points.
  public func isOrdered(_ a: StringID, before b: StringID) -> Bool {
    utf8(a).lexicographicallyPrecedes(utf8(b))
  }

  /// The id of a string that the pool holds.
  public func id(of text: String) -> StringID? { id(of: text.utf8Span.span) }

  /// The id of these bytes, valid UTF-8, if the pool holds them.
  package func id(of text: Span<UInt8>) -> StringID? {
    let hash = UInt32(truncatingIfNeeded: ByteHash.hash(text))
    if let id = stored?.id(of: text, hash: hash) { return id }
    let slot = slots[slot(of: text, hash: hash)]
    return slot == 0 ? nil : StringID(UInt32(truncatingIfNeeded: slot) - 1)
  }

  package mutating func intern(_ text: String) -> StringID {
    intern(text.utf8Span.span)
  }

  /// The id of these bytes, valid UTF-8, which are added when they are new.
  package mutating func intern(_ text: Span<UInt8>) -> StringID {
    intern(text, hash: UInt32(truncatingIfNeeded: ByteHash.hash(text)))
  }

  private mutating func intern(_ text: Span<UInt8>, hash: UInt32) -> StringID {
    if let id = stored?.id(of: text, hash: hash) { return id }
    let slot = slot(of: text, hash: hash)
    if slots[slot] != 0 { return StringID(UInt32(truncatingIfNeeded: slots[slot]) - 1) }
    let id = StringID(UInt32(count))
    unsafe text.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    offsets.append(bytes.count)
    slots[slot] = UInt64(hash) << 32 | UInt64(id.rawValue + 1)
    if Self.isCrowded(slots.count, by: offsets.count - 1) { grow(to: slots.count * 2) }
    return id
  }

  /// Whether so many strings are too many for the slots.
  private static func isCrowded(_ slotCount: Int, by stringCount: Int) -> Bool {
    stringCount * 4 > slotCount * 3
  }

  /// The ids of all strings of another pool, none of them stored, by their ids there.
  package mutating func intern(allOf pool: borrowing StringPool) -> [StringID] {
    var wanted = slots.count
    while Self.isCrowded(wanted, by: offsets.count - 1 + pool.count) { wanted *= 2 }
    if wanted > slots.count { grow(to: wanted) }
    var ids: [StringID] = []
    ids.reserveCapacity(pool.count)
    let texts = pool.bytes.span
    let bounds = pool.offsets.span
    // The first slots of some texts are fetched at once, rather than one after the other.
    var hashes = [UInt32](repeating: 0, count: Self.stride)
    var firstEntries = [UInt64](repeating: 0, count: Self.stride)
    var start = 0
    while start < pool.count {
      let count = min(Self.stride, pool.count - start)
      for place in 0..<count {
        let text = texts.extracting(bounds[start + place]..<bounds[start + place + 1])
        hashes[place] = UInt32(truncatingIfNeeded: ByteHash.hash(text))
        firstEntries[place] = slots[Int(hashes[place]) & (slots.count - 1)]
      }
      for place in 0..<count {
        let text = texts.extracting(bounds[start + place]..<bounds[start + place + 1])
        let entry = firstEntries[place]
        if entry >> 32 == UInt64(hashes[place]), entry != 0, holds(entry, text) {
          ids.append(StringID(UInt32(truncatingIfNeeded: entry) - 1))
        } else {
          ids.append(intern(text, hash: hashes[place]))
        }
      }
      start += count
    }
    return ids
  }

  private static let stride = 32

  /// The slot that holds a text, or the free one where it belongs.
  private func slot(of text: Span<UInt8>, hash: UInt32) -> Int {
    let slots = slots.span
    let mask = slots.count - 1
    var index = Int(hash) & mask
    while slots[index] != 0 {
      let entry = slots[index]
      if UInt32(truncatingIfNeeded: entry >> 32) == hash, holds(entry, text) { return index }
      index = (index + 1) & mask
    }
    return index
  }

  /// Whether the string of a slot has these bytes.
  private func holds(_ entry: UInt64, _ text: Span<UInt8>) -> Bool {
    let range = range(of: StringID(UInt32(truncatingIfNeeded: entry) - 1))
    return ByteHash.areEqual(bytes.span.extracting(range), text)
  }

  private mutating func grow(to capacity: Int) {
    var larger = [UInt64](onLargePages: 0, count: capacity)
    for entry in slots where entry != 0 {
      var index = Int(truncatingIfNeeded: entry >> 32) & (larger.count - 1)
      while larger[index] != 0 { index = (index + 1) & (larger.count - 1) }
      larger[index] = entry
    }
    slots = larger
  }
}
