/// How wide a text is in Helvetica and the fonts made to its measure (Arial, Liberation Sans).
///
/// Only for the title block and the legend: Graphviz measures the labels of nodes itself.
enum TextMetrics {
  /// The width of one line.
  ///
  /// - Parameters:
  ///   - text: one line.
  ///   - size: the font's size in points.
  ///   - isBold: whether the text is bold.
  /// - Returns: points.
  static func width(_ text: String, size: Double, isBold: Bool = false) -> Double {
    var units = 0
    for scalar in text.unicodeScalars { units += advance(scalar) }
    return Double(units) * size / 1000 * (isBold ? 1.08 : 1)
  }

  private static func advance(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20..<0x7F: return ascii[Int(scalar.value) - 0x20]
    case 0xA0, 0x202F: return 278
    case 0x300...0x36F, 0x200B...0x200F: return 0
    case 0x2019, 0x2018: return 222
    case 0x2013, 0xAB, 0xBB: return 556
    case 0x2014, 0x2026: return 1000
    case 0x1100...: return 1000
    default:
      guard let base = BaseLetter.of(scalar) else { return 667 }
      return base.unicodeScalars.reduce(0) { $0 + advance($1) }
    }
  }

  /// From U+0020 to U+007E.
  private static let ascii = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
    556,
    556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500,
    667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333,
    556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556,
    500,
    722, 500, 500, 500, 334, 260, 334, 584,
  ]
}
