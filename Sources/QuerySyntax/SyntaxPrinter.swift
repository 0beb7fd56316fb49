/// A tree as text again, in one canonical spelling: clauses a line each, keywords in capitals, edges with
/// brackets, quantifiers after the arrow.
///
/// Reading what is printed gives the same tree, places in the text apart.
public struct SyntaxPrinter {
  var output = ""
  private var clauseSeparator = "\n"

  public static func text(of statement: StatementSyntax) -> String {
    var printer = SyntaxPrinter()
    printer.write(statement)
    return printer.output
  }

  public static func text(of expression: ExpressionSyntax) -> String {
    var printer = SyntaxPrinter()
    printer.write(expression)
    return printer.output
  }

  public static func text(of pattern: PatternSyntax) -> String {
    var printer = SyntaxPrinter()
    printer.write(pattern)
    return printer.output
  }

  // MARK: Statements

  private mutating func write(_ statement: StatementSyntax) {
    for (index, part) in statement.parts.enumerated() {
      if index > 0, index <= statement.unions.count {
        output += clauseSeparator
        output += statement.unions[index - 1].keepsDuplicates ? "UNION ALL" : "UNION"
        output += clauseSeparator
      }
      writeList(part.clauses, separator: clauseSeparator) { printer, clause in printer.write(clause) }
    }
  }

  /// A query within an expression or a CALL stays on its line.
  mutating func writeBraced(_ statement: StatementSyntax) {
    let outer = clauseSeparator
    clauseSeparator = " "
    output += "{ "
    write(statement)
    output += " }"
    clauseSeparator = outer
  }

  // MARK: Clauses

  private mutating func write(_ clause: ClauseSyntax) {
    switch clause {
    case .match(let match): write(match)
    case .unwind(let unwind): write(unwind)
    case .with(let projection):
      output += "WITH "
      write(projection)
      writeCondition(projection.condition)
    case .return(let projection):
      output += "RETURN "
      write(projection)
    case .create, .merge, .set, .remove, .delete: writeUpdate(clause)
    case .callProcedure(let call): write(call)
    case .callSubquery(let call): write(call)
    case .finish: output += "FINISH"
    }
  }

  private mutating func write(_ match: MatchSyntax) {
    output += match.isOptional ? "OPTIONAL MATCH " : "MATCH "
    if match.mode == .repeatableElements { output += "REPEATABLE ELEMENTS " }
    writeList(match.patterns) { printer, pattern in printer.write(pattern) }
    writeCondition(match.condition)
  }

  private mutating func write(_ unwind: UnwindSyntax) {
    guard let numbering = unwind.numbering else {
      output += "UNWIND "
      write(unwind.list)
      output += " AS "
      writeVariable(unwind.variable.text)
      return
    }
    output += "FOR "
    writeVariable(unwind.variable.text)
    output += " IN "
    write(unwind.list)
    output += numbering.kind == .ordinality ? " WITH ORDINALITY " : " WITH OFFSET "
    writeVariable(numbering.variable.text)
  }

  mutating func writeCondition(_ condition: ExpressionSyntax?) {
    guard let condition else { return }
    output += " WHERE "
    write(condition)
  }

  private mutating func write(_ projection: ProjectionSyntax) {
    if projection.isDistinct { output += "DISTINCT " }
    if projection.star != nil { output += projection.items.isEmpty ? "*" : "*, " }
    writeList(projection.items) { printer, item in
      printer.write(item.expression)
      guard let alias = item.alias else { return }
      printer.output += " AS "
      printer.writeVariable(alias.text)
    }
    if let grouping = projection.grouping {
      output += grouping.isEmpty ? " GROUP BY ()" : " GROUP BY "
      writeList(grouping) { printer, key in printer.write(key) }
    }
    writePage(of: projection)
  }

  private mutating func writePage(of projection: ProjectionSyntax) {
    if !projection.order.isEmpty {
      output += " ORDER BY "
      writeList(projection.order) { printer, key in
        printer.write(key.expression)
        if key.isDescending { printer.output += " DESC" }
        if let nulls = key.nulls { printer.output += nulls == .first ? " NULLS FIRST" : " NULLS LAST" }
      }
    }
    if let offset = projection.offset {
      output += " OFFSET "
      write(offset)
    }
    if let limit = projection.limit {
      output += " LIMIT "
      write(limit)
    }
  }

  // MARK: Names and lists

  mutating func writeList<Element>(
    _ elements: [Element],
    separator: String = ", ",
    _ write: (inout SyntaxPrinter, Element) -> Void
  ) {
    for (index, element) in elements.enumerated() {
      if index > 0 { output += separator }
      write(&self, element)
    }
  }

  /// A name where a keyword would be misread: in backquotes if it is spelled like one.
  mutating func writeVariable(_ name: String) {
    if let keyword = Keyword(spelling: name), !keyword.isHarmless {
      writeQuoted(name)
    } else {
      writeName(name)
    }
  }

  /// A name after `.` or `:`, where every word is a name.
  mutating func writeName(_ name: String) {
    var isFirst = true
    var isPlain = !name.isEmpty
    for scalar in name.unicodeScalars {
      let isAllowed =
        scalar == "_" || (isFirst ? scalar.properties.isXIDStart : scalar.properties.isXIDContinue)
      isPlain = isPlain && isAllowed
      isFirst = false
    }
    if isPlain { output += name } else { writeQuoted(name) }
  }

  mutating func writeQuoted(_ name: String) {
    output += "`"
    for scalar in name.unicodeScalars {
      if scalar == "`" { output += "`" }
      output.unicodeScalars.append(scalar)
    }
    output += "`"
  }
}

extension Keyword {
  /// Means nothing of its own where an operand may stand, unless a brace or text follows.
  var isHarmless: Bool {
    switch self {
    case .count, .collect, .date, .time, .datetime, .localtime, .localdatetime, .duration, .first, .last,
      .path, .paths, .edge, .edges, .relationship, .relationships, .element, .elements, .groups, .on, .by:
      true
    default:
      false
    }
  }
}
