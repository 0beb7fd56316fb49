/// Fits boxes that a layout has placed into the width of a page, without letting them overlap.
///
/// What is linked with the rest lies above; small parts of their own stand below it, in rows. The places of the
/// layout are scaled to the page, each direction for itself; boxes that then overlap push each other away until
/// none does, and the page grows downwards where there is no room.
struct PageFitting {
  /// What stays free between two boxes.
  let gap: Double
  let width: Double
  /// The share of a page that boxes with their gaps take before it grows.
  let density: Double
  /// Whether boxes make way for lines that would run behind them.
  let avoidsLines: Bool

  private static let shelfGap = 12.0
  /// How far places give way to their order, which spreads what is crowded and fills corners.
  private static let evenness = 0.6

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
    let area = own.reduce(0) { $0 + ($1.width + gap) * ($1.height + gap) } / density
    var isTurned = false
    var room = area / width
    if extent.size.x > 0, extent.size.y > 0 {
      // As flat as the layout is, where that is enough; turned by a quarter where the page must be upright.
      let aspect = extent.size.y / extent.size.x
      room = max(room, width * min(aspect, 1 / aspect))
      isTurned = (aspect < 1) != (room < width)
    }
    let numbers = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1, $0) })
    let links = ties.compactMap { tie -> (Int, Int)? in
      guard let tail = numbers[tie.tail], let head = numbers[tie.head], tail != head else { return nil }
      return (tail, head)
    }
    let tallest = own.map(\.height).max() ?? 0
    var fitted = own
    for _ in 0..<80 {
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
      room *= 1.04
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
    let linear = boxes.map { extent.share(of: $0.center) }
    let (xs, ys) = (Self.ranks(linear.map(\.x)), Self.ranks(linear.map(\.y)))
    return boxes.indices.map { index in
      let even = Point(x: xs[index], y: ys[index])
      var share = linear[index] * (1 - Self.evenness) + even * Self.evenness
      if isTurned { share = Point(x: share.y, y: 1 - share.x) }
      var copy = boxes[index]
      copy.center = Point(
        x: copy.width / 2 + share.x * max(room.x - copy.width, 0),
        y: copy.height / 2 + share.y * max(room.y - copy.height, 0)
      )
      return copy
    }
  }

  /// From 0 for the smallest to 1 for the largest; equal values have one rank.
  private static func ranks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var ranks = [Double](repeating: 0.5, count: values.count)
    guard values.count > 1 else { return ranks }
    var first = 0
    for (position, index) in order.enumerated() {
      if values[order[first]] < values[index] { first = position }
      ranks[index] = Double(first) / Double(values.count - 1)
    }
    return ranks
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
      let apart = separated(own)
      let middles = Compaction.squeezed(apart, gap: max(gap, 4), .radial)
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

extension PageFitting {
  /// What overlaps from the beginning, with all the room that it may need.
  private func separated(_ boxes: [Layout.Box]) -> [Layout.Box] {
    guard boxes.count > 1, let extent = Extent(boxes.map(\.center)) else { return boxes }
    let largest = Point(x: boxes.map(\.width).max() ?? 0, y: boxes.map(\.height).max() ?? 0)
    var copies = boxes
    for index in copies.indices { copies[index].center = boxes[index].center - extent.low + largest }
    var separation = BoxSeparation(
      copies,
      gap: gap,
      width: extent.size.x + 2 * largest.x,
      height: extent.size.y + boxes.reduce(0) { $0 + $1.height + gap } + largest.y
    )
    _ = separation.run()
    return separation.boxes
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
