import PropertyGraph

extension DrawingTheme {
  /// Copied into the SVG; here each resolves to a font of the measure that labels are laid out with.
  var fontFamily: String {
    switch font {
    case .sans: "Helvetica,Arial,sans-serif"
    case .serif: "Times,Liberation Serif,serif"
    case .mono: "Courier,Liberation Mono,monospace"
    }
  }
}

extension DrawingTheme {
  /// How wide a line is in the theme's font, in points; Times takes no more than Helvetica.
  func width(of text: String, size: Double, isBold: Bool = false) -> Double {
    font == .mono
      ? TextMetrics.monospacedWidth(text, size: size)
      : TextMetrics.width(text, size: size, isBold: isBold)
  }
}
