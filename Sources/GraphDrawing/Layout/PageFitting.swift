/// Fits boxes that a layout has placed into the width of a page, without letting them overlap.
///
/// What is linked with the rest lies above; small parts of their own stand below it, in rows. The places of the
/// layout are scaled to the page, each direction for itself; boxes that then overlap push each other away until
/// none does, and the page grows downwards where there is no room.
struct PageFitting {
  /// What stays free between two boxes.
  let gap: Double
  let width: Double
  /// The height that is used before the page grows.
  let height: Double
  /// Whether boxes make way for lines that would run behind them.
  let avoidsLines: Bool

  /// The share of a page that boxes with their gaps may take before it grows.
  private static let density = 0.62
  private static let shelfGap = 20.0

  /// - Parameters:
  ///   - boxes: as the layout placed them.
  ///   - ties: which of them are linked.
  /// - Returns: the boxes' middles, from 0 to the width, y upwards.
  func places(for boxes: [Layout.Box], ties: [(tail: Int, head: Int)]) -> [Point] {
    var places = boxes.map(\.center)
    let parts = Components(count: boxes.count, ties: ties).parts
    let largest = parts.first?.count ?? 0
    let body = parts.filter { $0.count * 4 >= largest }.flatMap { $0 }.sorted()
    let shelf = parts.filter { $0.count * 4 < largest }
    let floor = placeBody(body, boxes, ties, &places)
    placeShelf(shelf, boxes, ties, below: floor, &places)
    return places
  }

  // MARK: The body

  /// - Returns: where it ends.
  private func placeBody(
    _ members: [Int],
    _ boxes: [Layout.Box],
    _ ties: [(tail: Int, head: Int)],
    _ places: inout [Point]
  ) -> Double {
    let own = members.map { boxes[$0] }
    guard let extent = Extent(own.map(\.center)) else { return 0 }
    let area = own.reduce(0) { $0 + ($1.width + gap) * ($1.height + gap) } / Self.density
    var isTurned = false
    var room = area / width
    if extent.size.x > 0, extent.size.y > 0 {
      // Lengthwise where that is enough, else upright.
      let aspect = extent.size.y / extent.size.x
      let (flat, tall) = (width * min(aspect, 1 / aspect), width * max(aspect, 1 / aspect))
      let natural = flat * width >= area ? flat : max(min(tall, height), min(room, height))
      isTurned = (aspect < 1) != (natural < width)
      room = max(room, natural)
    }
    let numbers = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1, $0) })
    let links = ties.compactMap { tie -> (Int, Int)? in
      guard let tail = numbers[tie.tail], let head = numbers[tie.head], tail != head else { return nil }
      return (tail, head)
    }
    let tallest = own.map(\.height).max() ?? 0
    var fitted = own
    for _ in 0..<60 {
      fitted = scaled(own, extent, to: Point(x: width, y: max(room, tallest)), isTurned)
      var separation = BoxSeparation(
        fitted,
        gap: gap,
        width: max(width, own.map(\.width).max() ?? 0),
        height: max(room, tallest)
      )
      if avoidsLines { separation.clearLines(links) }
      let isFree = separation.run()
      fitted = separation.boxes
      if isFree { break }
      room *= 1.06
    }
    let lowest = fitted.map { $0.center.y - $0.height / 2 }.min() ?? 0
    for (member, box) in zip(members, fitted) { places[member] = box.center }
    return lowest
  }

  private func scaled(
    _ boxes: [Layout.Box],
    _ extent: Extent,
    to room: Point,
    _ isTurned: Bool
  ) -> [Layout.Box] {
    boxes.map { box in
      var share = extent.share(of: box.center)
      if isTurned { share = Point(x: share.y, y: 1 - share.x) }
      var copy = box
      copy.center = Point(
        x: box.width / 2 + share.x * max(room.x - box.width, 0),
        y: box.height / 2 + share.y * max(room.y - box.height, 0)
      )
      return copy
    }
  }

  // MARK: The rest

  /// Each small part keeps its form; they stand side by side, the largest first.
  private func placeShelf(
    _ parts: [[Int]],
    _ boxes: [Layout.Box],
    _ ties: [(tail: Int, head: Int)],
    below floor: Double,
    _ places: inout [Point]
  ) {
    var x = 0.0
    var top = floor - Self.shelfGap
    var rowHeight = 0.0
    for part in parts {
      let own = part.map { boxes[$0] }
      let middles = Compaction.squeezed(own, gap: max(gap, 4), .radial)
      var low = Point(x: .infinity, y: .infinity)
      var high = Point(x: -.infinity, y: -.infinity)
      for (box, middle) in zip(own, middles) {
        low = Point(x: min(low.x, middle.x - box.width / 2), y: min(low.y, middle.y - box.height / 2))
        high = Point(x: max(high.x, middle.x + box.width / 2), y: max(high.y, middle.y + box.height / 2))
      }
      let size = high - low
      if x > 0, x + size.x > width {
        (x, top, rowHeight) = (0, top - rowHeight - Self.shelfGap, 0)
      }
      let offset = Point(x: x - low.x, y: top - high.y)
      for (member, middle) in zip(part, middles) { places[member] = middle + offset }
      x += size.x + Self.shelfGap
      rowHeight = max(rowHeight, size.y)
    }
  }
}

/// The rectangle that points lie in.
private struct Extent {
  let low: Point
  let size: Point

  init?(_ points: [Point]) {
    guard let first = points.first else { return nil }
    var (low, high) = (first, first)
    for point in points {
      low = Point(x: min(low.x, point.x), y: min(low.y, point.y))
      high = Point(x: max(high.x, point.x), y: max(high.y, point.y))
    }
    (self.low, size) = (low, high - low)
  }

  /// From 0 to 1 in each direction; the middle where all points have one place.
  func share(of point: Point) -> Point {
    Point(
      x: size.x > 0 ? (point.x - low.x) / size.x : 0.5,
      y: size.y > 0 ? (point.y - low.y) / size.y : 0.5
    )
  }
}

/// The parts of a drawing that no line joins.
struct Components {
  /// The largest first, among equals the one with the first member; members in ascending order.
  private(set) var parts: [[Int]] = []

  init(count: Int, ties: [(tail: Int, head: Int)]) {
    var parents = Array(0..<count)
    func root(_ start: Int) -> Int {
      var node = start
      while parents[node] != node {
        parents[node] = parents[parents[node]]
        node = parents[node]
      }
      return node
    }
    for tie in ties {
      let (a, b) = (root(tie.tail), root(tie.head))
      if a != b { parents[max(a, b)] = min(a, b) }
    }
    var members: [Int: [Int]] = [:]
    for node in 0..<count { members[root(node), default: []].append(node) }
    parts = members.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map(\.value)
  }
}
