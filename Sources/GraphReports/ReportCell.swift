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
