extension Diagram {
  /// Puts nodes, kinds and relations into the order in which people should meet them.
  ///
  /// Poles by number of neighbours, then the others; kinds with poles first, then the commonest.
  mutating func sortForDrawing() {
    sortKinds()
    sortRelations()
    let order = nodes.indices.sorted { a, b in
      let (left, right) = (nodes[a], nodes[b])
      let isHub = (kinds[left.kind].isHub, kinds[right.kind].isHub)
      if isHub.0 != isHub.1 { return isHub.0 }
      return (right.degree, a) < (left.degree, b)
    }
    var newPositions = [Int](repeating: 0, count: nodes.count)
    for (position, old) in order.enumerated() { newPositions[old] = position }
    nodes = order.map { nodes[$0] }
    for index in ties.indices {
      ties[index].tail = newPositions[ties[index].tail]
      ties[index].head = newPositions[ties[index].head]
    }
    // Around one node, kinds lie side by side in the order of the lines.
    let keys = ties.map { tie in
      profile == .ego ? (nodes[tie.tail].rank, nodes[tie.head].kind, tie.head) : (0, 0, 0)
    }
    ties = ties.indices.sorted { keys[$0] == keys[$1] ? $0 < $1 : keys[$0] < keys[$1] }.map { ties[$0] }
  }

  private mutating func sortKinds() {
    var counts = [Int](repeating: 0, count: kinds.count)
    for node in nodes { counts[node.kind] += 1 }
    let order = kinds.indices.sorted { a, b in
      if kinds[a].isHub != kinds[b].isHub { return kinds[a].isHub }
      return (counts[b], a) < (counts[a], b)
    }
    var numbers = [Int](repeating: 0, count: kinds.count)
    for (number, old) in order.enumerated() { numbers[old] = number }
    kinds = order.map { kinds[$0] }
    for index in nodes.indices { nodes[index].kind = numbers[nodes[index].kind] }
  }

  private mutating func sortRelations() {
    var counts = [Int](repeating: 0, count: relations.count)
    for tie in ties { for strand in tie.strands { counts[strand.relation] += strand.count } }
    let order = relations.indices.sorted { (counts[$1], $0) < (counts[$0], $1) }
    var numbers = [Int](repeating: 0, count: relations.count)
    for (number, old) in order.enumerated() { numbers[old] = number }
    relations = order.map { relations[$0] }
    for index in ties.indices {
      for strand in ties[index].strands.indices {
        ties[index].strands[strand].relation = numbers[ties[index].strands[strand].relation]
      }
    }
  }
}
