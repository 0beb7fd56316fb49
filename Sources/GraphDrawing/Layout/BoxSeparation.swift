/// Boxes in a frame that push each other away until none overlaps another.
///
/// Each two that do are moved apart along the shorter way, the smaller box further, in turn, until nothing
/// moves. Complexity: for each of at most some hundred rounds, the number of pairs at one height.
struct BoxSeparation {
  private let gap: Double
  private let frame: BoxFrame
  /// From the lowest to the highest, as far as is known: neighbours on the page are neighbours in memory.
  private var items: [BoxItem]
  /// Where a box is among the items.
  private var slots: [Int]
  private let tallestHalf: Double
  private static let rounds = 260
  /// So many tests of a box against a line are made in a round.
  private static let lineLimit = 60_000

  init(_ boxes: [Layout.Box], gap: Double, width: Double, height: Double) {
    self.gap = gap
    frame = BoxFrame(width: width, height: height)
    items = boxes.enumerated()
      .map { index, box in
        BoxItem(
          index: index,
          center: box.center,
          halfWidth: box.width / 2,
          halfHeight: box.height / 2,
          weight: box.width * box.height + 1
        )
      }
    slots = Array(boxes.indices)
    tallestHalf = items.map(\.halfHeight).max() ?? 0
  }

  /// In the order in which they were given.
  var boxes: [Layout.Box] {
    slots.map { slot in
      let item = items[slot]
      return Layout.Box(center: item.center, width: item.halfWidth * 2, height: item.halfHeight * 2)
    }
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
    guard !ties.isEmpty, ties.count * items.count <= Self.lineLimit else { return }
    for _ in 0..<120 {
      var moved = 0.0
      for (tail, head) in ties { moved = max(moved, clear(tail, head)) }
      _ = pushApart(gap: gap)
      if moved < 0.5 { return }
    }
  }

  /// Boxes in the way of one line give way sideways, and its ends a little to the other side.
  private mutating func clear(_ tail: Int, _ head: Int) -> Double {
    let start = items[slots[tail]].center
    let way = items[slots[head]].center - start
    let length = way.length
    guard length > 1 else { return 0 }
    let unit = way * (1 / length)
    let side = Point(x: -unit.y, y: unit.x)
    var worst = 0.0
    for index in slots.indices where index != tail && index != head {
      let item = items[slots[index]]
      let from = item.center - start
      let along = from.x * unit.x + from.y * unit.y
      guard along > 0, along < length else { continue }
      let across = from.x * side.x + from.y * side.y
      let reach = abs(side.x) * item.halfWidth + abs(side.y) * item.halfHeight + 3
      let missing = reach - abs(across)
      guard missing > 0 else { continue }
      worst = max(worst, missing)
      let direction = across < 0 ? -1.0 : 1.0
      let step = direction * min(missing, 8)
      frame.move(&items[slots[index]], by: side * (step * 0.3))
      frame.move(&items[slots[tail]], by: side * (-step * 0.06))
      frame.move(&items[slots[head]], by: side * (-step * 0.06))
    }
    return worst
  }

  /// - Returns: by how much the worst two overlapped.
  private mutating func pushApart(gap: Double) -> Double {
    sortByHeight()
    var worst = 0.0
    for position in items.indices {
      var first = items[position]
      let reach = first.halfHeight + tallestHalf + gap
      var next = position + 1
      while next < items.count {
        let way = items[next].center - first.center
        if way.y > reach { break }
        let px = first.halfWidth + items[next].halfWidth + gap - abs(way.x)
        let py = first.halfHeight + items[next].halfHeight + gap - abs(way.y)
        if px > 0, py > 0 {
          worst = max(worst, min(px, py))
          frame.push(&first, &items[next], way, px, py)
        }
        next += 1
      }
      items[position] = first
    }
    return worst
  }

  /// By insertion: from round to round little changes.
  private mutating func sortByHeight() {
    for end in items.indices.dropFirst() {
      let item = items[end]
      var place = end
      while place > 0, items[place - 1].center.y > item.center.y {
        items[place] = items[place - 1]
        slots[items[place].index] = place
        place -= 1
      }
      guard place < end else { continue }
      items[place] = item
      slots[item.index] = place
    }
  }
}

/// What is asked of a box in every round.
private struct BoxItem {
  let index: Int
  var center: Point
  let halfWidth: Double
  let halfHeight: Double
  let weight: Double
}

/// The room that boxes must not leave.
private struct BoxFrame {
  let width: Double
  let height: Double

  func push(_ first: inout BoxItem, _ second: inout BoxItem, _ way: Point, _ px: Double, _ py: Double) {
    let share = second.weight / (first.weight + second.weight)
    // Of two at one place the later one goes up, or to the right.
    let shift =
      px < py
      ? Point(x: way.x < 0 ? -px : px, y: 0) : Point(x: 0, y: way.y < 0 ? -py : py)
    let before = (first.center, second.center)
    move(&first, by: shift * -share)
    move(&second, by: shift * (1 - share))
    // What the frame holds back the other one makes good for.
    let done = (second.center - before.1) - (first.center - before.0)
    let rest = shift - done
    if abs(rest.x) + abs(rest.y) > 0.01 {
      move(&first, by: rest * -0.5)
      move(&second, by: rest * 0.5)
    }
  }

  func move(_ item: inout BoxItem, by shift: Point) {
    let (halfWidth, halfHeight) = (item.halfWidth, item.halfHeight)
    item.center = Point(
      x: min(max(item.center.x + shift.x, halfWidth), max(width - halfWidth, halfWidth)),
      y: min(max(item.center.y + shift.y, halfHeight), max(height - halfHeight, halfHeight))
    )
  }
}
