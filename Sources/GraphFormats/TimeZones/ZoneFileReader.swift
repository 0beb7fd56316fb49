import PropertyGraph

/// Reads the format of compiled time zones, TZif (RFC 8536), from its second version on.
struct ZoneFileReader {
  private let bytes: [UInt8]
  private var position = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Nil when the file is damaged, or of the first version.
  static func rules(from bytes: [UInt8]) -> ZoneRules? {
    var reader = ZoneFileReader(bytes)
    // The first block has times of 32 bits, for old programs.
    guard let old = reader.header(), reader.skip(old.length(timeSize: 4)), let counts = reader.header() else {
      return nil
    }
    return reader.rules(counts)
  }

  private struct Counts {
    var universalMarks = 0
    var standardMarks = 0
    var leapSeconds = 0
    var transitions = 0
    var types = 0
    var characters = 0

    func length(timeSize: Int) -> Int {
      transitions * (timeSize + 1) + types * 6 + characters + leapSeconds * (timeSize + 4) + standardMarks
        + universalMarks
    }
  }

  private mutating func header() -> Counts? {
    guard position + 44 <= bytes.count, bytes[position..<position + 4].elementsEqual("TZif".utf8),
      bytes[position + 4] >= UInt8(ascii: "2")
    else { return nil }
    position += 20
    var counts = Counts()
    counts.universalMarks = Int(number(4))
    counts.standardMarks = Int(number(4))
    counts.leapSeconds = Int(number(4))
    counts.transitions = Int(number(4))
    counts.types = Int(number(4))
    counts.characters = Int(number(4))
    return counts.length(timeSize: 8) < 1 << 24 ? counts : nil
  }

  private mutating func rules(_ counts: Counts) -> ZoneRules? {
    guard counts.types > 0, position + counts.length(timeSize: 8) <= bytes.count else { return nil }
    let transitions = (0..<counts.transitions).map { _ in number(8) }
    let indexes = (0..<counts.transitions).map { _ in Int(number(1)) }
    var types: [UTCOffset] = []
    for _ in 0..<counts.types {
      guard let offset = UTCOffset(seconds: Int(Int32(truncatingIfNeeded: number(4)))) else { return nil }
      types.append(offset)
      position += 2
    }
    guard indexes.allSatisfy(types.indices.contains) else { return nil }
    position += counts.characters + counts.leapSeconds * 12 + counts.standardMarks + counts.universalMarks
    return ZoneRules(
      transitions: transitions,
      offsets: [types[0]] + indexes.map { types[$0] },
      later: ZoneRuleText.read(footer())
    )
  }

  /// The line after the data: the rule for the time after the last transition.
  private func footer() -> ArraySlice<UInt8> {
    guard position < bytes.count, bytes[position] == 0x0A else { return [] }
    return bytes[(position + 1)...].prefix { $0 != 0x0A }
  }

  /// A big-endian number, which must be there.
  private mutating func number(_ count: Int) -> Int64 {
    defer { position += count }
    return bytes[position..<position + count].reduce(0) { $0 << 8 | Int64($1) }
  }

  private mutating func skip(_ count: Int) -> Bool {
    position += count
    return position <= bytes.count
  }
}
