/// Boxes in a frame that push each other away until none overlaps another.
///
/// Each two that do are moved apart along the shorter way, the smaller box further, in turn, until nothing
/// moves. Complexity: for each of at most some hundred rounds, the number of pairs at one height.
struct BoxSeparation {
  private(set) var boxes: [Layout.Box]
  private let gap: Double
  private let width: Double
  private let height: Double
  /// From the lowest to the highest, as far as is known.
  private var order: [Int]
  private static let rounds = 260
  /// So many tests of a box against a line are made in a round.
  private static let lineLimit = 60_000

  init(_ boxes: [Layout.Box], gap: Double, width: Double, height: Double) {
    self.boxes = boxes
    self.gap = gap
    self.width = width
    self.height = height
    order = Array(boxes.indices)
  }

  /// - Returns: whether no two boxes overlap.
  mutating func run() -> Bool {
    for round in 0..<Self.rounds {
      // At the end a smaller gap will do.
      let worst = pushApart(gap: round < Self.rounds * 2 / 3 ? gap : gap / 2)
      if worst < gap / 4 { return true }
    }
    return pushApart(gap: 0.5) < 0.5
  }

  /// Moves boxes off the lines that would run behind them.
  mutating func clearLines(_ ties: [(Int, Int)]) {
    guard !ties.isEmpty, ties.count * boxes.count <= Self.lineLimit else { return }
    for _ in 0..<120 {
      var moved = 0.0
      for (tail, head) in ties { moved = max(moved, clear(tail, head)) }
      _ = pushApart(gap: gap)
      if moved < 0.5 { return }
    }
  }

  /// Boxes in the way of one line give way sideways, and its ends a little to the other side.
  private mutating func clear(_ tail: Int, _ head: Int) -> Double {
    let start = boxes[tail].center
    let way = boxes[head].center - start
    let length = way.length
    guard length > 1 else { return 0 }
    let unit = way * (1 / length)
    let side = Point(x: -unit.y, y: unit.x)
    var worst = 0.0
    for index in boxes.indices where index != tail && index != head {
      let from = boxes[index].center - start
      let along = from.x * unit.x + from.y * unit.y
      guard along > 0, along < length else { continue }
      let across = from.x * side.x + from.y * side.y
      let reach = abs(side.x) * boxes[index].width / 2 + abs(side.y) * boxes[index].height / 2 + 3
      let missing = reach - abs(across)
      guard missing > 0 else { continue }
      worst = max(worst, missing)
      let direction = across < 0 ? -1.0 : 1.0
      move(index, by: side * (direction * min(missing, 8) * 0.3))
      move(tail, by: side * (-direction * min(missing, 8) * 0.06))
      move(head, by: side * (-direction * min(missing, 8) * 0.06))
    }
    return worst
  }

  /// - Returns: by how much the worst two overlapped.
  private mutating func pushApart(gap: Double) -> Double {
    sortByHeight()
    var worst = 0.0
    let tallest = boxes.map(\.height).max() ?? 0
    for position in order.indices {
      let first = order[position]
      var next = position + 1
      while next < order.count {
        let second = order[next]
        next += 1
        let dy = boxes[second].center.y - boxes[first].center.y
        if dy > (boxes[first].height + tallest) / 2 + gap { break }
        let dx = boxes[second].center.x - boxes[first].center.x
        let px = (boxes[first].width + boxes[second].width) / 2 + gap - abs(dx)
        let py = (boxes[first].height + boxes[second].height) / 2 + gap - abs(dy)
        guard px > 0, py > 0 else { continue }
        worst = max(worst, min(px, py))
        push(first, second, Point(x: dx, y: dy), px, py)
      }
    }
    return worst
  }

  private mutating func push(_ first: Int, _ second: Int, _ way: Point, _ px: Double, _ py: Double) {
    let (a, b) = (
      boxes[first].width * boxes[first].height + 1, boxes[second].width * boxes[second].height + 1
    )
    let share = b / (a + b)
    // Of two at one place the later one goes up, or to the right.
    let shift =
      px < py
      ? Point(x: way.x < 0 ? -px : px, y: 0) : Point(x: 0, y: way.y < 0 ? -py : py)
    let before = (boxes[first].center, boxes[second].center)
    move(first, by: shift * -share)
    move(second, by: shift * (1 - share))
    // What the frame holds back the other one makes good for.
    let done = (boxes[second].center - before.1) - (boxes[first].center - before.0)
    let rest = shift - done
    if abs(rest.x) + abs(rest.y) > 0.01 {
      move(first, by: rest * -0.5)
      move(second, by: rest * 0.5)
    }
  }

  private mutating func move(_ index: Int, by shift: Point) {
    let box = boxes[index]
    let (halfWidth, halfHeight) = (box.width / 2, box.height / 2)
    boxes[index].center = Point(
      x: min(max(box.center.x + shift.x, halfWidth), max(width - halfWidth, halfWidth)),
      y: min(max(box.center.y + shift.y, halfHeight), max(height - halfHeight, halfHeight))
    )
  }

  /// By insertion: from round to round little changes.
  private mutating func sortByHeight() {
    for end in order.indices.dropFirst() {
      let item = order[end]
      let y = boxes[item].center.y
      var place = end
      while place > 0, boxes[order[place - 1]].center.y > y {
        order[place] = order[place - 1]
        place -= 1
      }
      order[place] = item
    }
  }
}
