import PropertyGraph

/// Random graphs of up to eight nodes, and random patterns on them.
struct PatternGenerator {
  var random: RandomNumbers

  init(seed: Int) { random = RandomNumbers(seed: seed) }

  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  /// Several types, several edges between the same two, loops, labels, small numbers as properties.
  mutating func graph() -> Graph {
    var builder = GraphBuilder()
    let nodes = number(2...8)
    for node in 0..<nodes {
      let labels = [[], ["A"], ["B"], ["A", "B"]][number(0...3)]
      builder.addNode(
        labels: labels,
        properties: [("number", .integer(Int64(node))), ("v", .integer(Int64(number(0...2))))]
      )
    }
    for _ in 0..<number(1...9) {
      let source = number(0...nodes - 1)
      let target = chance(12) ? source : number(0...nodes - 1)
      builder.addEdge(
        type: ["R", "R", "S", "T"][number(0...3)],
        from: source,
        to: target,
        properties: [("w", .integer(Int64(number(0...2))))]
      )
    }
    return builder.finish()
  }

  mutating func pattern() -> PatternModel {
    var pattern = PatternModel()
    pattern.repeatsEdges = chance(25)
    if chance(60) {
      pattern.selector =
        [
          .any(1), .any(2), .shortest(1), .shortest(2), .shortest(3), .groups(1), .groups(2), .allShortest,
        ][number(0...7)]
    }
    pattern.mode =
      pattern.repeatsEdges
      ? [.unspecified, .walk][number(0...1)]
      : [.unspecified, .unspecified, .walk, .trail, .simple, .acyclic, .acyclic][number(0...6)]
    let count = chance(50) ? 1 : number(1...3)
    var hasOpen = false
    pattern.nodes.append(node(0))
    for index in 0..<count {
      pattern.steps.append(step(index, &hasOpen, in: pattern))
      pattern.nodes.append(node(index + 1))
    }
    if !pattern.repeatsEdges, count > 1, chance(20) {
      let first = number(0...count - 1)
      pattern.inner = (first..<number(first + 1...count), chance(50) ? .acyclic : .simple)
    }
    if chance(12) {
      pattern.nodes[0].name = "n0"
      pattern.nodes[count].name = "n0"
      pattern.nodes[count].conditions = []
    }
    let named = pattern.nodes.compactMap(\.name)
    if let name = named.randomElement(using: &random), let other = named.randomElement(using: &random),
      chance(25)
    {
      if let index = pattern.nodes.lastIndex(where: { $0.name == name }) {
        pattern.nodes[index].conditions.append(compare(name, other, "v"))
      }
    }
    if let name = named.randomElement(using: &random), chance(20) {
      pattern.filters.append(
        PatternModel.Condition(left: .init(variable: name, key: "v"), comparison: ">=", right: nil, number: 1)
      )
    }
    return pattern
  }

  private mutating func node(_ index: Int) -> PatternModel.Node {
    var node = PatternModel.Node()
    if chance(70) { node.name = "n\(index)" }
    if chance(20) { node.label = chance(50) ? "A" : "B" }
    if let name = node.name, chance(15) {
      node.conditions.append(
        PatternModel.Condition(left: .init(variable: name, key: "v"), comparison: ">=", right: nil, number: 1)
      )
    }
    return node
  }

  private mutating func edge(_ name: String) -> PatternModel.Edge {
    var edge = PatternModel.Edge()
    if chance(50) { edge.name = name }
    if chance(40) { edge.types = [["R"], ["S"], ["R", "S"], ["R", "T"]][number(0...3)] }
    edge.direction = [.right, .right, .left, .any, .any][number(0...4)]
    if chance(12) { edge.least = 1 }
    return edge
  }

  private mutating func compare(_ a: String, _ b: String, _ key: String) -> PatternModel.Condition {
    PatternModel.Condition(
      left: .init(variable: a, key: key),
      comparison: ["<=", ">=", "=", "<>"][number(0...3)],
      right: .init(variable: b, key: key)
    )
  }

  private mutating func step(
    _ index: Int,
    _ hasOpen: inout Bool,
    in pattern: PatternModel
  ) -> PatternModel.Step {
    if chance(35) { return .edge(edge("e\(index)")) }
    let least = number(0...2)
    var isOpen = !hasOpen && chance(45)
    if pattern.repeatsEdges, case .all = pattern.selector { isOpen = false }
    if isOpen { hasOpen = true }
    let turns = least...least + number(0...2)
    if chance(50) { return .edges(edge("l\(index)"), turns, isOpen: isOpen) }
    let length = number(1...3)
    var group = PatternModel.Group(nodes: [], edges: [], conditions: [], turns: turns, isOpen: isOpen)
    for place in 0...length {
      var node = PatternModel.Node()
      if chance(60) { node.name = "g\(index)x\(place)" }
      if chance(15) { node.label = chance(50) ? "A" : "B" }
      group.nodes.append(node)
      if place < length { group.edges.append(edge("g\(index)r\(place)")) }
    }
    let nodes = group.nodes.compactMap(\.name)
    let edges = group.edges.compactMap(\.name)
    if nodes.count > 1, chance(35) { group.conditions.append(compare(nodes[0], nodes[nodes.count - 1], "v")) }
    if edges.count > 1, chance(35) { group.conditions.append(compare(edges[0], edges[1], "w")) }
    if let inner = nodes.last, chance(25) {
      let left = pattern.nodes.compactMap(\.name)
      if let outer = left.randomElement(using: &random) {
        group.conditions.append(compare(inner, outer, "v"))
      } else {
        group.conditions.append(compare(inner, "o", "v"))
      }
    }
    if !pattern.repeatsEdges, chance(15) { group.mode = chance(50) ? .acyclic : .simple }
    return .group(group)
  }
}
