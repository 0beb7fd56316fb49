import PropertyGraph

/// Finds the matches of a pattern by trying everything, as the definitions say.
struct PathEnumerator {
  indirect enum Element: Hashable {
    case node(Int)
    case edge(Int)
    case list([Element])
  }

  /// One way to match.
  struct Match {
    var nodes: [Int]
    var edges: [Int] = []
    /// By edge: its place in the canonical order of the steps from its node.
    var ranks: [[Int]] = []
    /// By step: where it begins; in the end also where the last one ends.
    var starts: [Int] = []
    var values: [String: Element] = [:]
  }

  /// Too many matches to go on.
  struct Overflow: Error {}

  let graph: Graph
  let pattern: PatternModel
  let longest: Int
  /// What has a value before.
  let known: [String: Element]

  private let values: [[String: Int]]
  private let weights: [Int]
  private let labels: [Set<String>]

  init(_ graph: Graph, _ pattern: PatternModel, longest: Int, known: [String: Element]) {
    self.graph = graph
    self.pattern = pattern
    self.longest = longest
    self.known = known
    func integer(_ value: Value) -> Int { if case .integer(let number) = value { Int(number) } else { -1 } }
    func key(_ name: String) -> SymbolID? { graph.propertyKeys.id(of: name) }
    values = (0..<graph.nodeCount)
      .map { node in
        ["v": key("v").map { integer(graph.value($0, of: NodeID(node))) } ?? -1, "id": node]
      }
    weights = (0..<graph.edgeCount)
      .map { edge in key("w").map { integer(graph.value($0, of: EdgeID(edge))) } ?? -1 }
    labels = (0..<graph.nodeCount)
      .map { node in Set(graph.labels(of: NodeID(node)).map { graph.labels[$0] }) }
  }

  /// The matches after selection, and after the clause's WHERE.
  func matches() throws(Overflow) -> [Match] {
    var all: [Match] = []
    for node in 0..<graph.nodeCount {
      try pass(0, Match(nodes: [node], values: known), firstSlot: 0) { match in
        all.append(match)
      } count: {
        all.count
      }
    }
    all = all.filter(obeysModes)
    return select(all).filter { match in pattern.filters.allSatisfy { holds($0, match.values) } }
  }

  // MARK: Matching

  /// Passes the node before a step.
  private func pass(
    _ joint: Int,
    _ match: Match,
    firstSlot: Int,
    emit: (Match) -> Void,
    count: () -> Int
  ) throws(Overflow) {
    if count() > 4_000 { throw Overflow() }
    var match = match
    guard bind(pattern.nodes[joint], match.nodes[match.nodes.count - 1], &match.values) else { return }
    match.starts.append(match.edges.count)
    guard joint < pattern.steps.count else {
      for node in pattern.nodes where !node.conditions.allSatisfy({ holds($0, match.values) }) { return }
      emit(match)
      return
    }
    switch pattern.steps[joint] {
    case .edge(let edge):
      for next in follow(edge, match, slot: firstSlot) {
        var next = next
        let taken = Element.edge(next.edges[next.edges.count - 1])
        if let name = edge.name { next.values[name] = taken }
        try pass(joint + 1, next, firstSlot: firstSlot + 1, emit: emit, count: count)
      }
    case .edges(let edge, let turns, let isOpen):
      var inner = edge
      inner.name = edge.name
      let group = PatternModel.Group(
        nodes: [PatternModel.Node(), PatternModel.Node()],
        edges: [inner],
        conditions: [],
        turns: turns,
        isOpen: isOpen
      )
      try repeating(group, joint, 0, match, firstSlot: firstSlot, emit: emit, count: count)
    case .group(let group):
      try repeating(group, joint, 0, match, firstSlot: firstSlot, emit: emit, count: count)
    }
  }

  private func repeating(
    _ group: PatternModel.Group,
    _ joint: Int,
    _ turns: Int,
    _ match: Match,
    firstSlot: Int,
    emit: (Match) -> Void,
    count: () -> Int
  ) throws(Overflow) {
    if turns == 0 {
      var empty = match
      for name in group.nodes.compactMap(\.name) + group.edges.compactMap(\.name) {
        empty.values[name] = .list([])
      }
      if group.turns.lowerBound == 0 {
        try pass(joint + 1, empty, firstSlot: firstSlot + group.edges.count, emit: emit, count: count)
      }
      try turn(group, joint, 0, empty, firstSlot: firstSlot, emit: emit, count: count)
      return
    }
    if turns >= group.turns.lowerBound {
      try pass(joint + 1, match, firstSlot: firstSlot + group.edges.count, emit: emit, count: count)
    }
    try turn(group, joint, turns, match, firstSlot: firstSlot, emit: emit, count: count)
  }

