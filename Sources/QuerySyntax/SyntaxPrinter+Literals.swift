extension SyntaxPrinter {
  mutating func writeString(_ value: String) {
    output += "'"
    for scalar in value.unicodeScalars {
      switch scalar {
      case "'": output += #"\'"#
      case "\\": output += #"\\"#
      case "\n": output += #"\n"#
      case "\r": output += #"\r"#
      case "\t": output += #"\t"#
      case "\u{8}": output += #"\b"#
      case "\u{C}": output += #"\f"#
      default:
        if scalar.value < 0x20 || scalar.value == 0x7F {
          let digits = String(scalar.value, radix: 16, uppercase: true)
          output += #"\u"# + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          output.unicodeScalars.append(scalar)
        }
      }
    }
    output += "'"
  }

  mutating func writeParameter(_ name: String) {
    output += "$"
    let isPlain = name.unicodeScalars.allSatisfy { $0 == "_" || $0.properties.isXIDContinue }
    if isPlain, !name.isEmpty { output += name } else { writeQuoted(name) }
  }

  mutating func writeListLiteral(_ elements: [ExpressionSyntax]) {
    output += "["
    // `[x IN list]` alone would be a comprehension.
    let weakest: Precedence = elements.count == 1 ? .sum : .or
    writeList(elements) { printer, element in printer.write(element, atLeast: weakest) }
    output += "]"
  }

  mutating func writeMap(_ entries: [MapEntrySyntax]) {
    output += "{"
    writeList(entries) { printer, entry in printer.write(entry) }
    output += "}"
  }

  private mutating func write(_ entry: MapEntrySyntax) {
    writeName(entry.key.text)
    output += ": "
    write(entry.value)
  }

  mutating func writeMapProjection(_ base: NameSyntax, _ fields: [MapProjectionFieldSyntax]) {
    if Keyword(spelling: base.text) != nil { writeQuoted(base.text) } else { writeName(base.text) }
    output += " {"
    writeList(fields) { printer, field in
      switch field {
      case .property(let name):
        printer.output += "."
        printer.writeName(name.text)
      case .all: printer.output += ".*"
      case .variable(let name): printer.writeVariable(name.text)
      case .entry(let entry): printer.write(entry)
      }
    }
    output += "}"
  }
}

extension ExpressionSyntax {
  /// How tightly the outermost operator binds; everything without one binds like a name.
  var precedence: Precedence {
    switch kind {
    case .unary(.not, _): .not
    case .unary: .sign
    case .binary(let symbol, _, _): symbol.precedence
    case .comparison: .comparison
    case .isNull, .hasLabels: .predicate
    // A chain of nodes and edges stands alone or beside AND, OR and NOT.
    case .pattern: .comparison
    case .integer(let value): value < 0 ? .sign : .postfix
    case .float(let value): value.sign == .minus ? .sign : .postfix
    default: .postfix
    }
  }

  /// Whether its text begins like the inside of a node: `n:A`.
  var startsWithLabelTest: Bool {
    var expression = self
    while true {
      switch expression.kind {
      case .binary(_, let left, _): expression = left
      case .comparison(let first, _): expression = first
      case .isNull(let operand, _): expression = operand
      case .hasLabels(let operand, _):
        if case .variable = operand.kind { return true }
        expression = operand
      default: return false
      }
    }
  }
}
