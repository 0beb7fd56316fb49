/// Fills panels with nodes line by line, and a page with panels column by column.
///
/// Graphviz only measures the nodes: its own packing leaves much of a page empty and cuts long captions.
struct PanelArrangement {
  static let gap = 9.0
  static let padding = 5.5
  static let nodeGap = Point(x: 3, y: 2.2)
  static let captionSize = 10.0
  /// No panel is narrower.
  private static let narrowest = 160.0

  /// The panels' frames, by position in `Diagram.groups`.
  private(set) var plates: [Layout.Box] = []
  private(set) var layout: Layout

  init(_ diagram: Diagram, _ measured: Layout) {
    layout = measured
    // As many columns as make the lowest page.
    let most = max(1, Int((diagram.paper.inner + Self.gap) / (Self.narrowest + Self.gap)))
    var best: Arrangement?
    for columns in 1...max(1, min(most, diagram.groups.count)) {
      let candidate = Arrangement(diagram, measured, columns)
      if candidate.height < best?.height ?? .infinity { best = candidate }
    }
    guard let best else { return }
    plates = best.plates
    for (node, place) in best.places { layout.move(node, to: place) }
    layout.clearCurves()
    layout.plates = plates
  }

  static func captionLines(_ group: DiagramGroup, width: Double) -> [String] {
    LabelWrapping.lines(group.caption, width: Int(width / 6.4), maximumLines: 3)
  }

  /// The panels in so many columns.
  private struct Arrangement {
    var plates: [Layout.Box] = []
    var places: [(node: Int, place: Point)] = []
    var height = 0.0

    init(_ diagram: Diagram, _ measured: Layout, _ columns: Int) {
      let width = (diagram.paper.inner + gap) / Double(columns) - gap
      var heights = [Double](repeating: 0, count: columns)
      let panels = diagram.groups.indices.map { group in
        let members = diagram.nodes.indices.filter { diagram.nodes[$0].groups.first == group }
        return PanelArrangement.flow(members, measured, diagram, group, width)
      }
      plates = panels.map { _ in Layout.Box(center: Point(x: 0, y: 0), width: 0, height: 0) }
      // The highest first, which leaves the columns most even.
      for group in panels.indices.sorted(by: { (panels[$1].height, $0) < (panels[$0].height, $1) }) {
        let panel = panels[group]
        // The first of the shortest columns.
        var column = 0
        for candidate in heights.indices where heights[candidate] < heights[column] - 1 { column = candidate }
        let left = Double(column) * (width + gap)
        let top = -heights[column]
        plates[group] = Layout.Box(
          center: Point(x: left + width / 2, y: top - panel.height / 2),
          width: width,
          height: panel.height
        )
        places += panel.places.map { ($0.node, Point(x: left + $0.place.x, y: top - $0.place.y)) }
        heights[column] += panel.height + gap
      }
      height = heights.max() ?? 0
    }
  }

  private struct Panel {
    var height: Double
    /// Middles, from the panel's upper left corner, downwards.
    var places: [(node: Int, place: Point)]
  }

  private static func flow(
    _ nodes: [Int],
    _ measured: Layout,
    _ diagram: Diagram,
    _ group: Int,
    _ width: Double
  ) -> Panel {
    let inner = width - 2 * padding
    let captions = captionLines(diagram.groups[group], width: width)
    var y = padding + Double(captions.count) * captionSize * 1.2 + 4
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
    // In the order of the names; what does not fit a line lets a later one of its kind go before it.
    var waiting = nodes.filter { measured.nodes[$0] != nil }
    while let first = waiting.first {
      let room = inner - used
      let next = waiting.indices.first { index in
        diagram.nodes[waiting[index]].kind == diagram.nodes[first].kind
          && (measured.nodes[waiting[index]]?.width ?? 0) <= room
      }
      if next == nil, !line.isEmpty {
        endLine()
        used = 0
        continue
      }
      let node = waiting.remove(at: next ?? 0)
      guard let box = measured.nodes[node] else { continue }
      line.append((node, box.width, box.height))
      used += box.width + nodeGap.x
    }
    if !line.isEmpty { endLine() }
    return Panel(height: y - nodeGap.y + padding, places: places)
  }
}
