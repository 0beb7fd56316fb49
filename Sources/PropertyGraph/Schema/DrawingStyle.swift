/// How nodes of one label are drawn.
public struct NodeStyle: Sendable, Equatable {
  public enum Shape: String, Sendable, CaseIterable {
    case box, circle, square, hexagon, diamond, triangle, pentagon, ellipse, octagon, house, invtriangle
    case parallelogram, trapezium
  }

  public var shape: Shape
  /// Inside of a box that carries a name.
  public var fill: Color
  public var border: Color
  /// The text in the box.
  public var ink: Color
  /// Inside of a small mark without a name.
  public var solid: Color

  public init(shape: Shape, fill: Color, border: Color, ink: Color, solid: Color) {
    self.shape = shape
    self.fill = fill
    self.border = border
    self.ink = ink
    self.solid = solid
  }
}

/// How edges of one type are drawn.
public struct EdgeStyle: Sendable, Equatable {
  public enum Line: String, Sendable, CaseIterable { case solid, dashed, dotted, bold }

  public var line: Line
  public var color: Color
  /// In points.
  public var width: Double
  public var hasArrow: Bool

  public init(line: Line, color: Color, width: Double = 1, hasArrow: Bool = false) {
    self.line = line
    self.color = color
    self.width = width
    self.hasArrow = hasArrow
  }
}

/// An opaque colour.
public struct Color: Sendable, Hashable, CustomStringConvertible {
  public var red: UInt8
  public var green: UInt8
  public var blue: UInt8

  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Reads `#RRGGBB`.
  public init?(_ text: String) {
    let digits = Array(text.utf8)
    guard digits.count == 7, digits[0] == 0x23, let value = UInt32(text.dropFirst(), radix: 16),
      digits.dropFirst().allSatisfy({ $0 != 0x2B && $0 != 0x2D })
    else { return nil }
    self.init(red: UInt8(value >> 16), green: UInt8(value >> 8 & 0xFF), blue: UInt8(value & 0xFF))
  }

  /// `#RRGGBB`.
  public var description: String {
    "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
  }
}
