/// Clauses that write, and calls.
extension SyntaxPrinter {
  mutating func writeUpdate(_ clause: ClauseSyntax) {
    switch clause {
    case .create(let create):
      output += "INSERT "
      writeList(create.patterns) { printer, pattern in printer.write(pattern) }
    case .merge(let merge):
      output += "MERGE "
      write(merge.pattern)
      write(merge.onCreate, after: " ON CREATE SET ")
      write(merge.onMatch, after: " ON MATCH SET ")
    case .set(let set): write(set.items, after: "SET ")
    case .remove(let remove):
      output += "REMOVE "
      writeList(remove.items) { printer, item in printer.write(item) }
    case .delete(let delete):
      output += delete.isDetach ? "DETACH DELETE " : "DELETE "
      writeList(delete.expressions) { printer, expression in printer.write(expression) }
    default: break
    }
  }

  private mutating func write(_ items: [SetItemSyntax], after heading: String) {
    guard !items.isEmpty else { return }
    output += heading
    writeList(items) { printer, item in printer.write(item) }
  }

  private mutating func write(_ item: SetItemSyntax) {
    switch item {
    case .property(let target, let key, let value):
      writeProperty(key, of: target)
      output += " = "
      write(value)
    case .dynamicProperty(let target, let key, let value):
      writeProperty(key, of: target)
      output += " = "
      write(value)
    case .replaceAll(let name, let value):
      writeVariable(name.text)
      output += " = "
      write(value)
    case .addAll(let name, let value):
      writeVariable(name.text)
      output += " += "
      write(value)
    case .labels(let name, let labels): write(labels, of: name)
    }
  }

  private mutating func write(_ item: RemoveItemSyntax) {
    switch item {
    case .property(let target, let key): writeProperty(key, of: target)
    case .dynamicProperty(let target, let key): writeProperty(key, of: target)
    case .labels(let name, let labels): write(labels, of: name)
    }
  }

  private mutating func writeProperty(_ key: NameSyntax, of target: ExpressionSyntax) {
    writeBase(target)
    output += "."
    writeName(key.text)
  }

  private mutating func writeProperty(_ key: ExpressionSyntax, of target: ExpressionSyntax) {
    writeBase(target)
    output += "["
    write(key)
    output += "]"
  }

  private mutating func write(_ labels: [NameSyntax], of name: NameSyntax) {
    writeVariable(name.text)
    output += ":"
    writeList(labels, separator: "&") { printer, label in printer.writeName(label.text) }
  }

  // MARK: Calls

  mutating func write(_ call: CallProcedureSyntax) {
    output += "CALL "
    writeQualified(call.name.text)
    if let arguments = call.arguments {
      output += "("
      writeList(arguments) { printer, argument in printer.write(argument) }
      output += ")"
    }
    switch call.yields {
    case .all?: output += " YIELD *"
    case .items(let items)?:
      output += " YIELD "
      writeList(items) { printer, item in
        printer.writeVariable(item.column.text)
        guard let alias = item.alias else { return }
        printer.output += " AS "
        printer.writeVariable(alias.text)
      }
    case nil: break
    }
    writeCondition(call.condition)
  }

  mutating func write(_ call: CallSubquerySyntax) {
    output += call.isOptional ? "OPTIONAL CALL " : "CALL "
    if call.star != nil {
      output += "(*) "
    } else if let imports = call.imports {
      output += "("
      writeList(imports) { printer, name in printer.writeVariable(name.text) }
      output += ") "
    }
    writeBraced(call.statement)
  }
}
