/// Leads lines past what stands in their way: each as straight as it can be, else in a bow.
struct LineRouting {
  /// What lines begin and end at, by node: the box or disc itself.
  let ends: [Layout.Box?]
  /// What they should not run behind; several may belong to a node.
  let obstacles: [(node: Int, box: Layout.Box)]
  /// Whether the ends are round.
  let areDiscs: Bool

  /// Beyond so many tests of a point against a box lines stay straight.
  private static let limit = 40_000_000
  private static let samples = 20

  /// How far a line's middle may stand off the straight way, in units, from the least; and in shares of its
  /// length at most.
  private static let bows = [0.0, 8, -8, 17, -17, 28, -28, 40, -40]
  private static let steepest = 0.22

  /// - Parameter ties: pairs of nodes, none with itself.
  /// - Returns: a line for each; nil where an end has no place.
  func curves(for ties: [(tail: Int, head: Int)]) -> [Curve?] {
    let work = ties.count * Self.bows.count * Self.samples * obstacles.count
    let bows = work > Self.limit ? [0] : Self.bows
    return ties.map { tie in
      guard let tail = ends[tie.tail], let head = ends[tie.head] else { return nil }
      var best: (curve: Curve, cost: Double)?
      let length = (head.center - tail.center).length
      for bow in bows where abs(bow) <= Self.steepest * length {
        let curve = curve(from: tail, to: head, bow: bow)
        let cost = bows.count > 1 ? self.cost(of: curve, tie, bow) : 0
        if cost < best?.cost ?? .infinity { best = (curve, cost) }
        if cost == 0 { break }
      }
      return best?.curve
    }
  }

  private func curve(from tail: Layout.Box, to head: Layout.Box, bow: Double) -> Curve {
    let way = head.center - tail.center
    let side = Point(x: -way.unit.y, y: way.unit.x) * (bow * 4 / 3)
    let middle = (tail.center + head.center) * 0.5 + side
    let start = areDiscs ? rim(tail, towards: middle) : tail.border(towards: middle)
    let end = areDiscs ? rim(head, towards: middle) : head.border(towards: middle)
    return Curve(from: start, to: end, bow: side)
  }

  private func rim(_ disc: Layout.Box, towards point: Point) -> Point {
    disc.center + (point - disc.center).unit * (disc.width / 2 + 1)
  }

  /// How much of the line lies behind what it should not; a bow costs a little by itself.
  private func cost(of curve: Curve, _ tie: (tail: Int, head: Int), _ bow: Double) -> Double {
    var cost = abs(bow) / 50
    var hidden = Set<Int>()
    for step in 1..<Self.samples {
      let point = curve.point(at: Double(step) / Double(Self.samples))
      for obstacle in obstacles where obstacle.node != tie.tail && obstacle.node != tie.head {
        let offset = point - obstacle.box.center
        guard abs(offset.x) < obstacle.box.width / 2 + 3, abs(offset.y) < obstacle.box.height / 2 + 3 else {
          continue
        }
        cost += 0.25
        if hidden.insert(obstacle.node).inserted { cost += 1 }
      }
    }
    return cost
  }
}
