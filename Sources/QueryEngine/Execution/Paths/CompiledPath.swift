import Diagnostics
import GraphAlgorithms
import PropertyGraph
import QuerySyntax

/// A pattern as an automaton, with what its checks mean.
///
/// Conditions on one element become bitmaps. Those that relate several elements, or read the row, are checked
/// as soon as a path has all that they read. Those on lists and on the path as a whole wait for its end.
struct CompiledPath {
  /// What a cell of the automaton remembers.
  struct Cell {
    let variable: VariableID
    let isNode: Bool
    /// Known from the row, before the search.
    let isKnown: Bool
  }

  let automaton: PathAutomaton
  let checks: [BoundExpression]
  let cells: [Cell]
  let scopes: [PathRules.Scope]
  /// Conditions on a complete path.
  let finalConditions: [BoundExpression]
  /// Whether checks depend on the row.
  let readsRow: Bool

  /// - Parameters:
  ///   - step: the pattern and what is known.
  ///   - isReversed: whether paths are followed from the pattern's right end.
  ///   - context: of the run.
  /// - Throws: what deciding conditions on single elements throws; bounds that are too large.
  init(_ step: FindPaths, isReversed: Bool, context: ExecutionContext) throws(Diagnostic) {
    var compiler = PathCompiler(step, isReversed: isReversed, context: context)
    try compiler.compile()
    automaton = PathAutomaton(
      steps: compiler.steps,
      joints: compiler.joints,
      cellCount: compiler.cells.count
    )
    checks = compiler.checks
    cells = compiler.cells
    scopes = compiler.scopes
    finalConditions = compiler.finalConditions
    let remembered = Set(cells.map(\.variable))
    readsRow = checks.contains { !$0.variables.isSubset(of: remembered) }
    if automaton.isTooLarge { throw .tooManyTurns(at: step.pattern.range) }
  }
}

/// Makes the parts of an automaton in the order in which paths are followed.
private struct PathCompiler {
  private let step: FindPaths
  private let isReversed: Bool
  private let tests: ElementTests
  private let nodes: [VariableID]
  private let patternSteps: [BoundStep]
  /// By variable of one element: the first joint where it has a value.
  private var firstJoint: [VariableID: Int] = [:]
  private var nodeVariables: Set<VariableID> = []
  /// Conditions that are checked at a joint, and the last joint that each cell is needed at.
  private var jointChecks: [(joint: Int, expression: BoundExpression)] = []
  private var single: [VariableID: [BoundExpression]] = [:]
  private var lastJoint: [VariableID: Int] = [:]
  private var cellNumbers: [VariableID: Int] = [:]

  private(set) var steps: [PathAutomaton.Step] = []
  private(set) var joints: [PathAutomaton.Joint] = []
  private(set) var checks: [BoundExpression] = []
  private(set) var cells: [CompiledPath.Cell] = []
  private(set) var scopes: [PathRules.Scope] = []
  private(set) var finalConditions: [BoundExpression] = []

  init(_ step: FindPaths, isReversed: Bool, context: ExecutionContext) {
    self.step = step
    self.isReversed = isReversed
    tests = ElementTests(context: context)
    let pattern = step.pattern
    nodes = isReversed ? pattern.nodes.reversed() : pattern.nodes
    patternSteps = isReversed ? pattern.steps.reversed() : pattern.steps
    for (joint, node) in nodes.enumerated() where firstJoint[node] == nil { firstJoint[node] = joint }
    nodeVariables = Set(nodes)
    for (index, step) in patternSteps.enumerated() {
      if case .edge(let edge) = step { firstJoint[edge.variable] = index + 1 }
    }
  }

  mutating func compile() throws(Diagnostic) {
    sortConditions()
    rememberElements()
    for step in patternSteps { steps.append(try compile(step)) }
    for joint in nodes.indices { joints.append(try compile(joint: joint)) }
    scopes = step.pattern.scopes.map(compile)
  }

  /// Splits the pattern's conditions by what they read.
  private mutating func sortConditions() {
    let group = step.pattern.interior.subtracting(firstJoint.keys)
    for condition in step.pattern.conditions {
      let read = condition.variables
      let own = read.filter { firstJoint[$0] != nil }
      if !read.isDisjoint(with: group) {
        finalConditions.append(condition)
      } else if own.count == 1, own.count == read.count, let variable = own.first {
        // What holds at the ends that are known has been seen to.
        if variable == step.from || step.closes && variable == step.to { continue }
        single[variable, default: []].append(condition)
      } else {
        jointChecks.append((own.compactMap { firstJoint[$0] }.max() ?? 0, condition))
      }
    }
    finalConditions += step.pattern.selector?.pathPredicates ?? []
  }

  // MARK: Cells

  /// Gives a cell to every element that something later asks for.
  private mutating func rememberElements() {
    for (joint, node) in nodes.enumerated() where firstJoint[node] != joint { remember(node, until: joint) }
    for check in jointChecks {
      for variable in check.expression.variables where firstJoint[variable] != nil {
        remember(variable, until: check.joint)
      }
    }
    for (index, step) in patternSteps.enumerated() {
      for variable in step.outerVariables where firstJoint[variable] != nil {
        remember(variable, until: index + 1)
      }
      if case .edge(let edge) = step, edge.isBound { remember(edge.variable, until: index + 1) }
    }
    for (joint, node) in nodes.enumerated() where step.known.contains(node) { remember(node, until: joint) }
  }

