extension SyntaxPrinter {
  mutating func write(_ pattern: PatternSyntax) {
    if let variable = pattern.variable {
      writeVariable(variable.text)
      output += " = "
    }
    if pattern.isLegacyShortest {
      output += pattern.selector?.kind == .allShortest ? "allShortestPaths(" : "shortestPath("
      write(pattern.path)
      output += ")"
      return
    }
    if let selector = pattern.selector { write(selector, mode: pattern.mode) } else { write(pattern.mode) }
    write(pattern.path)
  }

  private mutating func write(_ selector: SelectorSyntax, mode: PathModeSyntax) {
    switch selector.kind {
    case .any: output += "ANY "
    case .allShortest: output += "ALL SHORTEST "
    case .shortest, .shortestGroups: output += "SHORTEST "
    }
    if let count = selector.count {
      write(count, atLeast: .postfix)
      output += " "
    } else if selector.kind == .shortest {
      output += "1 "
    }
    write(mode)
    if selector.kind == .shortestGroups { output += "GROUPS " }
  }

  private mutating func write(_ mode: PathModeSyntax) {
    guard mode != .unspecified else { return }
    output += mode.rawValue.uppercased() + " "
  }

  mutating func write(_ path: PathSyntax) {
    for step in path.steps {
      switch step {
      case .node(let node): write(node)
      case .edge(let edge): write(edge)
      case .group(let group): write(group)
      }
    }
  }

  private mutating func write(_ node: NodeSyntax) {
    output += "("
    writeElement(node.variable, node.labels, node.properties, node.condition)
    output += ")"
  }

  private mutating func write(_ edge: EdgeSyntax) {
    output += edge.direction == .left ? "<-[" : "-["
    writeElement(edge.variable, edge.types, edge.properties, edge.condition)
    output += edge.direction == .right ? "]->" : "]-"
    write(edge.quantifier)
  }

  private mutating func write(_ group: GroupSyntax) {
    output += "("
    if let variable = group.variable {
      writeVariable(variable.text)
      output += " = "
    }
    write(group.mode)
    write(group.path)
    writeCondition(group.condition)
    output += ")"
    write(group.quantifier)
  }

  private mutating func writeElement(
    _ variable: NameSyntax?,
    _ labels: LabelExpressionSyntax?,
    _ properties: ExpressionSyntax?,
    _ condition: ExpressionSyntax?
  ) {
    var isEmpty = true
    if let variable {
      writeVariable(variable.text)
      isEmpty = false
    }
    if let labels {
      output += ":"
      write(labels)
      isEmpty = false
    }
    if let properties {
      if !isEmpty { output += " " }
      write(properties, atLeast: .postfix)
      isEmpty = false
    }
    guard let condition else { return }
    output += isEmpty ? "WHERE " : " WHERE "
    write(condition)
  }

  private mutating func write(_ quantifier: QuantifierSyntax?) {
    guard let quantifier else { return }
    switch (quantifier.minimum, quantifier.maximum) {
    case (0, nil): output += "*"
    case (1, nil): output += "+"
    case (let minimum, nil): output += "{\(minimum),}"
    case (let minimum, let maximum?) where minimum == maximum: output += "{\(minimum)}"
    case (let minimum, let maximum?): output += "{\(minimum),\(maximum)}"
    }
  }

  // MARK: Labels

  mutating func write(_ labels: LabelExpressionSyntax) {
    switch labels {
    case .name(let name): writeName(name.text)
    case .any: output += "%"
    case .not(let operand, _):
      output += "!"
      writeLabelOperand(operand, allowsAnd: false)
    case .and(let left, let right):
      if case .and = left { write(left) } else { writeLabelOperand(left, allowsAnd: false) }
      output += "&"
      writeLabelOperand(right, allowsAnd: false)
    case .or(let left, let right):
      if case .or = left { write(left) } else { writeLabelOperand(left, allowsAnd: true) }
      output += "|"
      writeLabelOperand(right, allowsAnd: true)
    }
  }

  private mutating func writeLabelOperand(_ labels: LabelExpressionSyntax, allowsAnd: Bool) {
    let needsParentheses: Bool =
      switch labels {
      case .or: true
      case .and: !allowsAnd
      case .name, .any, .not: false
      }
    if needsParentheses { output += "(" }
    write(labels)
    if needsParentheses { output += ")" }
  }
}
