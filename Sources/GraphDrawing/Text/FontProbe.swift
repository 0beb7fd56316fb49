import PropertyGraph

/// Tells how the letters that the machine draws compare with those that were measured.
enum FontProbe {
  static let name = "probe"
  /// That of the legend: a further size would be a further font to load.
  static let size = 11.0
  static let text = "Maillage: who cooperates with whom? Qui coopère avec qui? 0123456789"

  /// How much wider the drawn letters are than they were measured, given the width in points that the worker
  /// writes; nil when that makes no difference, as hinting and rounding.
  static func ratio(_ part: [UInt8], _ theme: DrawingTheme) -> Double? {
    guard let drawn = Double(String(decoding: part, as: UTF8.self)), drawn > 0 else { return nil }
    let ratio = drawn / theme.width(of: text, size: size)
    // Times is meant to be narrower than it is measured.
    return ratio > 1.03 || (ratio < 0.97 && theme.font != .serif) ? ratio : nil
  }
}