  private func turn(
    _ group: PatternModel.Group,
    _ joint: Int,
    _ turns: Int,
    _ match: Match,
    firstSlot: Int,
    emit: (Match) -> Void,
    count: () -> Int
  ) throws(Overflow) {
    guard group.isOpen || turns < group.turns.upperBound, match.edges.count < longest else { return }
    var partial: [Match] = [match]
    for (offset, edge) in group.edges.enumerated() {
      partial = partial.flatMap { follow(edge, $0, slot: firstSlot + offset) }
    }
    for next in partial {
      var inner = match.values
      let first = next.nodes.count - 1 - group.edges.count
      var own: [(String, Element)] = []
      for (offset, node) in group.nodes.enumerated() {
        if let name = node.name { own.append((name, .node(next.nodes[first + offset]))) }
      }
      for (offset, edge) in group.edges.enumerated() {
        if let name = edge.name { own.append((name, .edge(next.edges[first + offset]))) }
      }
      for (name, element) in own { inner[name] = element }
      let turnNodes = Array(next.nodes[first...])
      guard obeys(group.mode, turnNodes),
        zip(group.nodes, turnNodes)
          .allSatisfy({ node, element in
            hasLabel(node.label, element) && node.conditions.allSatisfy { holds($0, inner) }
          }),
        group.conditions.allSatisfy({ holds($0, inner) })
      else { continue }
      var next = next
      for (name, element) in own {
        if case .list(let before)? = next.values[name] { next.values[name] = .list(before + [element]) }
      }
      try repeating(group, joint, turns + 1, next, firstSlot: firstSlot, emit: emit, count: count)
    }
  }

  /// The match with one more edge, every way.
  private func follow(_ edge: PatternModel.Edge, _ match: Match, slot: Int) -> [Match] {
    guard match.edges.count < longest else { return [] }
    let node = match.nodes[match.nodes.count - 1]
    var found: [Match] = []
    for number in 0..<graph.edgeCount {
      let type = graph.type(of: EdgeID(number))
      if !edge.types.isEmpty, !edge.types.contains(graph.edgeTypes[type]) { continue }
      if let least = edge.least, edge.name == nil ? weights[number] != least : weights[number] < least {
        continue
      }
      if !pattern.repeatsEdges, match.edges.contains(number) { continue }
      let source = graph.source(of: EdgeID(number)).index
      let target = graph.target(of: EdgeID(number)).index
      func add(_ end: Int, isIncoming: Bool) {
        var next = match
        next.nodes.append(end)
        next.edges.append(number)
        next.ranks.append([type.index, isIncoming ? 1 : 0, end, number, slot])
        found.append(next)
      }
      if edge.direction != .left, source == node { add(target, isIncoming: false) }
      if edge.direction == .left || edge.direction == .any && source != target, target == node {
        add(source, isIncoming: true)
      }
    }
    return found
  }

  private func bind(_ node: PatternModel.Node, _ element: Int, _ values: inout [String: Element]) -> Bool {
    guard hasLabel(node.label, element) else { return false }
    if let name = node.name {
      if let known = values[name], known != .node(element) { return false }
      values[name] = .node(element)
    }
    return true
  }

  private func hasLabel(_ label: String?, _ node: Int) -> Bool {
    label.map { labels[node].contains($0) } ?? true
  }

  private func holds(_ condition: PatternModel.Condition, _ values: [String: Element]) -> Bool {
    func value(_ operand: PatternModel.Operand) -> Int? {
      switch values[operand.variable] {
      case .node(let node): self.values[node][operand.key]
      case .edge(let edge): weights[edge]
      default: nil
      }
    }
    guard let left = value(condition.left),
      let right = condition.right.map(value) ?? condition.number
    else { return false }
    return switch condition.comparison {
    case ">=": left >= right
    case "<=": left <= right
    case "=": left == right
    default: left != right
    }
  }

  // MARK: Modes and selectors

  private func obeysModes(_ match: Match) -> Bool {
    if let inner = pattern.inner {
      let part = match.nodes[match.starts[inner.steps.lowerBound]...match.starts[inner.steps.upperBound]]
      if !obeys(inner.mode, Array(part)) { return false }
    }
    return obeys(pattern.mode, match.nodes)
  }

  private func obeys(_ mode: PatternModel.Mode, _ nodes: [Int]) -> Bool {
    switch mode {
    case .unspecified, .walk, .trail: true
    case .acyclic: Set(nodes).count == nodes.count
    case .simple:
      Set(nodes).count == nodes.count
        || nodes.count > 1 && nodes.first == nodes.last && Set(nodes).count == nodes.count - 1
    }
  }

  private func select(_ matches: [Match]) -> [Match] {
    if case .all = pattern.selector { return matches }
    var pairs: [[Int]: [Match]] = [:]
    for match in matches {
      pairs[[match.nodes[0], match.nodes[match.nodes.count - 1]], default: []].append(match)
    }
    var selected: [Match] = []
    for candidates in pairs.values {
      let sorted = candidates.sorted { a, b in
        a.edges.count != b.edges.count
          ? a.edges.count < b.edges.count : a.ranks.joined().lexicographicallyPrecedes(b.ranks.joined())
      }
      var seen: Set<[Element]> = []
      let distinct = sorted.filter { match in
        seen.insert(match.edges.map { .edge($0) } + pattern.names.compactMap { match.values[$0] }).inserted
      }
      switch pattern.selector {
      case .all: break
      case .any(let count), .shortest(let count): selected += distinct.prefix(count)
      case .groups(let count): selected += groups(distinct, count)
      case .allShortest: selected += groups(distinct, 1)
      }
    }
    return selected
  }

  private func groups(_ matches: [Match], _ count: Int) -> [Match] {
    let lengths = Set(matches.map(\.edges.count)).sorted().prefix(count)
    return matches.filter { lengths.contains($0.edges.count) }
  }
}
