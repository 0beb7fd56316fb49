import PropertyGraph

/// A disc with a number in it and a name below, which take their room together.
struct DiscLook {
  /// Up to so many discs have larger words.
  private static let fewDiscs = 16

  let diameter: Double
  let lines: [String]
  let fontSize: Double
  let textWidth: Double

  init(_ node: DiagramNode, in diagram: Diagram) {
    let theme = diagram.theme
    diameter = DiagramScale.diameter(node.share ?? 0)
    lines = LabelWrapping.lines(node.shortName ?? node.name, width: 18, maximumLines: 3)
    let fontSize = (diagram.nodes.count <= Self.fewDiscs ? 10 : 8.5) * theme.nameScale
    self.fontSize = fontSize
    textWidth = lines.map { theme.width(of: $0, size: fontSize) }.max() ?? 0
  }

  /// Name and number together, for a reader who gets the disc alone.
  func labelLines(_ node: DiagramNode) -> [String] { lines + (node.count.map { [String($0)] } ?? []) }

  var textHeight: Double { Double(lines.count) * fontSize * 1.2 }
  var size: Point { Point(x: max(diameter, textWidth) + 4, y: diameter + 3 + textHeight) }
  /// From the middle of the room to the middle of the disc.
  var discOffset: Point { Point(x: 0, y: (3 + textHeight) / 2) }
  var textOffset: Point { Point(x: 0, y: -(diameter + 3) / 2) }
}
