/// Tells how the letters that the machine draws compare with those that were measured.
enum FontProbe {
  static let name = "probe"
  static let size = 40.0
  static let text = "Maillage: who cooperates with whom? Qui coopère avec qui? 0123456789"

  /// How much wider the drawn letters are, given the width in points that the worker writes: 1 when they are
  /// as measured.
  static func ratio(_ part: [UInt8]) -> Double? {
    let words = String(decoding: part, as: UTF8.self)
    guard let drawn = Double(words), drawn > 0 else { return nil }
    return drawn / TextMetrics.width(text, size: size)
  }

  /// Hinting and rounding make less of a difference than another font.
  static func isOther(_ ratio: Double) -> Bool { abs(ratio - 1) > 0.03 }
}
