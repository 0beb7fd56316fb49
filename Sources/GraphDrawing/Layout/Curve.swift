/// A place on the sheet, in points, y upwards.
struct Point: Equatable {
  var x: Double
  var y: Double

  static func + (a: Point, b: Point) -> Point { Point(x: a.x + b.x, y: a.y + b.y) }
  static func - (a: Point, b: Point) -> Point { Point(x: a.x - b.x, y: a.y - b.y) }
  static func * (a: Point, factor: Double) -> Point { Point(x: a.x * factor, y: a.y * factor) }
  var length: Double { (x * x + y * y).squareRoot() }
  var unit: Point { length > 0 ? self * (1 / length) : Point(x: 1, y: 0) }

  /// `x,y`.
  func write(to bytes: inout [UInt8]) {
    DecimalText.append(x, to: &bytes)
    bytes.append(0x2C)
    DecimalText.append(y, to: &bytes)
  }
}

/// A line of cubic Bézier pieces, as Graphviz routes it.
struct Curve {
  /// Each piece has 3n + 1 points.
  var pieces: [[Point]]
  /// The tips of arrows, where there are any.
  var startTip: Point?
  var endTip: Point?

  /// Nil where there is no piece, or one with another number of points.
  init?(pieces: [[Point]]) {
    guard !pieces.isEmpty, pieces.allSatisfy({ $0.count >= 4 && $0.count % 3 == 1 }) else { return nil }
    self.pieces = pieces
  }

  /// - Parameters:
  ///   - start: where it begins.
  ///   - end: where it ends.
  ///   - bow: how far the points that guide it stand beside the straight line.
  init(from start: Point, to end: Point, bow: Point = Point(x: 0, y: 0)) {
    let third = (end - start) * (1.0 / 3)
    pieces = [[start, start + third + bow, end - third + bow, end]]
  }

  var start: Point { pieces[0][0] }
  var end: Point { pieces[pieces.count - 1][pieces[pieces.count - 1].count - 1] }

  func moved(by offset: Point) -> Curve {
    var copy = self
    for piece in copy.pieces.indices {
      for index in copy.pieces[piece].indices { copy.pieces[piece][index] = pieces[piece][index] + offset }
    }
    copy.startTip = startTip.map { $0 + offset }
    copy.endTip = endTip.map { $0 + offset }
    return copy
  }

  /// Moves the ends sideways and everything between them in proportion, so that no bend turns back.
  mutating func stretch(startBy: Double, endBy: Double) {
    let (from, to) = (start.x, end.x)
    guard abs(to - from) > 1 else { return }
    let factor = (to + endBy - from - startBy) / (to - from)
    for piece in pieces.indices {
      for index in pieces[piece].indices {
        pieces[piece][index].x = from + startBy + (pieces[piece][index].x - from) * factor
      }
    }
  }

  /// The same line a little to its left.
  func beside(_ distance: Double) -> Curve {
    let direction = (end - start).unit
    return moved(by: Point(x: -direction.y, y: direction.x) * distance)
  }

  /// Makes room for arrows, whose tips are then where the line ended.
  mutating func addArrows(atStart: Bool, atEnd: Bool, length: Double) {
    let ends = end - start
    let allowed = min(length, ends.length / 3)
    if atEnd {
      let piece = pieces.count - 1
      let last = pieces[piece].count - 1
      endTip = pieces[piece][last]
      let back = (pieces[piece][last] - pieces[piece][last - 1]).unit * -allowed
      pieces[piece][last] = pieces[piece][last] + back
      pieces[piece][last - 1] = pieces[piece][last - 1] + back
    }
    if atStart {
      startTip = pieces[0][0]
      let back = (pieces[0][0] - pieces[0][1]).unit * -allowed
      pieces[0][0] = pieces[0][0] + back
      pieces[0][1] = pieces[0][1] + back
    }
  }

  /// Points along all of the line, close enough together to tell how far it reaches.
  var outline: [Point] {
    pieces.flatMap { piece in (0...8).map { Self.point(of: piece, at: Double($0) / 8) } }
  }

  /// The point at a share of the way, counted in segments.
  func point(at share: Double) -> Point { Self.point(of: pieces[pieces.count / 2], at: share) }

  private static func point(of piece: [Point], at share: Double) -> Point {
    let segments = (piece.count - 1) / 3
    let way = min(max(share, 0), 1) * Double(segments)
    let segment = min(Int(way), segments - 1)
    let t = way - Double(segment)
    let u = 1 - t
    let p = piece[segment * 3...segment * 3 + 3].map { $0 }
    return p[0] * (u * u * u) + p[1] * (3 * u * u * t) + p[2] * (3 * u * t * t) + p[3] * (t * t * t)
  }

  /// Graphviz's form, `x,y x,y x,y x,y;…`, with the tips of arrows.
  func write(to bytes: inout [UInt8]) {
    for (index, piece) in pieces.enumerated() {
      if index > 0 { bytes.append(0x3B) }
      if index == 0, let startTip { Self.write(0x73, startTip, to: &bytes) }
      if index == pieces.count - 1, let endTip { Self.write(0x65, endTip, to: &bytes) }
      for (number, point) in piece.enumerated() {
        if number > 0 { bytes.append(0x20) }
        point.write(to: &bytes)
      }
    }
  }

  /// `s,x,y ` or `e,x,y `.
  private static func write(_ letter: UInt8, _ tip: Point, to bytes: inout [UInt8]) {
    bytes += [letter, 0x2C]
    tip.write(to: &bytes)
    bytes.append(0x20)
  }
}
