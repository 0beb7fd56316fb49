/// What is left to do when Graphviz has placed everything.
extension Layout {
  func finished(for diagram: Diagram) -> Layout {
    var copy = self
    switch diagram.profile {
    case .columns, .hierarchy: copy.alignColumns(diagram)
    case .groups:
      copy.squeeze(gap: 30, .free)
      copy.leadLinesToDiscs(diagram)
    case .partners:
      copy.squeeze(gap: 24, .radial)
      copy.leadLinesToBoxes(diagram)
    case .clusters: copy.compactClusters(diagram)
    case .panels: return PanelArrangement(diagram, self).layout
    default: break
    }
    return copy
  }

  /// The first column ends flush at the right, the last one begins flush at the left: the eye finds its line.
  private mutating func alignColumns(_ diagram: Diagram) {
    let last = diagram.nodes.map(\.rank).max() ?? 0
    guard last > 0 else { return }
    func edge(_ index: Int) -> Double? {
      nodes[index].map { $0.center.x + (diagram.nodes[index].rank == 0 ? $0.width : -$0.width) / 2 }
    }
    let right = diagram.nodes.indices.filter { diagram.nodes[$0].rank == 0 }.compactMap(edge).max() ?? 0
    let left = diagram.nodes.indices.filter { diagram.nodes[$0].rank == last }.compactMap(edge).min() ?? 0
    var shifts = [Double](repeating: 0, count: diagram.nodes.count)
    for (index, node) in diagram.nodes.enumerated() where node.rank == 0 || node.rank == last {
      guard let own = edge(index), let box = nodes[index] else { continue }
      shifts[index] = (node.rank == 0 ? right : left) - own
      move(index, to: box.center + Point(x: shifts[index], y: 0))
    }
    for (index, tie) in diagram.ties.enumerated() {
      guard var curve = curves[index] else { continue }
      let (tail, head) = (diagram.nodes[tie.tail].rank, diagram.nodes[tie.head].rank)
      guard tail != head else {
        curve = curve.moved(by: Point(x: shifts[tie.tail], y: 0))
        replaceCurve(index, by: curve)
        continue
      }
      curve.stretch(startBy: shifts[tie.tail], endBy: shifts[tie.head])
      replaceCurve(index, by: curve)
    }
  }

  private mutating func squeeze(gap: Double, _ freedom: Compaction.Freedom) {
    let present = nodes.indices.filter { nodes[$0] != nil }
    let places = Compaction.squeezed(present.compactMap { nodes[$0] }, gap: gap, freedom)
    for (index, place) in zip(present, places) { move(index, to: place) }
  }

  /// Each plate moves with all that stands on it; nodes without a group move alone.
  private mutating func compactClusters(_ diagram: Diagram) {
    let before = ClusterPlates.around(self, diagram)
    var pieces: [(box: Box, members: [Int])] = []
    for (group, plate) in before.enumerated() where plate.width > 0 {
      pieces.append((plate, nodes.indices.filter { diagram.nodes[$0].groups.first == group }))
    }
    for index in nodes.indices {
      guard let box = nodes[index], let group = diagram.nodes[index].groups.first else { continue }
      if diagram.groups[group].isOutside { pieces.append((box, [index])) }
    }
    let places = Compaction.squeezed(pieces.map(\.box), gap: 22, .free)
    for (piece, place) in zip(pieces, places) {
      let shift = place - piece.box.center
      for index in piece.members { if let box = nodes[index] { move(index, to: box.center + shift) } }
    }
    plates = ClusterPlates.around(self, diagram)
    leadLinesToBoxes(diagram)
  }

  /// Straight lines from middle to middle, cut where the boxes begin.
  private mutating func leadLinesToBoxes(_ diagram: Diagram) {
    for (index, tie) in diagram.ties.enumerated() where tie.tail != tie.head {
      guard let tail = nodes[tie.tail], let head = nodes[tie.head] else { continue }
      let start = tail.border(towards: head.center)
      let end = head.border(towards: tail.center)
      replaceCurve(index, by: Curve(from: start, to: end))
    }
  }

  private mutating func leadLinesToDiscs(_ diagram: Diagram) {
    let looks = diagram.nodes.map { DiscLook($0, diagram.theme) }
    for (index, tie) in diagram.ties.enumerated() {
      guard let tail = nodes[tie.tail], let head = nodes[tie.head] else { continue }
      let start = tail.center + looks[tie.tail].discOffset
      let end = head.center + looks[tie.head].discOffset
      let way = (end - start).unit
      let side = Point(x: -way.y, y: way.x)
      // A disc that the straight line would run through is passed at its nearer side.
      var bow = 0.0
      for (other, box) in nodes.enumerated() where other != tie.tail && other != tie.head {
        guard let box else { continue }
        let center = box.center + looks[other].discOffset - start
        let along = center.x * way.x + center.y * way.y
        let across = center.x * side.x + center.y * side.y
        let room = looks[other].diameter / 2 + 7
        guard along > 0, along < (end - start).length, abs(across) < room else { continue }
        let needed = across > 0 ? across - room : across + room
        if abs(needed) > abs(bow) { bow = needed }
      }
      let middle = (start + end) * 0.5 + side * (bow * 4 / 3)
      let out = (middle - start).unit
      let back = (middle - end).unit
      replaceCurve(
        index,
        by: Curve(
          from: start + out * (looks[tie.tail].diameter / 2 + 1),
          to: end + back * (looks[tie.head].diameter / 2 + 1),
          bow: side * (bow * 4 / 3)
        )
      )
    }
  }
}

extension Layout.Box {
  /// Where a line from the middle to a point leaves the box, a little outside.
  func border(towards point: Point) -> Point {
    let way = point - center
    guard way.length > 0 else { return center }
    let horizontal = abs(way.x) > 0 ? (width / 2 + 1) / abs(way.x) : .infinity
    let vertical = abs(way.y) > 0 ? (height / 2 + 1) / abs(way.y) : .infinity
    return center + way * min(horizontal, vertical, 0.5)
  }
}
