import PropertyGraph

/// A pipe table of GitHub's Markdown.
struct MarkdownTable {
  let graph: Graph
  let nullText: String

  func write(_ table: ValueTable, to output: inout String) {
    let text = ValueText(graph: graph, form: .people, nullText: nullText)
    line(table.columns.map(Self.escaped), to: &output)
    let rules = table.columns.indices.map { column in
      let isNumeric = table.rows.allSatisfy { row in
        switch row[column] {
        case .integer, .float, .null: true
        default: false
        }
      }
      return isNumeric && table.rows.contains { !$0[column].isNull } ? "---:" : "---"
    }
    line(rules, to: &output)
    for row in table.rows { line(row.map { Self.escaped(text.string(for: $0)) }, to: &output) }
  }

  private func line(_ cells: [String], to output: inout String) {
    output += "| " + cells.joined(separator: " | ") + " |\n"
  }

  /// Pipes and backslashes escaped, line ends as `<br>`.
  private static func escaped(_ text: String) -> String {
    var output = ""
    for scalar in text.replacingLineEnds().unicodeScalars {
      switch scalar {
      case "|": output += "\\|"
      case "\\": output += "\\\\"
      case "\n": output += "<br>"
      default: output += PrintableText.escaped(String(scalar))
      }
    }
    return output
  }
}

extension String {
  /// CR LF and CR as LF.
  fileprivate func replacingLineEnds() -> String {
    var output = ""
    var previous: Unicode.Scalar = " "
    for scalar in unicodeScalars {
      if scalar == "\r" || (scalar == "\n" && previous != "\r") {
        output += "\n"
      } else if scalar != "\n" {
        output.unicodeScalars.append(scalar)
      }
      previous = scalar
    }
    return output
  }
}
