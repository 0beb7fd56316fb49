import Diagnostics
import PropertyGraph

/// What an unknown id may stand for.
///
/// Comparing spellings is slow, so that a ruined file gets no suggestions after the first mistakes.
struct IDSuggestions {
  /// How many more ids may be compared.
  private var budget = 200_000
  private var known: [String: [String]] = [:]

  mutating func help(
    for id: String,
    in table: NodeTable,
    among tables: [NodeTable],
    builder: inout GraphBuilder
  )
    -> String?
  {
    for other in tables
    where other !== table && other.handle(id: Array(id.utf8).span, builder: &builder) != nil {
      return "'\(id)' is an id of '\(other.description.name)'"
    }
    let name = table.description.name
    if budget < table.count { return nil }
    budget -= table.count
    let ids = known[name] ?? Self.ids(of: table)
    known[name] = ids
    return Spelling.suggestion(for: id, among: ids).map { "did you mean '\($0)'?" }
  }

  private static func ids(of table: NodeTable) -> [String] {
    guard var rows = table.rows, let field = table.description.field(table.mapping.id.name),
      let column = rows.text.columns[field]
    else { return [] }
    var ids: [String] = []
    rows.rewind()
    while rows.next() { ids.append(rows.cells[column].text(in: rows.text.bytes)) }
    return ids
  }
}
