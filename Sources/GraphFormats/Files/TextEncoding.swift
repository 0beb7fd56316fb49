import Diagnostics

/// Finds what is not UTF-8.
enum TextEncoding {
  /// Errors for UTF-16, NUL bytes and bytes that are not UTF-8, at most `limit`.
  static func problems(in bytes: [UInt8], limit: Int) -> [Diagnostic] {
    if let name = wideEncoding(of: bytes) {
      return [
        Diagnostic(
          .error,
          "wrong-encoding",
          "the file is \(name), not UTF-8",
          at: SourceRange(0, 0),
          help: "save it as UTF-8; in Excel choose \"CSV UTF-8\""
        )
      ]
    }
    var problems: [Diagnostic] = []
    for offset in places(in: bytes, limit: limit) {
      if bytes[offset] == 0 {
        problems.append(Diagnostic(.error, "nul-byte", "a NUL byte", at: SourceRange(offset, offset + 1)))
      } else {
        problems.append(
          Diagnostic(
            .error,
            "invalid-utf8",
            "bytes that are not UTF-8",
            at: SourceRange(offset, offset + 1),
            help: help(for: bytes[offset])
          )
        )
      }
    }
    return problems
  }

  /// The bytes with each one that is wrong replaced by `?`, so that places stay.
  static func repaired(_ bytes: [UInt8]) -> [UInt8] {
    var repaired = bytes
    for offset in places(in: bytes, limit: .max) { repaired[offset] = UInt8(ascii: "?") }
    return repaired
  }

  static func isWide(_ bytes: [UInt8]) -> Bool { wideEncoding(of: bytes) != nil }

  /// Whether bytes are UTF-8 without NUL.
  static func isPlain(_ bytes: Span<UInt8>) -> Bool {
    for index in bytes.indices where bytes[index] == 0 { return false }
    return (try? UTF8Span(validating: bytes)) != nil
  }

  /// UTF-16 by its mark, or by every other one of the first bytes being zero.
  private static func wideEncoding(of bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
    guard bytes.count >= 8 else { return nil }
    let head = bytes.prefix(64)
    for parity in 0...1 {
      let half = head.indices.filter { $0 & 1 == parity }
      if half.filter({ head[$0] == 0 }).count * 4 > half.count * 3 { return "UTF-16 without a mark" }
    }
    return nil
  }

  /// The offsets of NUL bytes and of bytes that are in no UTF-8 character.
  private static func places(in bytes: [UInt8], limit: Int) -> [Int] {
    var places: [Int] = []
    let span = bytes.span
    var start = 0
    while start < span.count, places.count < limit {
      do {
        _ = try UTF8Span(validating: span.extracting(start..<span.count))
        break
      } catch {
        let wrong = error.byteOffsets
        places.append(contentsOf: (start + wrong.lowerBound)..<(start + wrong.upperBound))
        start += max(wrong.upperBound, 1)
      }
    }
    for index in span.indices where span[index] == 0 {
      if places.count >= limit { break }
      places.append(index)
    }
    return Array(places.sorted().prefix(limit))
  }

  private static func help(for byte: UInt8) -> String {
    let windows: [UInt8: String] = [
      0xE0: "à", 0xE2: "â", 0xE7: "ç", 0xE8: "è", 0xE9: "é", 0xEA: "ê", 0xEE: "î", 0xF4: "ô", 0xFB: "û",
      0x9C: "œ",
      0x92: "’",
    ]
    guard let letter = windows[byte] else { return "save the file as UTF-8" }
    return "in Windows-1252 this byte is '\(letter)': save the file as UTF-8"
  }
}
