import PropertyGraph

/// Graphviz's own drawing operations, for shapes that lie behind nodes and edges.
///
/// They hold numbers and colours of ours, never a word of anybody else's.
struct XDot {
  private(set) var text = ""

  var isEmpty: Bool { text.isEmpty }

  /// A filled rectangle with round corners.
  mutating func roundedBox(_ low: Point, _ high: Point, radius: Double, fill: String, line: String) {
    let r = max(0, min(radius, (high.x - low.x) / 2, (high.y - low.y) / 2))
    // A quarter of a circle as a cubic Bézier piece.
    let k = r * 0.4477
    polycurve(
      [
        Point(x: low.x + r, y: low.y), Point(x: high.x - r, y: low.y),
        Point(x: high.x - k, y: low.y), Point(x: high.x, y: low.y + k), Point(x: high.x, y: low.y + r),
        Point(x: high.x, y: high.y - r),
        Point(x: high.x, y: high.y - k), Point(x: high.x - k, y: high.y), Point(x: high.x - r, y: high.y),
        Point(x: low.x + r, y: high.y),
        Point(x: low.x + k, y: high.y), Point(x: low.x, y: high.y - k), Point(x: low.x, y: high.y - r),
        Point(x: low.x, y: low.y + r),
        Point(x: low.x, y: low.y + k), Point(x: low.x + k, y: low.y), Point(x: low.x + r, y: low.y),
      ],
      fill: fill,
      line: line
    )
  }

  mutating func disc(_ center: Point, radius: Double, fill: String) {
    let place = "\(DecimalText.of(center.x)) \(DecimalText.of(center.y))"
    let size = DecimalText.of(radius)
    begin(fill: fill, line: fill)
    text += " E \(place) \(size) \(size)"
  }

  private mutating func begin(fill: String, line: String) {
    text += "\(text.isEmpty ? "" : " ")c \(line.utf8.count) -\(line) C \(fill.utf8.count) -\(fill)"
  }

  /// Straight and round pieces in turn, as `roundedBox` gives them: corner points of a straight piece, then
  /// three points of a round one.
  private mutating func polycurve(_ points: [Point], fill: String, line: String) {
    var curve = [points[0]]
    var index = 1
    while index < points.count {
      let start = curve[curve.count - 1]
      let end = points[index]
      curve += [start + (end - start) * (1.0 / 3), start + (end - start) * (2.0 / 3), end]
      if index + 3 < points.count { curve += points[(index + 1)...(index + 3)] }
      index += 4
    }
    append(curve, fill: fill, line: line)
  }

  private mutating func append(_ points: [Point], fill: String, line: String) {
    let places = points.map { "\(DecimalText.of($0.x)) \(DecimalText.of($0.y))" }.joined(separator: " ")
    begin(fill: fill, line: line)
    text += " b \(points.count) \(places)"
  }
}
