/// Looks for a text inside others, byte by byte.
///
/// Horspool, "Practical fast searching in strings", 1980: the byte under the pattern's end tells how far the
/// pattern can move.
package struct TextSearch: Sendable {
  private let pattern: [UInt8]
  /// By byte: how far the pattern moves when that byte stands under its end.
  private let shifts: [Int32]

  package init(for text: String) {
    pattern = Array(text.utf8)
    var shifts = [Int32](repeating: Int32(clamping: pattern.count), count: 256)
    for (index, byte) in pattern.dropLast().enumerated() {
      shifts[Int(byte)] = Int32(clamping: pattern.count - 1 - index)
    }
    self.shifts = shifts
  }

  /// Whether the pattern's bytes stand anywhere in a text.
  ///
  /// - Complexity: O(bytes / pattern's bytes) for most texts, at worst O(bytes x pattern's bytes).
  package func isFound(in text: Span<UInt8>) -> Bool {
    guard let last = pattern.last else { return true }
    let pattern = pattern.span
    let shifts = shifts.span
    var end = pattern.count - 1
    while end < text.count {
      let byte = unsafe text[unchecked: end]
      if byte == last {
        let start = end - pattern.count + 1
        var index = 0
        while index < pattern.count, unsafe text[unchecked: start + index] == pattern[unchecked: index] {
          index += 1
        }
        if index == pattern.count { return true }
      }
      end += unsafe Int(shifts[unchecked: Int(byte)])
    }
    return false
  }

  package func isPrefix(of text: Span<UInt8>) -> Bool {
    text.count >= pattern.count
      && ByteHash.areEqual(text.extracting(first: pattern.count), pattern.span)
  }

  package func isSuffix(of text: Span<UInt8>) -> Bool {
    text.count >= pattern.count
      && ByteHash.areEqual(text.extracting(last: pattern.count), pattern.span)
  }
}
