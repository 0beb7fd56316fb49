/// Finds places for the nodes of a diagram, some of which have theirs already.
///
/// Those stay exactly where they are. Each other node is put near the middle of its neighbours, at the first
/// place of a spiral where it overlaps nobody; nodes next to many placed ones come first. What is linked to
/// nothing that has a place begins below the rest.
struct NodePlacing {
  private let diagram: Diagram
  private let sizes: [Point]
  private var places: [Point?]
  private var neighbors: [[Int]]
  private var grid: PlaceGrid
  private var low = Point(x: 0, y: 0)
  private var high = Point(x: 0, y: 0)

  /// - Parameters:
  ///   - diagram: whose nodes are placed.
  ///   - known: the places that some of them have.
  /// - Returns: a place for each node.
  static func places(for diagram: Diagram, keeping known: DrawingPositions) -> [Point] {
    var placing = NodePlacing(diagram, known)
    placing.placeNew()
    return placing.places.map { $0 ?? Point(x: 0, y: 0) }
  }

  private init(_ diagram: Diagram, _ known: DrawingPositions) {
    self.diagram = diagram
    sizes = diagram.nodes.map { node in
      let look = NodeLook(node, in: diagram)
      return Point(x: look.width, y: look.height)
    }
    places = diagram.nodes.map { node in known.places[node.positionKey].map { Point(x: $0.x, y: $0.y) } }
    neighbors = diagram.nodes.map { _ in [] }
    for tie in diagram.ties where tie.tail != tie.head {
      neighbors[tie.tail].append(tie.head)
      neighbors[tie.head].append(tie.tail)
    }
    grid = PlaceGrid(cell: max(24, (sizes.map { max($0.x, $0.y) }.max() ?? 24) + PlaceGrid.gap))
    for (node, place) in places.enumerated() {
      if let place { settle(node, place) }
    }
  }

  private mutating func settle(_ node: Int, _ place: Point) {
    if grid.isEmpty { (low, high) = (place, place) }
    places[node] = place
    grid.insert(place, sizes[node])
    low = Point(x: min(low.x, place.x - sizes[node].x / 2), y: min(low.y, place.y - sizes[node].y / 2))
    high = Point(x: max(high.x, place.x + sizes[node].x / 2), y: max(high.y, place.y + sizes[node].y / 2))
  }

  private mutating func placeNew() {
    func placedNeighbors(_ node: Int) -> Int {
      neighbors[node].reduce(0) { $0 + (places[$1] == nil ? 0 : 1) }
    }
    let new = places.indices.filter { places[$0] == nil }
    let counts = new.map(placedNeighbors)
    var queue = new.indices.filter { counts[$0] > 0 }.sorted { (counts[$1], $0) < (counts[$0], $1) }
      .map { new[$0] }
    var next = 0
    // Then outwards from these; what nothing leads to begins a part of its own.
    for seed in new + [nil] as [Int?] {
      while next < queue.count {
        let node = queue[next]
        next += 1
        guard places[node] == nil else { continue }
        settle(node, grid.freePlace(near: target(of: node), size: sizes[node]))
        queue += neighbors[node].filter { places[$0] == nil }
      }
      if let seed, places[seed] == nil { queue.append(seed) }
    }
  }

  /// Between its neighbours; beside its only one, away from the middle of the drawing.
  private func target(of node: Int) -> Point {
    let placed = neighbors[node].compactMap { places[$0] }
    guard let first = placed.first else {
      return Point(x: (low.x + high.x) / 2, y: low.y - sizes[node].y - PlaceGrid.gap)
    }
    if placed.count == 1 {
      let outward = first - (low + high) * 0.5
      return first + outward.unit * (sizes[node].length / 2 + 40)
    }
    return placed.reduce(Point(x: 0, y: 0), +) * (1 / Double(placed.count))
  }
}

/// Rectangles by the cells of a grid that their middles lie in, for finding what is in the way.
struct PlaceGrid {
  /// What stays free between two rectangles, in points.
  static let gap = 6.0

  private struct Cell: Hashable {
    var column: Int
    var row: Int
  }

  private let cell: Double
  private static let step = 10.0
  /// By cell of the target: the ring of the last place found, and where in it.
  private var searched: [Cell: (ring: Int, index: Int)] = [:]
  private var boxes: [Cell: [(middle: Point, size: Point)]] = [:]

  /// - Parameter cell: no less than the largest rectangle.
  init(cell: Double) { self.cell = cell }

  var isEmpty: Bool { boxes.isEmpty }

  mutating func insert(_ middle: Point, _ size: Point) {
    boxes[home(of: middle), default: []].append((middle, size))
  }

  /// The first place of a square spiral around a point where a rectangle overlaps none.
  mutating func freePlace(near target: Point, size: Point) -> Point {
    if isFree(target, size) { return target }
    // Around one point what was not free stays so: the search goes on where it last ended.
    let home = home(of: target)
    var (ring, first) = searched[home] ?? (1, 0)
    while true {
      for (index, offset) in Self.ring(ring).enumerated().dropFirst(first) {
        let place = target + Point(x: Double(offset.0), y: Double(offset.1)) * Self.step
        if isFree(place, size) {
          searched[home] = (ring, index)
          return place
        }
      }
      (ring, first) = (ring + 1, 0)
    }
  }

  /// Counter-clockwise from the right.
  private static func ring(_ radius: Int) -> [(Int, Int)] {
    let side = -radius..<radius
    return side.map { (radius, $0) } + side.map { (-$0, radius) } + side.map { (-radius, -$0) }
      + side.map { ($0, -radius) }
  }

  private func isFree(_ middle: Point, _ size: Point) -> Bool {
    let home = home(of: middle)
    for column in home.column - 1...home.column + 1 {
      for row in home.row - 1...home.row + 1 {
        for box in boxes[Cell(column: column, row: row)] ?? []
        where abs(box.middle.x - middle.x) < (box.size.x + size.x) / 2 + Self.gap
          && abs(box.middle.y - middle.y) < (box.size.y + size.y) / 2 + Self.gap
        {
          return false
        }
      }
    }
    return true
  }

  private func home(of middle: Point) -> Cell {
    func number(_ value: Double) -> Int { Int(max(-1e9, min(1e9, (value / cell).rounded(.down)))) }
    return Cell(column: number(middle.x), row: number(middle.y))
  }
}
