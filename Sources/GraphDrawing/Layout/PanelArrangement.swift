/// Fills panels with nodes line by line, and a page with panels column by column.
///
/// Graphviz only measures the nodes: its own packing leaves much of a page empty and cuts long captions.
struct PanelArrangement {
  static let width = 236.0
  static let gap = 14.0
  static let padding = 8.0
  static let nodeGap = Point(x: 5, y: 4)
  static let captionSize = 10.5

  /// The panels' frames, by position in `Diagram.groups`.
  private(set) var plates: [Layout.Box] = []
  private(set) var layout: Layout

  init(_ diagram: Diagram, _ measured: Layout) {
    layout = measured
    let panels = diagram.groups.indices.map { group in
      Self.flow(
        diagram.nodes.indices.filter { diagram.nodes[$0].groups.first == group },
        measured,
        diagram,
        group
      )
    }
    let columns = Self.columnCount(panels.map(\.height))
    var heights = [Double](repeating: 0, count: columns)
    plates = Array(repeating: Layout.Box(center: Point(x: 0, y: 0), width: 0, height: 0), count: panels.count)
    for (index, panel) in panels.enumerated() {
      // The first of the shortest columns, so that the eye still reads from left to right.
      var column = 0
      for candidate in heights.indices where heights[candidate] < heights[column] - 1 { column = candidate }
      let left = Double(column) * (Self.width + Self.gap)
      let top = -heights[column]
      plates[index] = Layout.Box(
        center: Point(x: left + Self.width / 2, y: top - panel.height / 2),
        width: Self.width,
        height: panel.height
      )
      for (node, place) in panel.places {
        layout.move(node, to: Point(x: left + place.x, y: top - place.y))
      }
      heights[column] += panel.height + Self.gap
    }
    layout.clearCurves()
    layout.plates = plates
  }

  static func captionLines(_ group: DiagramGroup) -> [String] {
    LabelWrapping.lines(group.caption, width: 36, maximumLines: 3)
  }

  private struct Panel {
    var height: Double
    /// Middles, from the panel's upper left corner, downwards.
    var places: [(node: Int, place: Point)]
  }

  private static func flow(_ nodes: [Int], _ measured: Layout, _ diagram: Diagram, _ group: Int) -> Panel {
    let inner = width - 2 * padding
    var y = padding + Double(captionLines(diagram.groups[group]).count) * captionSize * 1.25 + 5
    var places: [(Int, Point)] = []
    var line: [(node: Int, width: Double, height: Double)] = []
    func endLine() {
      let height = line.map(\.height).max() ?? 0
      var x = padding
      for item in line {
        places.append((item.node, Point(x: x + item.width / 2, y: y + height / 2)))
        x += item.width + nodeGap.x
      }
      y += height + nodeGap.y
      line = []
    }
    var used = 0.0
    for node in nodes {
      guard let box = measured.nodes[node] else { continue }
      if !line.isEmpty, used + box.width > inner {
        endLine()
        used = 0
      }
      line.append((node, box.width, box.height))
      used += box.width + nodeGap.x
    }
    if !line.isEmpty { endLine() }
    return Panel(height: y - nodeGap.y + padding, places: places)
  }

  /// A page somewhat higher than wide, of two columns at least where there are two panels.
  private static func columnCount(_ heights: [Double]) -> Int {
    let total = heights.reduce(0) { $0 + $1 + gap }
    let count = (total / (width * 1.25)).squareRoot().rounded(.up)
    return max(1, min(heights.count, min(max(Int(count), 2), 8)))
  }
}
