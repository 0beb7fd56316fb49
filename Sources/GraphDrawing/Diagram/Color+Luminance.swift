import PropertyGraph

extension Color {
  /// Relative luminance, from 0 to 1, without gamma: enough to tell dark from light.
  var luminance: Double {
    (0.2126 * Double(red) + 0.7152 * Double(green) + 0.0722 * Double(blue)) / 255
  }

  /// A share of another colour mixed in.
  func mixed(with other: Color, _ share: Double) -> Color {
    func mix(_ a: UInt8, _ b: UInt8) -> UInt8 { UInt8(Double(a) * (1 - share) + Double(b) * share + 0.5) }
    return Color(
      red: mix(red, other.red),
      green: mix(green, other.green),
      blue: mix(blue, other.blue)
    )
  }

  static let ink = Color(red: 0x1F, green: 0x2A, blue: 0x44)
  static let muted = Color(red: 0x5B, green: 0x64, blue: 0x72)
  static let hairline = Color(red: 0xC9, green: 0xCE, blue: 0xD6)
  static let paper = Color(red: 0xFF, green: 0xFF, blue: 0xFF)
  static let night = Color(red: 0x12, green: 0x15, blue: 0x1C)
}
