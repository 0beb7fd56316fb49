import GraphLiterals

/// A path pattern that can be written as a query and, slowly, be matched by enumeration.
struct ModelPattern {
  enum Direction: CaseIterable { case right, left, any }

  struct Edge {
    /// Empty for any.
    var types: Set<String>
    var direction: Direction
  }

  enum Step {
    case edge(Edge)
    case repetition(Edge, minimum: Int, maximum: Int?)
    /// Two edges a turn; with the condition that the turn's first and last node have another `x`.
    case group(Edge, Edge, minimum: Int, maximum: Int?, isConditional: Bool)
  }

  struct Node {
    /// Equal numbers are the same variable.
    var variable: Int
    var label: String?
  }

  var nodes: [Node]
  var steps: [Step]

  /// - Parameters:
  ///   - random: the source of chance.
  ///   - start: the variable of the first node.
  ///   - stepCount: how many steps.
  ///   - repeats: whether steps may be repetitions.
  init(
    _ random: inout SeededGenerator,
    start: Int = 0,
    stepCount: ClosedRange<Int> = 0...3,
    repeats: Bool = true
  ) {
    func label(_ random: inout SeededGenerator) -> String? {
      Int.random(in: 0..<4, using: &random) == 0 ? ["A", "B"].randomElement(using: &random) : nil
    }
    nodes = [Node(variable: start, label: label(&random))]
    steps = []
    let count = Int.random(in: stepCount, using: &random)
    var isOpen = false
    for number in 0..<count {
      let minimum = Int.random(in: 0...2, using: &random)
      var maximum: Int? = minimum + Int.random(in: 0...1, using: &random)
      // One without an end is enough for one pattern.
      if !isOpen, Int.random(in: 0..<5, using: &random) == 0 { (maximum, isOpen) = (nil, true) }
      switch repeats ? Int.random(in: 0..<6, using: &random) : 5 {
      case 0, 1: steps.append(.repetition(Self.edge(&random), minimum: minimum, maximum: maximum))
      case 2:
        steps.append(
          .group(
            Self.edge(&random),
            Self.edge(&random),
            minimum: minimum,
            maximum: maximum,
            isConditional: Bool.random(using: &random)
          )
        )
      default: steps.append(.edge(Self.edge(&random)))
      }
      // Sometimes back to a node that is there already.
      let isKnown = Int.random(in: 0..<5, using: &random) == 0
      let known = nodes.map(\.variable).randomElement(using: &random) ?? start
      nodes.append(Node(variable: isKnown ? known : start + number + 1, label: label(&random)))
    }
  }

  static func edge(_ random: inout SeededGenerator) -> Edge {
    Edge(
      types: [[], ["R"], ["R", "S"], ["S"]].randomElement(using: &random) ?? [],
      direction: Direction.allCases.randomElement(using: &random) ?? .any
    )
  }

  // MARK: As a query

  /// The pattern's text; step `i` is named `e<i>` after a prefix.
  func text(prefix: String = "e") -> String {
    var text = nodeText(0)
    for (index, step) in steps.enumerated() {
      switch step {
      case .edge(let edge): text += Self.text(edge, "\(prefix)\(index)", "")
      case .repetition(let edge, let minimum, let maximum):
        text += Self.text(edge, "\(prefix)\(index)", "{\(minimum),\(maximum.map(String.init) ?? "")}")
      case .group(let first, let second, let minimum, let maximum, let isConditional):
        let name = "\(prefix)\(index)"
        text += "((\(name)x)" + Self.text(first, name + "a", "") + "()" + Self.text(second, name + "b", "")
        text += "(\(name)y)" + (isConditional ? " WHERE \(name)x.x <> \(name)y.x" : "") + ")"
        text += "{\(minimum),\(maximum.map(String.init) ?? "")}"
      }
      text += nodeText(index + 1)
    }
    return text
  }

  private func nodeText(_ index: Int) -> String {
    "(n\(nodes[index].variable)" + (nodes[index].label.map { ":" + $0 } ?? "") + ")"
  }

  static func text(_ edge: Edge, _ name: String, _ quantifier: String) -> String {
    let types = edge.types.isEmpty ? "" : ":" + edge.types.sorted().joined(separator: "|")
    let arrow = "-[\(name)\(types)]-"
    return (edge.direction == .left ? "<" : "") + arrow + (edge.direction == .right ? ">" : "") + quantifier
  }

  /// What each row shows: all nodes, and the edges of each step as a list.
  func columns(prefix: String = "e") -> [String] {
    let variables = Set(nodes.map(\.variable)).sorted().map { "n\($0).id" }
    return variables
      + steps.enumerated()
      .map { index, step in
        switch step {
        case .edge: "\(prefix)\(index).id"
        case .repetition: "[e IN \(prefix)\(index) | e.id]"
        case .group:
          "[i IN range(0, size(\(prefix)\(index)a) - 1) | [\(prefix)\(index)a[i].id, \(prefix)\(index)b[i].id]]"
        }
      }
  }
}
