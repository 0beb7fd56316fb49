/// A path pattern as the enumerator understands it, with its text for the engine.
struct PatternModel {
  enum Direction: CaseIterable {
    case right, left, any
  }

  enum Mode: String {
    case unspecified = ""
    case walk = "WALK "
    case trail = "TRAIL "
    case simple = "SIMPLE "
    case acyclic = "ACYCLIC "
  }

  enum Selector {
    case all
    case any(Int)
    case shortest(Int)
    case groups(Int)
    case allShortest

    var text: String {
      switch self {
      case .all: ""
      case .any(let count): "ANY \(count) "
      case .shortest(let count): "SHORTEST \(count) "
      case .groups: "SHORTEST "
      case .allShortest: "ALL SHORTEST "
      }
    }
  }

  struct Operand {
    var variable: String
    var key: String
  }

  /// `left operator right`, over properties or a number.
  struct Condition {
    var left: Operand
    var comparison: String
    var right: Operand?
    var number = 0

    var text: String {
      "\(left.variable).\(left.key) \(comparison) "
        + (right.map { "\($0.variable).\($0.key)" } ?? "\(number)")
    }
  }

  struct Node {
    var name: String?
    var label: String?
    var conditions: [Condition] = []

    var text: String {
      let condition = conditions.isEmpty ? "" : " WHERE " + conditions.map(\.text).joined(separator: " AND ")
      return "(\(name ?? "")\(label.map { ":" + $0 } ?? "")\(condition))"
    }
  }

  struct Edge {
    var name: String?
    var types: [String] = []
    var direction = Direction.right
    /// Of the weight.
    var least: Int?

    var text: String {
      let condition = name == nil ? "" : least.map { " WHERE \(name ?? "").w >= \($0)" } ?? ""
      let map = name == nil ? least.map { " {w: \($0)}" } ?? "" : ""
      let body = "[\(name ?? "")\(types.isEmpty ? "" : ":" + types.joined(separator: "|"))\(map)\(condition)]"
      return switch direction {
      case .right: "-\(body)->"
      case .left: "<-\(body)-"
      case .any: "-\(body)-"
      }
    }
  }

  enum Step {
    case edge(Edge)
    /// A quantified edge; its name is the list of its edges.
    case edges(Edge, ClosedRange<Int>, isOpen: Bool)
    case group(Group)
  }

  struct Group {
    var nodes: [Node]
    var edges: [Edge]
    var conditions: [Condition]
    var turns: ClosedRange<Int>
    var isOpen: Bool
    var mode = Mode.unspecified
  }

  var selector = Selector.all
  var mode = Mode.unspecified
  var repeatsEdges = false
  var nodes: [Node] = []
  var steps: [Step] = []
  /// A part of the steps in parentheses with a mode of its own.
  var inner: (steps: Range<Int>, mode: Mode)?
  /// The WHERE of the clause.
  var filters: [Condition] = []

  var text: String {
    var text = "p = \(selector.text)\(mode.rawValue)"
    if case .groups(let count) = selector { text = "p = SHORTEST \(count) \(mode.rawValue)PATH GROUPS " }
    for index in nodes.indices {
      if let inner, inner.steps.lowerBound == index { text += "(\(inner.mode.rawValue)" }
      text += nodes[index].text
      if let inner, inner.steps.upperBound == index { text += ")" }
      if index < steps.count { text += Self.text(steps[index]) }
    }
    return text
  }

  private static func text(_ step: Step) -> String {
    switch step {
    case .edge(let edge): return edge.text
    case .edges(let edge, let turns, let isOpen): return edge.text + bounds(turns, isOpen)
    case .group(let group):
      var text = "(\(group.mode.rawValue)"
      for index in group.nodes.indices {
        text += group.nodes[index].text
        if index < group.edges.count { text += group.edges[index].text }
      }
      let conditions = group.conditions.map(\.text).joined(separator: " AND ")
      return text + (conditions.isEmpty ? ")" : " WHERE \(conditions))") + bounds(group.turns, group.isOpen)
    }
  }

  private static func bounds(_ turns: ClosedRange<Int>, _ isOpen: Bool) -> String {
    "{\(turns.lowerBound),\(isOpen ? "" : "\(turns.upperBound)")}"
  }

  /// The variables to return, beside the path.
  var names: [String] {
    var names: [String] = []
    func add(_ name: String?) {
      if let name, !names.contains(name) { names.append(name) }
    }
    for node in nodes { add(node.name) }
    for step in steps {
      switch step {
      case .edge(let edge), .edges(let edge, _, _): add(edge.name)
      case .group(let group):
        for node in group.nodes { add(node.name) }
        for edge in group.edges { add(edge.name) }
      }
    }
    return names
  }
}
