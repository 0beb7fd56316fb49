import GraphAlgorithms
import GraphLiterals
import PropertyGraph
import Testing

/// The path searches against enumerations that are slow and obvious, on random graphs.
@Suite struct PathTests {
  /// A graph with a way to travel it, and all its trails.
  struct Case {
    let graph: Graph
    let traversal: Traversal
    let name: String
    private let steps: [[Step]]

    struct Step {
      let edge: EdgeID
      let neighbor: NodeID
    }

    init(_ random: inout SeededGenerator, _ name: String) {
      graph = randomGraph(&random)
      self.name = name
      let all = (0..<graph.edgeTypes.count).map { SymbolID($0) }
      let types = Int.random(in: 0..<3, using: &random) == 0 ? Array(all.prefix(1)) : all
      let direction = [Traversal.Direction.outgoing, .incoming, .any].randomElement(using: &random) ?? .any
      var allowed: Bitmap?
      if Int.random(in: 0..<3, using: &random) == 0 {
        var bits = Bitmap(count: graph.edgeCount)
        for edge in 0..<graph.edgeCount { bits[edge] = Int.random(in: 0..<4, using: &random) > 0 }
        allowed = bits
      }
      traversal = Traversal(graph, types: types, direction: direction, allowedEdges: allowed)
      steps = Self.steps(graph, types, direction, allowed)
    }

    /// From the list of edges, not from the adjacency.
    private static func steps(
      _ graph: Graph,
      _ types: [SymbolID],
      _ direction: Traversal.Direction,
      _ allowed: Bitmap?
    ) -> [[Step]] {
      var steps = [[Step]](repeating: [], count: graph.nodeCount)
      for number in 0..<graph.edgeCount {
        let edge = EdgeID(number)
        guard types.contains(graph.type(of: edge)), allowed?[number] ?? true else { continue }
        let (source, target) = (graph.source(of: edge), graph.target(of: edge))
        if direction != .incoming { steps[source.index].append(Step(edge: edge, neighbor: target)) }
        if direction == .incoming || (direction == .any && source != target) {
          steps[target.index].append(Step(edge: edge, neighbor: source))
        }
      }
      return steps
    }

    func trails(from start: NodeID) -> [Path] {
      var found: [Path] = []
      func walk(_ nodes: [NodeID], _ edges: [EdgeID]) {
        found.append(Path(nodes: nodes, edges: edges))
        for step in steps[nodes[nodes.count - 1].index] where !edges.contains(step.edge) {
          walk(nodes + [step.neighbor], edges + [step.edge])
        }
      }
      walk([start], [])
      return found
    }

    var nodes: [NodeID] { (0..<graph.nodeCount).map { NodeID($0) } }
  }

  static func cases(_ count: Int, seed: UInt64) -> [Case] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { Case(&random, "seed \(seed), case \($0)") }
  }

  @Test func `a distance is the length of the shortest trail`() {
    for test in Self.cases(100, seed: 1) {
      let field = DistanceField(test.graph, test.traversal)
      for start in test.nodes {
        var distances: [NodeID: Int] = [:]
        for trail in test.trails(from: start) {
          let end = trail.nodes[trail.edges.count]
          distances[end] = min(distances[end] ?? .max, trail.edges.count)
        }
        field.start(at: start)
        field.advance(upTo: .max)
        for end in test.nodes { #expect(field.distance(to: end) == distances[end], "\(test.name)") }
        #expect(Set(field.reached).count == field.reached.count)
        field.start(at: start)
        field.advance(upTo: 1)
        let near = test.nodes.filter { (distances[$0] ?? 9) <= 1 }
        #expect(Set(field.reached) == Set(near), "\(test.name)")
      }
    }
  }

  @Test func `all shortest paths, each once, and the first is the only one asked for`() {
    for test in Self.cases(60, seed: 2) {
      let search = ShortestPathSearch(test.graph, test.traversal)
      for start in test.nodes {
        let trails = test.trails(from: start)
        for end in test.nodes where end != start {
          let ways = trails.filter { $0.nodes.last == end }
          let length = ways.map(\.edges.count).min()
          #expect(search.distance(from: start, to: end, maximum: nil) == length, "\(test.name)")
          for maximum in [nil, 1, 2] {
            let isWithin = length.map { $0 <= maximum ?? .max } ?? false
            let expected = isWithin ? Set(ways.filter { $0.edges.count == length }) : []
            var found: [Path] = []
            search.forEachPath(from: start, to: end, maximum: maximum) { path in
              found.append(path)
              return true
            }
            #expect(Set(found) == expected && found.count == expected.count, "\(test.name)")
            var first: Path?
            search.forEachPath(from: start, to: end, maximum: maximum) { path in
              first = path
              return false
            }
            #expect(first == found.first, "\(test.name)")
          }
        }
      }
    }
  }

  @Test func `all trails between bounds, shorter ones first`() {
    for test in Self.cases(30, seed: 3) {
      for start in test.nodes {
        let trails = test.trails(from: start)
        for end in test.nodes {
          for (minimum, maximum) in [(0, nil), (1, nil), (2, 4), (3, 3), (2, 1)] as [(Int, Int?)] {
            let expected = trails.filter {
              $0.nodes.last == end && $0.edges.count >= minimum && $0.edges.count <= maximum ?? .max
            }
            let step = PathAutomaton.Step(
              slots: [PathAutomaton.Slot(traversal: test.traversal)],
              minimum: minimum,
              maximum: maximum
            )
            let joints = [PathAutomaton.Joint(), PathAutomaton.Joint()]
            let automaton = PathAutomaton(steps: [step], joints: joints, cellCount: 0)
            #expect(automaton.isEmpty == (maximum == 1 && minimum == 2))
            if automaton.isEmpty { continue }
            let space = PathSpace<Never>(test.graph, automaton) { _, _ in
              true
            } work: { _ in
            }
            let search = PathSearch(
              space,
              levels: PathLevels(space) { _ in },
              from: space.start(at: start, cells: []),
              to: end,
              rules: PathRules(edgesDiffer: true)
            ) {}
            var found: [Path] = []
            while search.next() { found.append(Path(nodes: search.path.nodes, edges: search.path.edges)) }
            let lengths = found.map(\.edges.count)
            #expect(lengths == lengths.sorted(), "\(test.name)")
            #expect(Set(found) == Set(expected) && found.count == expected.count, "\(test.name)")
          }
        }
      }
    }
  }
}
