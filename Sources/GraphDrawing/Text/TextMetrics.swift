import Diagnostics

/// How much room a text takes in Helvetica and the fonts made to its measure (Arial, Liberation Sans).
///
/// Measured here and not by Graphviz, so that a drawing is the same whatever fonts the machine has.
enum TextMetrics {
  /// From one line's baseline to the next, in sizes of the font; the worker's text layout has the same.
  static let lineHeight = 1.1

  /// The width of one line.
  ///
  /// - Parameters:
  ///   - text: one line.
  ///   - size: the font's size in points.
  ///   - isBold: whether the text is bold.
  /// - Returns: points.
  static func width(_ text: String, size: Double, isBold: Bool = false) -> Double {
    let table = isBold ? boldTable : regularTable
    var units = 0
    for scalar in text.unicodeScalars { units += known(scalar, table) ?? estimate(scalar) }
    return Double(units) * size / 1000
  }

  /// The width of one line in Courier and the fonts made to its measure.
  static func monospacedWidth(_ text: String, size: Double) -> Double {
    Double(TextWidth.cells(of: text)) * size * 0.6
  }

  /// Whether the width is that of the font, not an estimate for characters that it does not have.
  static func isExact(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { known($0, regularTable) != nil }
  }

  private static let regularTable = table(HelveticaAdvances.regular)
  private static let boldTable = table(HelveticaAdvances.bold)

  /// By number of the character up to the last one known; 0 where nothing is known.
  private static func table(_ runs: [HelveticaAdvances.Run]) -> [Int16] {
    let last = runs.map { Int($0.first) + $0.widths.count }.max() ?? 0
    var table = [Int16](repeating: 0, count: last)
    for run in runs {
      for (offset, width) in run.widths.enumerated() { table[Int(run.first) + offset] = width }
    }
    return table
  }

  private static func known(_ scalar: Unicode.Scalar, _ table: [Int16]) -> Int? {
    guard scalar.value < table.count else { return nil }
    let width = table[Int(scalar.value)]
    return width > 0 ? Int(width) : nil
  }

  /// For what other fonts will draw: rather too wide than too narrow.
  private static func estimate(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x202F: return 278
    case 0x0..<0x20, 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F: return 0
    case 0x1F000...: return 1_250
    case 0x1100...: return scalar.value < 0x2E80 ? 800 : 1_000
    default: return 667
    }
  }
}
