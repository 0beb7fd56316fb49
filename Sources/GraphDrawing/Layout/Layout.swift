/// Where Graphviz put the nodes and ties of a diagram, in points, y upwards.
struct Layout {
  struct Box {
    var center: Point
    var width: Double
    var height: Double

    func overlaps(_ other: Box) -> Bool {
      abs(center.x - other.center.x) < (width + other.width) / 2
        && abs(center.y - other.center.y) < (height + other.height) / 2
    }
  }

  /// By position in `Diagram.nodes` and `Diagram.ties`.
  private(set) var nodes: [Box?]
  private(set) var curves: [Curve?]
  /// Where a tie's label is.
  private(set) var labels: [Point?]
  /// Frames behind nodes, by position in `Diagram.groups`.
  var plates: [Box] = []
  /// The rectangle that an earlier drawing filled.
  var frame: DrawingPositions.Frame?

  /// Reads the worker's `positions`; nil when they are not such.
  init?(_ bytes: [UInt8], for diagram: Diagram) {
    nodes = Array(repeating: nil, count: diagram.nodes.count)
    curves = Array(repeating: nil, count: diagram.ties.count)
    labels = curves.map { _ in nil }
    var tieNumbers: [UInt64: Int] = [:]
    for (index, tie) in diagram.ties.enumerated() { tieNumbers[Self.pair(tie.tail, tie.head)] = index }

    var scanner = PlaceScanner(bytes)
    while let kind = scanner.line() {
      switch kind {
      case PlaceScanner.bounds: scanner.skipLine()
      case PlaceScanner.node:
        guard let index = scanner.node(below: nodes.count), let center = scanner.point(),
          let size = scanner.point(), scanner.endLine()
        else { return nil }
        nodes[index] = Box(center: center, width: size.x, height: size.y)
      case PlaceScanner.edge, PlaceScanner.label:
        guard let tail = scanner.node(below: nodes.count), let head = scanner.node(below: nodes.count),
          let tie = tieNumbers[Self.pair(tail, head)]
        else { return nil }
        if kind == PlaceScanner.edge {
          curves[tie] = scanner.curve()
          scanner.skipLine()
        } else {
          guard let point = scanner.point(), scanner.endLine() else { return nil }
          labels[tie] = point
        }
      default: return nil
      }
    }
  }

  mutating func move(_ node: Int, to point: Point) { nodes[node]?.center = point }

  mutating func replaceCurve(_ tie: Int, by curve: Curve?) { curves[tie] = curve }

  mutating func clearCurves() {
    curves = curves.map { _ in nil }
    labels = labels.map { _ in nil }
  }

  /// The smallest box around everything; nil when there is nothing.
  func bounds(labelHeight: (Int) -> Double) -> (low: Point, high: Point)? {
    var low = Point(x: .infinity, y: .infinity)
    var high = Point(x: -.infinity, y: -.infinity)
    func extend(_ x: Double, _ y: Double) {
      low = Point(x: min(low.x, x), y: min(low.y, y))
      high = Point(x: max(high.x, x), y: max(high.y, y))
    }
    if let frame, nodes.contains(where: { $0 != nil }) {
      extend(frame.low.x, frame.low.y)
      extend(frame.high.x, frame.high.y)
    }
    for case let box? in nodes + plates.filter({ $0.width > 0 }) {
      extend(box.center.x - box.width / 2, box.center.y - box.height / 2)
      extend(box.center.x + box.width / 2, box.center.y + box.height / 2)
    }
    for case (let tie, let label?) in labels.enumerated() {
      extend(label.x, label.y + labelHeight(tie))
    }
    for case let curve? in curves {
      for point in curve.outline { extend(point.x, point.y) }
    }
    return low.x.isFinite ? (low, high) : nil
  }

  /// The same, with the first node at a given place.
  func moved(firstTo place: Point) -> Layout {
    guard let first = nodes.first ?? nil else { return self }
    let offset = place - first.center
    var copy = self
    for index in nodes.indices { copy.nodes[index]?.center = (nodes[index]?.center ?? first.center) + offset }
    copy.curves = curves.map { $0?.moved(by: offset) }
    copy.labels = labels.map { $0.map { $0 + offset } }
    return copy
  }

  /// Where everything is, to be kept for another drawing: to the hundredth of a point, as it is written down.
  func positions(of diagram: Diagram, _ bounds: (low: Point, high: Point)?) -> DrawingPositions {
    func place(_ point: Point) -> DrawingPositions.Place {
      .init(x: (point.x * 100).rounded() / 100, y: (point.y * 100).rounded() / 100)
    }
    var positions = DrawingPositions()
    for (node, box) in zip(diagram.nodes, nodes) {
      if let box { positions.places[node.positionKey] = place(box.center) }
    }
    positions.frame = bounds.map { .init(low: place($0.low), high: place($0.high)) }
    return positions
  }

  private static func pair(_ tail: Int, _ head: Int) -> UInt64 { UInt64(tail) << 32 | UInt64(head) }
}
