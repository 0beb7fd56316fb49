import PropertyGraph
import QuerySyntax

/// Tests what must hold for all nodes or all edges of a path while it is followed, not when it is complete.
///
/// ```
/// Filter: all(n IN nodes(p)[1..-1] WHERE n.open)
/// └─ Project: path from a AS p                    →   Project: path from a AS p
///    └─ Expand repeatedly: (a)-[]->{1,4}(b)           └─ Expand repeatedly: (a)-[]->{1,4}(b), with n.open between
/// ```
///
/// The condition becomes one of the repeated part: on the node between two turns, where a turn begins, where it
/// ends, or on its edge. It moves only where it cannot fail, because it is then computed for more nodes.
enum TestPathsInSearch: OptimizerRule {
  static let rule = OptimizerOptions.testPathsInSearch

  static func apply(_ plan: Plan, _ context: inout OptimizerContext) -> Plan {
    plan.rewritten { step in
      switch step {
      case .filter(let predicates, var input):
        var rest: [BoundExpression] = []
        for predicate in predicates {
          guard let condition = PathCondition(predicate), let moved = move(condition, into: input) else {
            rest.append(predicate)
            continue
          }
          input = moved.plan
          if let start = moved.onStart { rest.append(start) }
        }
        return rest.isEmpty ? input : .filter(rest, input)
      case .findPaths(var find, let input):
        // What `shortestPath(…)` chooses among stands with its selector.
        guard find.pattern.selector?.isLegacy ?? false else { return step }
        var rest: [BoundExpression] = []
        for predicate in find.pattern.selector?.pathPredicates ?? [] {
          guard let condition = PathCondition(predicate),
            condition.subject == find.pattern.path
              || condition.isAbout(edgesOf: find.pattern), var repetition = find.pattern.onlyRepetition,
            !condition.includesStart
          else {
            rest.append(predicate)
            continue
          }
          condition.add(to: &repetition)
          find.pattern.steps[0] = .repetition(repetition)
        }
        find.pattern.selector?.pathPredicates = rest
        return .findPaths(find, input)
      default: return step
      }
    }
  }

  /// The plan with a condition in the search that finds the path; nil where there is none to move it into.
  private static func move(
    _ condition: PathCondition,
    into plan: Plan
  ) -> (plan: Plan, onStart: BoundExpression?)? {
    switch plan {
    case .filter(let predicates, let input):
      return move(condition, into: input).map { (.filter(predicates, $0.plan), $0.onStart) }
    case .project(let columns, let input):
      var condition = condition
      if let column = columns.first(where: { $0.variable == condition.subject }) {
        guard case .path(let recipe) = column.expression.kind, recipe.parts.count == 1,
          case .edges(let list) = recipe.parts[0]
        else { return nil }
        condition.subject = list
      }
      return move(condition, into: input).map { (.project(columns, $0.plan), $0.onStart) }
    case .findPaths(var find, let input):
      guard find.pattern.selector == nil, condition.isAbout(edgesOf: find.pattern),
        var repetition = find.pattern.onlyRepetition
      else { return nil }
      condition.add(to: &repetition)
      find.pattern.steps[0] = .repetition(repetition)
      return (.findPaths(find, input), condition.onStart(find.pattern.nodes[0]))
    default: return nil
    }
  }
}

/// A condition that all nodes or all edges of a path must meet.
private struct PathCondition {
  private enum Part {
    /// The nodes, with or without the first and the last.
    case nodes(first: Bool, last: Bool)
    case edges
  }

  /// The variable with the path, or with the list of its edges.
  var subject: VariableID
  private let part: Part
  private let element: VariableID
  private let condition: BoundExpression

  init?(_ predicate: BoundExpression) {
    let quantifier: (VariableID, list: BoundExpression, condition: BoundExpression)
    switch predicate.kind {
    case .quantifier(.all, let variable, let list, let condition): quantifier = (variable, list, condition)
    case .quantifier(.none, let variable, let list, let condition):
      quantifier = (variable, list, BoundExpression(.not(condition), .boolean, at: condition.range))
    default: return nil
    }
    guard quantifier.condition.isInfallibleCondition,
      quantifier.condition.variables.isSubset(of: [quantifier.0]),
      let (subject, part) = Self.part(quantifier.list)
    else { return nil }
    (self.subject, self.part) = (subject, part)
    (element, condition) = (quantifier.0, quantifier.condition)
  }

