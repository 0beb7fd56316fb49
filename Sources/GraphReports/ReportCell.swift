import GraphFormats
import PropertyGraph

/// Values as people read them in a report of their language.
struct ReportCell {
  let graph: Graph
  let language: Language

  /// Names of nodes, lists with commas, nothing for null; decimals with a comma in French.
  func text(of value: Value) -> String {
    switch value {
    case .float where language == .french: return plain(value).replacingPoint()
    case .boolean(let isTrue):
      return language == .french ? (isTrue ? "oui" : "non") : (isTrue ? "yes" : "no")
    default: return plain(value)
    }
  }

  private func plain(_ value: Value) -> String {
    ValueText(graph: graph, form: .people, nullText: "").string(for: value)
  }

  /// The cells of a table; where a column holds floats alone, all have as many decimals.
  func texts(of table: ValueTable) -> [[String]] {
    let decimals = table.columns.indices.map { decimalCount(of: $0, in: table) }
    return table.rows.map { row in
      row.enumerated()
        .map { column, value in
          let text = text(of: value)
          guard let wanted = decimals[column], case .float = value else { return text }
          return text + String(repeating: "0", count: wanted - Self.decimals(of: text))
        }
    }
  }

  /// Nil where the column holds anything but floats in plain decimals.
  private func decimalCount(of column: Int, in table: ValueTable) -> Int? {
    var most: Int?
    for row in table.rows {
      switch row[column] {
      case .null: continue
      case .float:
        let text = text(of: row[column])
        guard text.allSatisfy({ $0.isNumber || "-,.".contains($0) }) else { return nil }
        most = max(most ?? 0, Self.decimals(of: text))
      default: return nil
      }
    }
    return most
  }

  private static func decimals(of text: String) -> Int {
    text.firstIndex { $0 == "," || $0 == "." }.map { text[$0...].count - 1 } ?? 0
  }

  /// Whether a column is set to the right: it holds numbers and nothing else.
  static func isNumeric(_ column: Int, of table: ValueTable) -> Bool {
    table.rows
      .allSatisfy { row in
        switch row[column] {
        case .integer, .float, .null: true
        default: false
        }
      }
  }
}

extension String {
  /// A decimal point as a comma.
  fileprivate func replacingPoint() -> String {
    String(map { $0 == "." ? "," : $0 })
  }
}
