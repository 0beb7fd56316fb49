/// The colours, sizes and fonts that all drawings of a house share.
///
/// What a theme leaves out comes from the graph's schema, else from here.
public struct DrawingTheme: Sendable, Equatable {
  public enum Mode: String, Sendable, CaseIterable { case light, dark }

  /// The fonts that layouts are measured with; nothing else reaches Graphviz.
  public enum Font: String, Sendable, CaseIterable { case sans, serif, mono }

  /// Nil follows the reader's setting where the format can (SVG), and is light elsewhere.
  public var mode: Mode?
  public var font: Font
  public var paper: Color
  public var ink: Color
  /// Words of less weight.
  public var muted: Color
  public var hairline: Color
  /// The dark end of scales; the other end is the paper.
  public var accent: Color
  /// For groups and categories, in this order, then again from the start.
  public var palette: [Color]
  /// Points.
  public var titleSize: Double
  public var textSize: Double
  /// Times the normal size of names in drawings.
  public var nameScale: Double
  /// What differs from the schema's styles, by label and by edge type.
  public var nodes: [String: NodeStyleChange]
  public var edges: [String: EdgeStyleChange]

  public static let titleSizes = 12.0...48.0
  public static let textSizes = 7.0...24.0
  public static let nameScales = 0.6...2.0

  /// Light or dark, with nothing else changed.
  public init(_ mode: Mode? = nil) {
    self.mode = mode
    font = .sans
    let isDark = mode == .dark
    paper = isDark ? Self.color(0x12151C) : Self.color(0xFFFFFF)
    ink = isDark ? Self.color(0xE8ECF2) : Self.color(0x1F2A44)
    muted = isDark ? Self.color(0xA9B2C0) : Self.color(0x5B6472)
    hairline = isDark ? Self.color(0x434B5A) : Self.color(0xC9CED6)
    accent = isDark ? Self.color(0x7FB8EA) : Self.color(0x0B3C6F)
    // Okabe and Ito's colours, which people of every colour vision tell apart, without black and yellow; then
    // some of Tol's muted ones.
    palette = [
      0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9, 0x882255, 0x8C6D31, 0x332288, 0x44AA99,
      0x999933,
      0x5B6472,
    ]
    .map(Self.color)
    titleSize = 22
    textSize = 11
    nameScale = 1
    nodes = [:]
    edges = [:]
  }

  private static func color(_ value: UInt32) -> Color {
    Color(red: UInt8(value >> 16), green: UInt8(value >> 8 & 0xFF), blue: UInt8(value & 0xFF))
  }
}

/// Parts of a style that a theme sets; nil leaves the schema's.
public struct NodeStyleChange: Sendable, Equatable {
  public var shape: NodeStyle.Shape?
  public var fill: Color?
  public var border: Color?
  public var ink: Color?
  public var solid: Color?

  public init(
    shape: NodeStyle.Shape? = nil,
    fill: Color? = nil,
    border: Color? = nil,
    ink: Color? = nil,
    solid: Color? = nil
  ) {
    self.shape = shape
    self.fill = fill
    self.border = border
    self.ink = ink
    self.solid = solid
  }

  public func applied(to style: NodeStyle) -> NodeStyle {
    NodeStyle(
      shape: shape ?? style.shape,
      fill: fill ?? style.fill,
      border: border ?? style.border,
      ink: ink ?? style.ink,
      solid: solid ?? style.solid
    )
  }
}

/// Parts of a style that a theme sets; nil leaves the schema's.
public struct EdgeStyleChange: Sendable, Equatable {
  public var line: EdgeStyle.Line?
  public var color: Color?
  public var width: Double?
  public var hasArrow: Bool?

  public init(
    line: EdgeStyle.Line? = nil,
    color: Color? = nil,
    width: Double? = nil,
    hasArrow: Bool? = nil
  ) {
    self.line = line
    self.color = color
    self.width = width
    self.hasArrow = hasArrow
  }

  public func applied(to style: EdgeStyle) -> EdgeStyle {
    EdgeStyle(
      line: line ?? style.line,
      color: color ?? style.color,
      width: width ?? style.width,
      hasArrow: hasArrow ?? style.hasArrow
    )
  }
}
