/// The elements and attributes that may leave the house: the last gate.
enum SVGAllowList {
  private static let paint: Set<String> = [
    "fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width", "stroke-dasharray",
  ]
  private static let attributes: [String: Set<String>] = [
    "svg": ["width", "height", "viewBox", "xmlns", "xmlns:xlink"],
    "g": ["id", "class", "transform"],
    "title": [],
    "polygon": paint.union(["points"]),
    "polyline": paint.union(["points"]),
    "path": paint.union(["d"]),
    "ellipse": paint.union(["cx", "cy", "rx", "ry"]),
    "text": [
      "text-anchor", "x", "y", "font-family", "font-size", "font-weight", "font-style", "fill",
      "fill-opacity",
    ],
  ]

  static func check(_ name: String, _ found: [SVGScanner.Attribute]) throws(DrawingFailure) {
    guard let allowed = attributes[name] else { throw .unexpectedPicture("the element <\(name)>") }
    for attribute in found {
      guard allowed.contains(attribute.name) else {
        throw .unexpectedPicture("the attribute \(attribute.name) of <\(name)>")
      }
      for byte in attribute.value where !isPlain(byte) {
        throw .unexpectedPicture("the value of \(attribute.name) of <\(name)>")
      }
    }
  }

  /// Numbers, colours, names of classes and fonts need no more; `&#45;` is Graphviz's hyphen.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x41...0x5A, 0x61...0x7A, 0x30...0x39, 0x20, 0x23, 0x26, 0x28, 0x29, 0x2B, 0x2C, 0x2D, 0x2E, 0x2F,
      0x3A,
      0x3B, 0x5F:
      true
    default: false
    }
  }
}
