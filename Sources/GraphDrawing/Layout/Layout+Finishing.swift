/// What is left to do when Graphviz has placed everything.
extension Layout {
  func finished(for diagram: Diagram) -> Layout {
    var copy = self
    switch diagram.profile {
    case .columns, .hierarchy: copy.alignColumns(diagram)
    case .groups:
      copy.fit(diagram, gap: 14, density: 0.52, avoidsLines: true)
      copy.leadLinesToDiscs(diagram)
    case .partners:
      copy.fit(diagram, gap: 14, density: 0.52, avoidsLines: true)
      copy.leadLinesToBoxes(diagram)
    case .clusters: copy.fitClusters(diagram)
    case .panels: return PanelArrangement(diagram, self).layout
    case .network:
      let isSparse = diagram.nodes.count <= DiagramNaming.allNamedLimit
      copy.fit(diagram, gap: isSparse ? 10 : 3, density: isSparse ? 0.52 : 0.62, avoidsLines: isSparse)
      copy.leadLinesToBoxes(diagram, isStraight: !isSparse)
    case .multiples:
      copy.fit(diagram, gap: 4, density: 0.62, avoidsLines: false)
      copy.leadLinesToBoxes(diagram, isStraight: true)
    case .ego: copy.narrow(diagram)
    case .route, .matrix, .kinds: break
    }
    copy.takeLoopsAlong(from: self, diagram)
    return copy
  }

  /// A line from a node to itself goes where the node went.
  private mutating func takeLoopsAlong(from before: Layout, _ diagram: Diagram) {
    for (index, tie) in diagram.ties.enumerated() where tie.tail == tie.head {
      guard let old = before.nodes[tie.tail], let new = nodes[tie.tail] else { continue }
      replaceCurve(index, by: before.curves[index]?.moved(by: new.center - old.center))
    }
  }

  /// The same where every node must stay.
  func finishedInPlace(for diagram: Diagram) -> Layout {
    var copy = self
    switch diagram.profile {
    case .groups: copy.leadLinesToDiscs(diagram)
    case .partners: copy.leadLinesToBoxes(diagram)
    case .clusters:
      copy.plates = ClusterPlates.around(self, diagram)
      copy.leadLinesToBoxes(diagram)
    default: break
    }
    return copy
  }

  /// Brings everything onto the paper.
  private mutating func fit(_ diagram: Diagram, gap: Double, density: Double, avoidsLines: Bool) {
    let present = nodes.indices.filter { nodes[$0] != nil }
    let numbers = Dictionary(uniqueKeysWithValues: present.enumerated().map { ($1, $0) })
    let page = PageFitting(
      gap: gap,
      width: diagram.paper.inner,
      density: density,
      avoidsLines: avoidsLines
    )
    let ties = diagram.ties.compactMap { tie -> (tail: Int, head: Int)? in
      guard let tail = numbers[tie.tail], let head = numbers[tie.head] else { return nil }
      return (tail, head)
    }
    let places = page.places(for: present.compactMap { nodes[$0] }, ties: ties)
    for (index, place) in zip(present, places) { move(index, to: place) }
  }

  /// Rings that are wider than the paper become a map.
  private mutating func narrow(_ diagram: Diagram) {
    guard let bounds = bounds(labelHeight: { _ in 0 }), bounds.high.x - bounds.low.x > diagram.paper.inner
    else { return }
    fit(diagram, gap: 8, density: 0.55, avoidsLines: diagram.nodes.count <= DiagramNaming.allNamedLimit)
    leadLinesToBoxes(diagram)
  }

  // MARK: Columns

  /// Columns share the width of the paper.
  ///
  /// The first one ends flush at the right, the last one begins flush at
  /// the left: the eye finds its line.
  private mutating func alignColumns(_ diagram: Diagram) {
    let last = diagram.nodes.map(\.rank).max() ?? 0
    guard last > 0 else { return }
    var widths = [Double](repeating: 0, count: last + 1)
    for (node, box) in zip(diagram.nodes, nodes) {
      widths[node.rank] = max(widths[node.rank], box?.width ?? 0)
    }
    let free = diagram.paper.inner - widths.reduce(0, +)
    let gap = min(max(free / Double(last), Self.columnGaps.lowerBound), Self.columnGaps.upperBound)
    var shifts = [Double](repeating: 0, count: diagram.nodes.count)
    for (index, node) in diagram.nodes.enumerated() {
      guard let box = nodes[index] else { continue }
      let left = widths[..<node.rank].reduce(0) { $0 + $1 + gap }
      let spare = widths[node.rank] - box.width
      let x = left + box.width / 2 + (node.rank == 0 ? spare : node.rank == last ? 0 : spare / 2)
      shifts[index] = x - box.center.x
      move(index, to: Point(x: x, y: box.center.y))
    }
    for (index, tie) in diagram.ties.enumerated() {
      guard var curve = curves[index] else { continue }
      if diagram.nodes[tie.tail].rank == diagram.nodes[tie.head].rank {
        curve = curve.moved(by: Point(x: shifts[tie.tail], y: 0))
      } else {
        curve.stretch(startBy: shifts[tie.tail], endBy: shifts[tie.head])
      }
      replaceCurve(index, by: curve)
    }
  }