  private static func part(_ list: BoundExpression) -> (subject: VariableID, part: Part)? {
    switch list.kind {
    case .variable(let variable): return (variable, .edges)
    case .call(let function, let arguments) where arguments.count == 1:
      if function.name == "tail", let (subject, part) = Self.part(arguments[0]),
        case .nodes(true, let last) = part
      {
        return (subject, .nodes(first: false, last: last))
      }
      guard case .variable(let path) = arguments[0].kind, arguments[0].type.kinds == .path else { return nil }
      switch function.name {
      case "nodes": return (path, .nodes(first: true, last: true))
      case "relationships": return (path, .edges)
      default: return nil
      }
    case .slice(let operand, let from, let to):
      guard let (subject, part) = Self.part(operand), case .nodes(true, true) = part,
        let first = bound(from, none: 0), let last = bound(to, none: 0), first == 0 || first == 1,
        to == nil || last == -1
      else { return nil }
      return (subject, .nodes(first: first == 0, last: to == nil))
    default: return nil
    }
  }

  private static func bound(_ expression: BoundExpression?, none: Int64) -> Int64? {
    guard let expression else { return none }
    switch expression.kind {
    case .constant(.integer(let number)): return number
    case .negate(let operand): return bound(operand, none: 0).map { 0 - $0 }
    default: return nil
    }
  }

  func isAbout(edgesOf pattern: BoundPattern) -> Bool { subject == pattern.onlyRepetition?.edgeList }

  var includesStart: Bool {
    if case .nodes(first: true, last: true) = part { return true }
    return false
  }

  /// What is left to be tested on the first node; nil for nothing.
  func onStart(_ node: VariableID) -> BoundExpression? {
    includesStart ? condition.replacing(element, with: node) : nil
  }

  func add(to repetition: inout BoundRepetition) {
    let (first, last) = (repetition.nodes[0], repetition.nodes[1])
    switch part {
    case .edges:
      repetition.predicates.append(condition.replacing(element, with: repetition.edges[0].variable))
    case .nodes(_, last: true): repetition.predicates.append(condition.replacing(element, with: last))
    case .nodes(first: true, last: false):
      repetition.predicates.append(condition.replacing(element, with: first))
    case .nodes(first: false, last: false):
      repetition.betweenPredicates.append(condition.replacing(element, with: first))
    }
  }
}

extension BoundPattern {
  /// The repetition of one edge that the pattern is, if it is nothing more.
  var onlyRepetition: BoundRepetition? {
    guard steps.count == 1, case .repetition(let repetition) = steps[0], repetition.edges.count == 1 else {
      return nil
    }
    return repetition
  }
}

extension BoundExpression {
  /// The same expression about another variable.
  func replacing(_ variable: VariableID, with other: VariableID) -> BoundExpression {
    if case .variable(variable) = kind { return BoundExpression(.variable(other), type, at: range) }
    return mapChildren { $0.replacing(variable, with: other) }
  }

  /// Whether it is true, false or null for any element, and never an error.
  var isInfallibleCondition: Bool {
    switch kind {
    case .not(let operand): operand.isInfallibleCondition
    case .and(let parts), .or(let parts): parts.allSatisfy(\.isInfallibleCondition)
    case .xor(let a, let b): a.isInfallibleCondition && b.isInfallibleCondition
    case .comparison(_, let a, let b): a.isInfallibleValue && b.isInfallibleValue
    case .text(let sign, let a, let b):
      [.contains, .startsWith, .endsWith].contains(sign) && a.isInfallibleValue && b.isInfallibleValue
    case .contains(let list, let element): list.isListLiteral && element.isInfallibleValue
    case .isNull(let operand, _): operand.isInfallibleValue
    case .hasLabels(let operand, _, _): operand.isInfallibleValue
    default: false
    }
  }

  private var isInfallibleValue: Bool {
    switch kind {
    case .constant, .parameter, .variable: true
    case .property(let operand, _, _):
      if case .variable = operand.kind {
        !operand.type.kinds.isDisjoint(with: [.node, .edge])
      } else {
        false
      }
    default: false
    }
  }

  private var isListLiteral: Bool {
    switch kind {
    case .constant(.list): true
    case .list(let items): items.allSatisfy(\.isInfallibleValue)
    default: false
    }
  }
}
