import GraphAlgorithms
import PropertyGraph

/// Reads the variables of a pattern back from paths, column by column.
struct PathColumns {
  /// Where a variable's value stands on a path.
  private enum Place {
    /// Before a step, or after the last.
    case node(Int)
    /// The edge of a step.
    case edge(Int)
    /// All edges of some steps.
    case edges(Range<Int>)
    /// One node of each turn of a step.
    case turnNodes(step: Int, place: Int, length: Int)
    case turnEdges(step: Int, place: Int, length: Int)
    case turnPaths(step: Int, length: Int)
    case path(Range<Int>)
  }

  private enum Column {
    case nodes([NodeID])
    case edges([EdgeID])
    case values([Value])
  }

  private let isReversed: Bool
  private let stepOfSlot: [Int]
  private let stepCount: Int
  private var columns: [(variable: VariableID, place: Place, values: Column)] = []
  private(set) var count = 0

  /// - Parameters:
  ///   - pattern: the pattern that the paths match.
  ///   - isReversed: whether they were followed from its right end.
  ///   - automaton: the automaton that they were followed by.
  ///   - variables: what to read.
  init(_ pattern: BoundPattern, isReversed: Bool, automaton: PathAutomaton, variables: Set<VariableID>) {
    self.isReversed = isReversed
    stepOfSlot = automaton.stepOfSlot
    stepCount = pattern.steps.count
    func add(_ variable: VariableID, _ place: Place, _ values: Column) {
      if variables.contains(variable), !columns.contains(where: { $0.variable == variable }) {
        columns.append((variable, place, values))
      }
    }
    for (index, node) in pattern.nodes.enumerated() { add(node, .node(index), .nodes([])) }
    for (index, step) in pattern.steps.enumerated() {
      switch step {
      case .edge(let edge): add(edge.variable, .edge(index), .edges([]))
      case .repetition(let repetition):
        let length = repetition.edges.count
        add(repetition.edgeList, .edges(index..<index + 1), .values([]))
        if let paths = repetition.paths { add(paths, .turnPaths(step: index, length: length), .values([])) }
        for list in repetition.lists {
          if let place = repetition.nodes.firstIndex(of: list.inner) {
            add(list.outer, .turnNodes(step: index, place: place, length: length), .values([]))
          } else if let place = repetition.edges.firstIndex(where: { $0.variable == list.inner }) {
            add(list.outer, .turnEdges(step: index, place: place, length: length), .values([]))
          }
        }
      }
    }
    if let edges = pattern.edges { add(edges, .edges(pattern.steps.indices), .values([])) }
    if let path = pattern.path { add(path, .path(pattern.steps.indices), .values([])) }
    for subpath in pattern.subpaths { add(subpath.variable, .path(subpath.steps), .values([])) }
  }

  mutating func append(_ trace: PathTrace) {
    count += 1
    guard !columns.isEmpty else { return }
    let path = isReversed ? trace.reversed : trace
    // Where each step begins on the path.
    var starts = [Int](repeating: 0, count: stepCount + 1)
    for slot in path.slots {
      let step = stepOfSlot[Int(slot)]
      starts[(isReversed ? stepCount - 1 - step : step) + 1] += 1
    }
    for step in 0..<stepCount { starts[step + 1] += starts[step] }
    for index in columns.indices {
      let place = columns[index].place
      switch columns[index].values {
      case .nodes(var nodes):
        columns[index].values = .values([])
        if case .node(let joint) = place { nodes.append(path.nodes[starts[joint]]) }
        columns[index].values = .nodes(nodes)
      case .edges(var edges):
        columns[index].values = .values([])
        if case .edge(let step) = place { edges.append(path.edges[starts[step]]) }
        columns[index].values = .edges(edges)
      case .values(var values):
        columns[index].values = .values([])
        values.append(Self.value(place, path, starts))
        columns[index].values = .values(values)
      }
    }
  }

  private static func value(_ place: Place, _ path: PathTrace, _ starts: [Int]) -> Value {
    switch place {
    case .node(let joint): .node(path.nodes[starts[joint]])
    case .edge(let step): .edge(path.edges[starts[step]])
    case .edges(let steps):
      .list(path.edges[starts[steps.lowerBound]..<starts[steps.upperBound]].map { .edge($0) })
    case .turnNodes(let step, let place, let length):
      .list(
        stride(from: starts[step], to: starts[step + 1], by: length).map { .node(path.nodes[$0 + place]) }
      )
    case .turnEdges(let step, let place, let length):
      .list(
        stride(from: starts[step], to: starts[step + 1], by: length).map { .edge(path.edges[$0 + place]) }
      )
    case .turnPaths(let step, let length):
      .list(
        stride(from: starts[step], to: starts[step + 1], by: length)
          .map { .path(part(of: path, $0..<$0 + length)) }
      )
    case .path(let steps): .path(part(of: path, starts[steps.lowerBound]..<starts[steps.upperBound]))
    }
  }

  private static func part(of path: PathTrace, _ edges: Range<Int>) -> Path {
    Path(
      nodes: Array(path.nodes[edges.lowerBound...edges.upperBound]),
      edges: Array(path.edges[edges])
    )
  }

  /// Puts the columns into a batch.
  func fill(_ batch: inout RowBatch) {
    for column in columns {
      switch column.values {
      case .nodes(let nodes): batch[column.variable] = .nodes(nodes)
      case .edges(let edges): batch[column.variable] = .edges(edges)
      case .values(let values): batch[column.variable] = .values(values)
      }
    }
  }

  /// What tells one path from another: its elements, and the values of the columns for it.
  static func identity(
    of trace: PathTrace,
    _ row: RowBatch,
    variables: [VariableID],
    in graph: Graph
  ) -> [Value] {
    [.path(Path(nodes: trace.nodes, edges: trace.edges))] + variables.map { row[$0].value(at: 0, in: graph) }
  }
}
