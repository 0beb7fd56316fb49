/// What is left to do when Graphviz has placed everything.
extension Layout {
  func finished(for diagram: Diagram) -> Layout {
    var copy = self
    switch diagram.profile {
    case .columns, .hierarchy: copy.alignColumns(diagram)
    case .groups: copy.leadLinesToDiscs(diagram)
    case .clusters: copy.plates = ClusterPlates.around(copy, diagram)
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
      curve.shiftStart(by: shifts[tie.tail])
      curve.shiftEnd(by: shifts[tie.head])
      replaceCurve(index, by: curve)
    }
  }

  private mutating func leadLinesToDiscs(_ diagram: Diagram) {
    let looks = diagram.nodes.map { DiscLook($0, diagram.theme) }
    for (index, tie) in diagram.ties.enumerated() {
      guard let tail = nodes[tie.tail], let head = nodes[tie.head] else { continue }
      let start = tail.center + looks[tie.tail].discOffset
      let end = head.center + looks[tie.head].discOffset
      let way = (end - start).unit
      replaceCurve(
        index,
        by: Curve(
          from: start + way * (looks[tie.tail].diameter / 2 + 1),
          to: end - way * (looks[tie.head].diameter / 2 + 1)
        )
      )
    }
  }
}
