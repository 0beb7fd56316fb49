/// Draws boxes together that a layout has spread more widely than their sizes ask for.
enum Compaction {
  /// In which directions a box may move on its own.
  enum Freedom {
    /// Straight towards the middle, so that lines keep their angles.
    case radial
    /// Sideways and up and down as well, which leaves the least room unused.
    case free
  }

  /// The boxes' middles after squeezing: first all by one factor, then one by one towards the middle, the
  /// nearest first.
  ///
  /// Boxes that did not overlap do not do so afterwards; who is left of whom changes little.
  /// Complexity: O(n²) for each of a fixed number of steps.
  static func squeezed(_ boxes: [Layout.Box], gap: Double, _ freedom: Freedom) -> [Point] {
    guard boxes.count > 1 else { return boxes.map(\.center) }
    let sum = boxes.reduce(Point(x: 0, y: 0)) { $0 + $1.center }
    let middle = sum * (1 / Double(boxes.count))
    var places = boxes.map { $0.center - middle }

    func collides(_ index: Int, at place: Point) -> Bool {
      for other in boxes.indices where other != index {
        let room = Point(
          x: (boxes[index].width + boxes[other].width) / 2 + gap,
          y: (boxes[index].height + boxes[other].height) / 2 + gap
        )
        if abs(place.x - places[other].x) < room.x, abs(place.y - places[other].y) < room.y { return true }
      }
      return false
    }
    func isFree(_ factor: Double) -> Bool {
      for first in boxes.indices {
        for second in boxes.indices where second > first {
          let way = (places[first] - places[second]) * factor
          let wide = (boxes[first].width + boxes[second].width) / 2 + gap
          let tall = (boxes[first].height + boxes[second].height) / 2 + gap
          if abs(way.x) < wide, abs(way.y) < tall { return false }
        }
      }
      return true
    }
    var factor = 1.0
    while factor > 0.1, isFree(factor - 0.03) { factor -= 0.03 }
    places = places.map { $0 * factor }

    let directions = [Point(x: 1, y: 1)] + (freedom == .free ? [Point(x: 1, y: 0), Point(x: 0, y: 1)] : [])
    let order = boxes.indices.sorted { (places[$0].length, $0) < (places[$1].length, $1) }
    for _ in 0..<4 {
      for index in order {
        for axis in directions {
          for _ in 0..<24 {
            let step = Point(x: places[index].x * axis.x, y: places[index].y * axis.y) * 0.08
            let next = places[index] - step
            guard step.length > 0.5, !collides(index, at: next) else { break }
            places[index] = next
          }
        }
      }
    }
    return places.map { $0 + middle }
  }
}
