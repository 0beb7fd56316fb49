import Diagnostics

/// Breaks names into lines of about equal width.
///
/// Never before `:` `;` `!` `?` `»` and never after `«`, even where a plain blank stands; inside a word
/// only when it is very long, and then after a hyphen or a slash if there is one.
enum LabelWrapping {
  /// The lines of a text.
  ///
  /// - Parameters:
  ///   - text: one clean line.
  ///   - width: how many cells a line should have at most; long texts get wider lines, not more.
  ///   - maximumLines: how many lines there should be at most.
  /// - Returns: at least one line.
  static func lines(_ text: String, width: Int, maximumLines: Int = 4) -> [String] {
    let total = TextWidth.cells(of: text)
    guard total > width else { return [text] }
    let limit = max(width, (total + maximumLines - 1) / maximumLines + 2)
    let pieces = pieces(of: text, limit: limit)
    let count = greedy(pieces, limit: limit).count
    // The narrowest width that needs no more lines gives the most even ones.
    var low = 1
    var high = limit
    while low < high {
      let middle = (low + high) / 2
      let lines = greedy(pieces, limit: middle)
      if lines.count <= count, lines.allSatisfy({ TextWidth.cells(of: $0) <= limit }) {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return greedy(pieces, limit: low)
  }

  private struct Piece {
    var text: String
    var width: Int
    var hasBlankBefore: Bool
  }

  private static func pieces(of text: String, limit: Int) -> [Piece] {
    var words: [String] = []
    for word in text.split(separator: " ").map(String.init) {
      let opens = word.first.map { ":;!?»".contains($0) } ?? false
      if let last = words.last, opens || last.hasSuffix("«") {
        words[words.count - 1] = last + "\u{A0}" + word
      } else {
        words.append(word)
      }
    }
    var pieces: [Piece] = []
    for word in words {
      var hasBlank = !pieces.isEmpty
      for part in parts(of: word, limit: limit) {
        pieces.append(Piece(text: part, width: TextWidth.cells(of: part), hasBlankBefore: hasBlank))
        hasBlank = false
      }
    }
    return pieces
  }

  /// A word as it is, or, when it does not fit a line, in parts.
  private static func parts(of word: String, limit: Int) -> [String] {
    guard TextWidth.cells(of: word) > limit else { return [word] }
    var parts: [String] = []
    var part = ""
    var width = 0
    for character in word {
      part.append(character)
      width += TextWidth.cells(of: character)
      let isBreak = "-/–—_.,·".contains(character)
      if width >= limit || (isBreak && width * 3 >= limit) {
        parts.append(part)
        part = ""
        width = 0
      }
    }
    if !part.isEmpty { parts.append(part) }
    return parts
  }

  private static func greedy(_ pieces: [Piece], limit: Int) -> [String] {
    var lines: [String] = []
    var width = 0
    for piece in pieces {
      let added = piece.width + (piece.hasBlankBefore ? 1 : 0)
      if let last = lines.last, width + added <= limit {
        lines[lines.count - 1] = last + (piece.hasBlankBefore ? " " : "") + piece.text
        width += added
      } else {
        lines.append(piece.text)
        width = piece.width
      }
    }
    return lines
  }
}
