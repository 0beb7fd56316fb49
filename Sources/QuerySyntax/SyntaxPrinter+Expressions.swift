import Diagnostics

extension SyntaxPrinter {
  /// Writes an expression, in parentheses if it binds weaker than its place demands.
  mutating func write(_ expression: ExpressionSyntax, atLeast weakest: Precedence = .or) {
    guard expression.precedence < weakest else { return writeKind(of: expression) }
    // `(n:A) - [x] - (m)` would be read as a node, an edge and a node.
    let parentheses = expression.startsWithLabelTest ? 2 : 1
    output += String(repeating: "(", count: parentheses)
    writeKind(of: expression)
    output += String(repeating: ")", count: parentheses)
  }

  private mutating func writeKind(of expression: ExpressionSyntax) {
    switch expression.kind {
    case .null: output += "null"
    case .boolean(let value): output += value ? "true" : "false"
    case .integer(let value): output += String(value)
    case .float(let value): output += value.description
    case .string(let value): writeString(value)
    case .parameter(let name): writeParameter(name)
    case .variable(let name): writeVariable(name)
    case .list(let elements): writeListLiteral(elements)
    case .map(let entries): writeMap(entries)
    case .property, .index, .slice: writePostfix(expression.kind)
    case .unary, .binary, .comparison, .isNull, .hasLabels: writeOperation(expression.kind)
    case .call(let call): write(call)
    case .case(let syntax): write(syntax)
    case .quantifier(let kind, let element, let condition): write(kind, element, condition)
    case .listComprehension, .patternComprehension: writeComprehension(expression.kind)
    case .reduce(let accumulator, let initial, let element, let result):
      writeReduce(accumulator, initial, element, result)
    case .mapProjection(let base, let fields): writeMapProjection(base, fields)
    case .subquery(let kind, let subquery):
      output += kind.rawValue + " "
      writeBraced(subquery.statement)
    case .pattern(let path): write(path)
    case .shortestPath(let pattern): write(pattern)
    }
  }

  // MARK: Operators

  private mutating func writeOperation(_ kind: ExpressionSyntax.Kind) {
    switch kind {
    case .unary(.not, let operand):
      output += "NOT "
      write(operand, atLeast: .not)
    case .unary(let sign, let operand):
      output += sign.rawValue
      write(operand, atLeast: .sign)
    case .binary(let symbol, _, _) where symbol.isAssociative: writeChain(of: symbol, kind)
    case .binary(let symbol, let left, let right):
      write(left, atLeast: symbol.precedence)
      output += " \(symbol.rawValue) "
      write(right, atLeast: symbol.precedence.next)
    case .comparison(let first, let links):
      write(first, atLeast: .predicate)
      for link in links {
        output += " \(link.comparison.rawValue) "
        write(link.operand, atLeast: .predicate)
      }
    case .isNull(let operand, let isNegated):
      write(operand, atLeast: .predicate)
      output += isNegated ? " IS NOT NULL" : " IS NULL"
    case .hasLabels(let operand, let labels):
      writeLabelTest(of: operand, labels)
    default: break
    }
  }

  /// Without the parentheses that the shape of a balanced tree would need.
  private mutating func writeChain(of symbol: BinaryOperator, _ kind: ExpressionSyntax.Kind) {
    let operands = ExpressionSyntax(kind, at: SourceRange(0, 0)).chainOperands(of: symbol)
    writeList(operands, separator: " \(symbol.rawValue) ") { printer, operand in
      printer.write(operand, atLeast: symbol.precedence.next)
    }
  }

  private mutating func writeLabelTest(of operand: ExpressionSyntax, _ labels: LabelExpressionSyntax) {
    // `n:A:B` would be one test.
    if case .hasLabels = operand.kind {
      write(operand, atLeast: .sum)
    } else {
      write(operand, atLeast: .predicate)
    }
    output += ":"
    if case .or = labels {
      // A bar may belong to the comprehension around it.
      output += "("
      write(labels)
      output += ")"
    } else {
      write(labels)
    }
  }

  private mutating func writePostfix(_ kind: ExpressionSyntax.Kind) {
    switch kind {
    case .property(let base, let name):
      writeBase(base)
      output += "."
      writeName(name.text)
    case .index(let base, let index):
      writeBase(base)
      output += "["
      write(index)
      output += "]"
    case .slice(let base, let from, let to):
      writeBase(base)
      output += "["
      if let from { write(from) }
      output += from == nil ? ".." : " .. "
      if let to { write(to) }
      output += "]"
    default: break
    }
  }

  /// What a property or index is taken of; a number in parentheses, as its point would be misread.
  mutating func writeBase(_ base: ExpressionSyntax) {
    switch base.kind {
    case .integer, .float:
      output += "("
      writeKind(of: base)
      output += ")"
    default:
      write(base, atLeast: .postfix)
    }
  }

  // MARK: Calls and what looks like them

  private mutating func write(_ call: CallSyntax) {
    writeQualified(call.name.text)
    output += "("
    if call.isStar { output += "*" }
    if call.isDistinct { output += "DISTINCT " }
    writeList(call.arguments) { printer, argument in printer.write(argument) }
    output += ")"
  }

  /// The name of a function or procedure, dots between its parts.
  mutating func writeQualified(_ name: String) {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    if parts.contains("") {
      writeQuoted(name)
    } else {
      writeList(parts.map(String.init), separator: ".") { printer, part in printer.writeVariable(part) }
    }
  }

  private mutating func write(_ syntax: CaseSyntax) {
    output += "CASE"
    if let operand = syntax.operand {
      output += " "
      write(operand)
    }
    for branch in syntax.branches {
      output += " WHEN "
      writeList(branch.when) { printer, when in printer.write(when) }
      output += " THEN "
      write(branch.then)
    }
    if let otherwise = syntax.otherwise {
      output += " ELSE "
      write(otherwise)
    }
    output += " END"
  }

  private mutating func write(
    _ kind: QuantifierKind,
    _ element: ElementSyntax,
    _ condition: ExpressionSyntax?
  ) {
    output += kind.rawValue + "("
    write(element)
    writeCondition(condition)
    output += ")"
  }

  private mutating func writeReduce(
    _ accumulator: NameSyntax,
    _ initial: ExpressionSyntax,
    _ element: ElementSyntax,
    _ result: ExpressionSyntax
  ) {
    output += "reduce("
    writeVariable(accumulator.text)
    output += " = "
    write(initial)
    output += ", "
    write(element)
    output += " | "
    write(result)
    output += ")"
  }

  private mutating func write(_ element: ElementSyntax) {
    writeVariable(element.variable.text)
    output += " IN "
    write(element.list)
  }

  private mutating func writeComprehension(_ kind: ExpressionSyntax.Kind) {
    output += "["
    switch kind {
    case .listComprehension(let element, let condition, let result):
      write(element)
      writeCondition(condition)
      if let result {
        output += " | "
        write(result)
      }
    case .patternComprehension(let variable, let path, let condition, let result):
      if let variable {
        writeVariable(variable.text)
        output += " = "
      }
      write(path)
      writeCondition(condition)
      output += " | "
      write(result)
    default: break
    }
    output += "]"
  }
}
