/// A named text that turns byte offsets into lines and columns.
///
/// Holds bytes, not characters: a text that is not valid UTF-8 can still be pointed into.
public struct SourceText: Sendable {
  /// What a person knows the text as: a file's path, or `query`.
  public let name: String
  public let bytes: [UInt8]
  /// In a large text: some lines' numbers and where they begin, so that places far down are found fast.
  private let milestones: [(number: Int, start: Int)]

  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    milestones = Self.milestones(of: bytes)
  }

  public init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// A place as people count it: line and column begin at 1, a column is one character as a person sees it.
  public struct Position: Sendable, Hashable {
    public var line: Int
    public var column: Int
  }

  /// The text of a range; bytes that are not UTF-8 appear as U+FFFD.
  public func text(in range: SourceRange) -> String {
    String(decoding: bytes[clamped(range)], as: UTF8.self)
  }

  /// Offsets within a line end are at the end of their line, those within a character at its start.
  ///
  /// - Complexity: O(offset) in a small text, O(line) in a large one; meant for reporting, not for loops.
  public func position(at offset: Int) -> Position {
    position(at: offset, in: line(at: offset))
  }

  func position(at offset: Int, in line: (number: Int, range: Range<Int>)) -> Position {
    let end = scalarStart(at: min(max(line.range.lowerBound, offset), line.range.upperBound))
    let before = String(decoding: bytes[line.range.lowerBound..<end], as: UTF8.self)
    return Position(line: line.number, column: before.count + 1)
  }

  /// The line that holds an offset: its number from 1, and its range without the line end.
  ///
  /// LF, CR LF and a lone CR end a line. A byte order mark is no part of the first line.
  func line(at offset: Int) -> (number: Int, range: Range<Int>) {
    let offset = min(max(0, offset), bytes.count)
    var (number, start) = milestone(before: offset)
    var index = start
    if start == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    while index < offset {
      let byte = bytes[index]
      let isLineEnd = byte == 0x0A || (byte == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A))
      index += 1
      if isLineEnd {
        number += 1
        start = index
      }
    }
    var end = start
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    return (number, start..<end)
  }

  /// The first line that begins in each stretch of a megabyte; none for a text of one stretch.
  private static func milestones(of bytes: [UInt8]) -> [(number: Int, start: Int)] {
    let stretch = 1 << 20
    guard bytes.count > stretch else { return [] }
    var milestones: [(number: Int, start: Int)] = []
    var number = 1
    var next = stretch
    let text = bytes.span
    for index in text.indices {
      let byte = text[index]
      guard byte == 0x0A || (byte == 0x0D && !(index + 1 < text.count && text[index + 1] == 0x0A)) else {
        continue
      }
      number += 1
      if index + 1 >= next {
        milestones.append((number, index + 1))
        next = index + 1 + stretch
      }
    }
    return milestones
  }

  private func milestone(before offset: Int) -> (number: Int, start: Int) {
    var low = 0
    var high = milestones.count
    while low < high {
      let middle = (low + high) / 2
      if milestones[middle].start <= offset { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? (1, 0) : milestones[low - 1]
  }

  /// Where the UTF-8 sequence begins that an offset lies within; the offset itself when it lies in none.
  func scalarStart(at offset: Int) -> Int {
    guard offset < bytes.count else { return offset }
    for start in stride(from: offset, through: max(0, offset - 3), by: -1) where bytes[start] & 0xC0 != 0x80 {
      let length = bytes[start] < 0xC0 ? 1 : bytes[start] < 0xE0 ? 2 : bytes[start] < 0xF0 ? 3 : 4
      return start + length > offset ? start : offset
    }
    return offset
  }

  private func clamped(_ range: SourceRange) -> Range<Int> {
    let lower = min(max(0, range.lowerBound), bytes.count)
    return lower..<min(max(lower, range.upperBound), bytes.count)
  }
}
