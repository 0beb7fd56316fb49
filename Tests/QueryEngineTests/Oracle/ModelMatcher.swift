/// All matches of patterns in a model graph, by trying everything.
struct ModelMatcher {
  let graph: ModelGraph

  /// What a match has bound.
  struct Match {
    /// By variable.
    var nodes: [Int: Int] = [:]
    /// By step: an edge, or the edges of all turns.
    var steps: [[Int]] = []
    /// Over all patterns of the clause.
    var used: [Int] = []
  }

  func matches(_ pattern: ModelPattern, from match: Match = Match()) -> [Match] {
    var found: [Match] = []
    for start in candidates(pattern.nodes[0], match) {
      var match = match
      match.nodes[pattern.nodes[0].variable] = start
      follow(pattern, 0, at: start, match, &found)
    }
    return found
  }

  private func candidates(_ node: ModelPattern.Node, _ match: Match) -> [Int] {
    let nodes = match.nodes[node.variable].map { [$0] } ?? Array(graph.nodes.indices)
    return nodes.filter { fits($0, node) }
  }

  private func fits(_ node: Int, _ pattern: ModelPattern.Node) -> Bool {
    pattern.label.map { graph.nodes[node].labels.contains($0) } ?? true
  }

  private func follow(
    _ pattern: ModelPattern,
    _ index: Int,
    at node: Int,
    _ match: Match,
    _ found: inout [Match]
  ) {
    guard index < pattern.steps.count else {
      found.append(match)
      return
    }
    /// Goes on to the next step once this one has used its edges.
    func arrive(_ node: Int, _ edges: [Int], _ found: inout [Match]) {
      let target = pattern.nodes[index + 1]
      guard fits(node, target), match.nodes[target.variable].map({ $0 == node }) ?? true else { return }
      var match = match
      match.nodes[target.variable] = node
      match.steps.append(edges)
      match.used += edges
      follow(pattern, index + 1, at: node, match, &found)
    }
    func turns(_ edges: [ModelPattern.Edge], _ minimum: Int, _ maximum: Int?, _ isConditional: Bool) {
      func turn(_ node: Int, _ taken: [Int], _ count: Int, _ found: inout [Match]) {
        if count >= minimum { arrive(node, taken, &found) }
        guard count < maximum ?? .max else { return }
        walk(edges[...], from: node, taken) { end, taken in
          if isConditional {
            guard let x = graph.nodes[node].x, let y = graph.nodes[end].x, x != y else { return }
          }
          turn(end, taken, count + 1, &found)
        }
      }
      func walk(
        _ edges: ArraySlice<ModelPattern.Edge>,
        from node: Int,
        _ taken: [Int],
        _ visit: (Int, [Int]) -> Void
      ) {
        guard let edge = edges.first else { return visit(node, taken) }
        for step in graph.steps(from: node, edge)
        where !taken.contains(step.edge) && !match.used.contains(step.edge) {
          walk(edges.dropFirst(), from: step.node, taken + [step.edge], visit)
        }
      }
      turn(node, [], 0, &found)
    }
    switch pattern.steps[index] {
    case .edge(let edge): turns([edge], 1, 1, false)
    case .repetition(let edge, let minimum, let maximum): turns([edge], minimum, maximum, false)
    case .group(let a, let b, let minimum, let maximum, let isConditional):
      turns([a, b], minimum, maximum, isConditional)
    }
  }

  /// A match as a row of texts, in the order of the pattern's columns.
  func row(_ match: Match, _ pattern: ModelPattern, stepsFrom first: Int = 0) -> [String] {
    let nodes = Set(pattern.nodes.map(\.variable)).sorted().map { "\(match.nodes[$0] ?? -1)" }
    let steps = pattern.steps.enumerated()
      .map { index, step -> String in
        let edges = match.steps[first + index]
        switch step {
        case .edge: return "\(edges[0])"
        case .repetition: return "[" + edges.map { "\($0)" }.joined(separator: ", ") + "]"
        case .group:
          let pairs = stride(from: 0, to: edges.count, by: 2).map { "[\(edges[$0]), \(edges[$0 + 1])]" }
          return "[" + pairs.joined(separator: ", ") + "]"
        }
      }
    return nodes + steps
  }
}
