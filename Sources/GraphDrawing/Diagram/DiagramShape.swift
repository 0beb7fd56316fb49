import PropertyGraph

/// What form the links of a selection have, and which profile therefore suits it.
struct DiagramShape {
  static let columnLimit = 60

  private let selection: DiagramSelection
  private let ties: [DiagramTie]
  /// By position: 0 for the side that acts, 1 for the side that is acted on; empty without two sides.
  private var sides: [Int] = []
  private var center: Int?
  /// By position: what a node is counted as.
  private let labels: [SymbolID?]
  /// Of the node that the first path begins with.
  private let firstLabel: SymbolID??

  init(
    selection: DiagramSelection,
    graph: Graph,
    kinds: NodeKinds,
    positions: [NodeID: Int],
    ties: [DiagramTie]
  ) {
    self.selection = selection
    self.ties = ties
    labels = selection.nodes.map { kinds.general($0) }
    firstLabel = selection.firstNode.map { kinds.general($0) }
    center = selection.center.flatMap { positions[$0] } ?? commonNeighbor()
    sides = twoSides { kinds.general(selection.nodes[$0]) }
    if sides.isEmpty { sides = twoSides { kinds.precise(selection.nodes[$0]) } }
  }

  var profile: DrawingProfile {
    if selection.isRoute { return .route }
    if selection.center != nil { return .ego }
    if center != nil, selection.nodes.count > 4, selection.nodes.count <= DiagramNaming.allNamedLimit {
      return .ego
    }
    if !sides.isEmpty, sides.filter({ $0 == 0 }).count <= Self.columnLimit,
      sides.filter({ $0 == 1 }).count <= Self.columnLimit
    {
      return .columns
    }
    return .network
  }

  /// The column or step of each node.
  func ranks(for profile: DrawingProfile) -> [Int] {
    switch profile {
    case .network, .clusters, .groups, .kinds, .multiples: return selection.nodes.map { _ in 0 }
    case .partners, .matrix, .panels: return sides.isEmpty ? selection.nodes.map { _ in 0 } : sides
    case .hierarchy: return LabelColumns(labels: labels, ties: ties, firstLabel: firstLabel).ranks
    case .columns: return sides.isEmpty ? sidesByDirection() : sides
    case .route:
      return selection.isRoute ? selection.nodes.map { selection.steps[$0] ?? 0 } : stepsByDirection()
    case .ego:
      let root = center ?? mostLinked()
      return selection.nodes.indices.map { index in
        selection.steps[selection.nodes[index]] ?? (index == root ? 0 : 1)
      }
    }
  }

  /// The node that every tie has at one end.
  private func commonNeighbor() -> Int? {
    guard let first = ties.first else { return nil }
    return [first.tail, first.head]
      .first { candidate in
        ties.allSatisfy { $0.tail == candidate || $0.head == candidate }
          && ties.count == selection.nodes.count - 1
      }
  }

  private func mostLinked() -> Int? {
    var degrees = [Int](repeating: 0, count: selection.nodes.count)
    for tie in ties {
      degrees[tie.tail] += 1
      degrees[tie.head] += 1
    }
    return degrees.indices.max { (degrees[$0], $1) < (degrees[$1], $0) }
  }

  /// Two classes of nodes with every tie from one to the other, and at least two nodes each.
  private func twoSides(_ label: (Int) -> SymbolID?) -> [Int] {
    let labels = selection.nodes.indices.map(label)
    let distinct = Set(labels)
    guard distinct.count == 2, let first = labels.first, !ties.isEmpty else { return [] }
    var balance = 0
    for tie in ties {
      guard labels[tie.tail] != labels[tie.head] else { return [] }
      for strand in tie.strands where strand.direction != .both {
        let source = strand.direction == .forward ? tie.tail : tie.head
        balance += labels[source] == first ? 1 : -1
      }
    }
    return labels.map { ($0 == first) == (balance >= 0) ? 0 : 1 }
  }

  private func sidesByDirection() -> [Int] {
    var sides = [Int](repeating: 0, count: selection.nodes.count)
    for tie in ties where tie.tail != tie.head {
      if tie.strands.first?.direction == .backward { sides[tie.tail] = 1 } else { sides[tie.head] = 1 }
    }
    return sides
  }

  /// Breadth first from the nodes that nothing leads to.
  private func stepsByDirection() -> [Int] {
    var steps = [Int?](repeating: nil, count: selection.nodes.count)
    var neighbors = [[Int]](repeating: [], count: selection.nodes.count)
    var isTarget = [Bool](repeating: false, count: selection.nodes.count)
    for tie in ties {
      neighbors[tie.tail].append(tie.head)
      neighbors[tie.head].append(tie.tail)
      let isBackward = tie.strands.first?.direction == .backward
      isTarget[isBackward ? tie.tail : tie.head] = true
    }
    let starts = steps.indices.filter { !isTarget[$0] } + Array(steps.indices)
    for start in starts where steps[start] == nil {
      steps[start] = 0
      var queue = [start]
      var next = 0
      while next < queue.count {
        let node = queue[next]
        next += 1
        for neighbor in neighbors[node] where steps[neighbor] == nil {
          steps[neighbor] = (steps[node] ?? 0) + 1
          queue.append(neighbor)
        }
      }
    }
    return steps.map { $0 ?? 0 }
  }
}
