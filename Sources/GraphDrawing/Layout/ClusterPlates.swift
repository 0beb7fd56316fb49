/// The plates of groups on a map: around their members, with room for a caption.
enum ClusterPlates {
  static let padding = 8.0
  static let captionSize = 11.0

  static func caption(_ group: DiagramGroup) -> String { "\(group.caption)\u{A0}· \(group.count)" }

  static func captionWidth(_ group: DiagramGroup, _ diagram: Diagram) -> Double {
    diagram.theme.width(of: caption(group), size: captionSize, isBold: true) + 8
  }

  static func around(_ layout: Layout, _ diagram: Diagram) -> [Layout.Box] {
    diagram.groups.indices.map { group in
      let boxes = diagram.nodes.indices.filter { diagram.nodes[$0].groups.first == group }
        .compactMap { layout.nodes[$0] }
      guard let first = boxes.first, !diagram.groups[group].isOutside else {
        return Layout.Box(center: Point(x: 0, y: 0), width: 0, height: 0)
      }
      var low = first.center
      var high = first.center
      for box in boxes {
        low = Point(x: min(low.x, box.center.x - box.width / 2), y: min(low.y, box.center.y - box.height / 2))
        high = Point(
          x: max(high.x, box.center.x + box.width / 2),
          y: max(high.y, box.center.y + box.height / 2)
        )
      }
      let caption = captionWidth(diagram.groups[group], diagram)
      low = low - Point(x: padding, y: padding)
      high = high + Point(x: padding, y: padding + captionSize * 1.5)
      high.x = max(high.x, low.x + caption + padding)
      return Layout.Box(
        center: (low + high) * 0.5,
        width: high.x - low.x,
        height: high.y - low.y
      )
    }
  }
}
