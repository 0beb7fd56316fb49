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

extension DrawingTheme.Font {
  /// How wide words are compared with Helvetica's.
  var widthFactor: Double { self == .mono ? 1.22 : 1 }
}