  private static let columnGaps = 40.0...240.0

  // MARK: Groups

  /// The members of each group are brought onto a plate of their own, then the plates onto the paper, with the
  /// nodes that belong to no group.
  private mutating func fitClusters(_ diagram: Diagram) {
    let width = diagram.paper.inner
    for (group, plate) in ClusterPlates.around(self, diagram).enumerated() where plate.width > 0 {
      let members = nodes.indices.filter { diagram.nodes[$0].groups.first == group && nodes[$0] != nil }
      fitMembers(members, of: group, diagram)
    }
    var pieces: [(box: Box, members: [Int])] = []
    for (group, plate) in ClusterPlates.around(self, diagram).enumerated() where plate.width > 0 {
      pieces.append((plate, nodes.indices.filter { diagram.nodes[$0].groups.first == group }))
    }
    for index in nodes.indices {
      guard let box = nodes[index], let group = diagram.nodes[index].groups.first else { continue }
      if diagram.groups[group].isOutside { pieces.append((box, [index])) }
    }
    let page = PageFitting(
      gap: Self.plateGap,
      width: width,
      density: 0.9,
      avoidsLines: false
    )
    // All as one part: a plate without lines to others is no less than they are.
    let chain = pieces.indices.dropFirst().map { (tail: $0 - 1, head: $0) }
    let places = page.places(for: pieces.map(\.box), ties: chain)
    for (piece, place) in zip(pieces, places) {
      let shift = place - piece.box.center
      for index in piece.members { if let box = nodes[index] { move(index, to: box.center + shift) } }
    }
    plates = ClusterPlates.around(self, diagram)
    leadLinesToBoxes(diagram)
  }

  private static let plateGap = 14.0

  private mutating func fitMembers(_ members: [Int], of group: Int, _ diagram: Diagram) {
    let boxes = members.compactMap { nodes[$0] }
    let numbers = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1, $0) })
    let ties = diagram.ties.compactMap { tie -> (tail: Int, head: Int)? in
      guard let tail = numbers[tie.tail], let head = numbers[tie.head] else { return nil }
      return (tail, head)
    }
    let area = boxes.reduce(0) { $0 + ($1.width + 12) * ($1.height + 12) } / 0.6
    // Two plates stand side by side.
    let most = (diagram.paper.inner - Self.plateGap) / 2 - 2 * ClusterPlates.padding
    let least = max(boxes.map(\.width).max() ?? 0, ClusterPlates.captionWidth(diagram.groups[group], diagram))
    let width = max(min((area * 0.9).squareRoot(), most), least)
    let page = PageFitting(gap: 9, width: width, density: 0.62, avoidsLines: true)
    let chain = members.indices.dropFirst().map { (tail: $0 - 1, head: $0) }
    let middle = boxes.reduce(Point(x: 0, y: 0)) { $0 + $1.center } * (1 / Double(max(boxes.count, 1)))
    let places = page.places(for: boxes, ties: ties.isEmpty ? chain : ties)
    for (index, place) in zip(members, places) { move(index, to: place + middle) }
  }

  // MARK: Lines

  /// Straight lines from middle to middle, cut where the boxes begin; in a bow around what stands in the way.
  private mutating func leadLinesToBoxes(_ diagram: Diagram, isStraight: Bool = false) {
    let obstacles =
      isStraight
      ? [] : nodes.enumerated().compactMap { index, box in box.map { (node: index, box: $0) } }
    leadLines(diagram, LineRouting(ends: nodes, obstacles: obstacles, areDiscs: false))
  }

  /// Discs are in the way, and so are the words below them.
  private mutating func leadLinesToDiscs(_ diagram: Diagram) {
    let looks = diagram.nodes.map { DiscLook($0, in: diagram) }
    var ends: [Box?] = []
    var obstacles: [(node: Int, box: Box)] = []
    for (index, look) in looks.enumerated() {
      guard let center = nodes[index]?.center else {
        ends.append(nil)
        continue
      }
      let disc = Box(center: center + look.discOffset, width: look.diameter, height: look.diameter)
      ends.append(disc)
      obstacles.append((index, disc))
      obstacles.append(
        (index, Box(center: center + look.textOffset, width: look.textWidth, height: look.textHeight))
      )
    }
    leadLines(diagram, LineRouting(ends: ends, obstacles: obstacles, areDiscs: true))
  }

  private mutating func leadLines(_ diagram: Diagram, _ routing: LineRouting) {
    let indices = diagram.ties.indices.filter { diagram.ties[$0].tail != diagram.ties[$0].head }
    let curves = routing.curves(for: indices.map { (diagram.ties[$0].tail, diagram.ties[$0].head) })
    for (index, curve) in zip(indices, curves) {
      if let curve { replaceCurve(index, by: curve) }
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