  private mutating func remember(_ variable: VariableID, until joint: Int) {
    lastJoint[variable] = max(lastJoint[variable] ?? 0, joint)
    _ = cell(variable, isNode: nodeVariables.contains(variable))
  }

  private mutating func cell(_ variable: VariableID, isNode: Bool) -> Int {
    if let known = cellNumbers[variable] { return known }
    cellNumbers[variable] = cells.count
    cells.append(
      CompiledPath.Cell(variable: variable, isNode: isNode, isKnown: step.known.contains(variable))
    )
    return cells.count - 1
  }

  private mutating func add(_ check: BoundExpression) -> Int {
    checks.append(check)
    return checks.count - 1
  }

  // MARK: Parts

  private mutating func compile(joint: Int) throws(Diagnostic) -> PathAutomaton.Joint {
    let node = nodes[joint]
    var here: [Int] = []
    for check in jointChecks where check.joint == joint { here.append(add(check.expression)) }
    return PathAutomaton.Joint(
      test: PathAutomaton.NodeTest(
        allowed: try tests.nodes(single[node] ?? [], about: node),
        cell: cellNumbers[node]
      ),
      checks: here,
      cleared: lastJoint.filter { $0.value == joint }.compactMap { cellNumbers[$0.key] }.sorted()
    )
  }

  private mutating func compile(_ step: BoundStep) throws(Diagnostic) -> PathAutomaton.Step {
    switch step {
    case .edge(let edge):
      let slot = PathAutomaton.Slot(
        traversal: try traversal(edge, single[edge.variable] ?? []),
        cell: cellNumbers[edge.variable]
      )
      return PathAutomaton.Step(slots: [slot])
    case .repetition(let repetition): return try compile(repetition)
    }
  }

  private mutating func compile(_ repetition: BoundRepetition) throws(Diagnostic) -> PathAutomaton.Step {
    let inner = Set(repetition.innerVariables)
    var single: [VariableID: [BoundExpression]] = [:]
    var relating: [BoundExpression] = []
    for predicate in repetition.predicates {
      let read = predicate.variables
      if read.count == 1, let variable = read.first, inner.contains(variable) {
        single[variable, default: []].append(predicate)
      } else {
        relating.append(predicate)
      }
    }
    let remembered = relating.reduce(into: Set<VariableID>()) { $0.formUnion($1.variables) }
      .intersection(inner)
    let nodes = isReversed ? repetition.nodes.reversed() : repetition.nodes
    let edges = isReversed ? repetition.edges.reversed() : repetition.edges
    func test(_ node: VariableID) throws(Diagnostic) -> PathAutomaton.NodeTest {
      PathAutomaton.NodeTest(
        allowed: try tests.nodes(single[node] ?? [], about: node),
        cell: remembered.contains(node) ? cell(node, isNode: true) : nil
      )
    }
    let entry = try test(nodes[0])
    var slots: [PathAutomaton.Slot] = []
    for (index, edge) in edges.enumerated() {
      let cell = remembered.contains(edge.variable) ? cell(edge.variable, isNode: false) : nil
      slots.append(
        PathAutomaton.Slot(
          traversal: try traversal(edge, single[edge.variable] ?? []),
          cell: cell,
          landing: try test(nodes[index + 1])
        )
      )
    }
    return PathAutomaton.Step(
      slots: slots,
      minimum: repetition.minimum,
      maximum: repetition.maximum,
      entry: entry,
      between: PathAutomaton.NodeTest(
        allowed: try tests.nodes(repetition.betweenPredicates, about: repetition.nodes[0])
      ),
      checks: relating.map { add($0) },
      cells: remembered.compactMap { cellNumbers[$0] }.sorted()
    )
  }

  private func traversal(
    _ edge: BoundEdge,
    _ predicates: [BoundExpression]
  ) throws(Diagnostic) -> Traversal {
    Traversal(
      tests.context.graph,
      types: edge.types,
      direction: edge.direction.traversal(isReversed: isReversed),
      allowedEdges: try tests.edges(predicates, about: edge.variable, types: edge.types)
    )
  }

  private func compile(_ scope: BoundScope) -> PathRules.Scope {
    let count = patternSteps.count
    let range =
      isReversed ? (count - scope.steps.upperBound)..<(count - scope.steps.lowerBound) : scope.steps
    let sizes = steps.map(\.slots.count)
    let first = sizes[..<range.lowerBound].reduce(0, +)
    return PathRules.Scope(
      slots: first..<first + sizes[range].reduce(0, +),
      nodes: scope.mode == .simple ? .simple : .acyclic
    )
  }
}

// MARK: Messages

extension Diagnostic {
  fileprivate static func tooManyTurns(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "too-many-turns",
      "the bounds of the repetitions are too large to count the turns",
      at: range,
      help: "lower the bounds; a repetition without an upper bound needs no counting"
    )
  }
}
