import PropertyGraph
import QueryEngine

/// Procedures that scenarios declare: `test.my.proc(in :: INTEGER?) :: (out :: STRING?)`, and a table.
///
/// A call gives the rows of the table whose first cells equal its arguments.
enum ScenarioProcedure {
  struct Malformed: Error { var signature: String }

  static func procedure(
    _ declared: Scenario.Procedure,
    value: (String) throws -> Value
  ) throws -> Procedure {
    let signature = declared.signature
    guard let open = signature.firstIndex(of: "(") else { throw Malformed(signature: signature) }
    let lists = try signature[open...].split(separator: ")", omittingEmptySubsequences: true)
      .compactMap { part -> [Procedure.Field]? in
        guard let start = part.firstIndex(of: "(") else { return nil }
        return try fields(part[part.index(after: start)...], signature)
      }
    guard lists.count == 2 else { throw Malformed(signature: signature) }
    let rows = try declared.table.dropFirst().map { try $0.map(value) }
    let inputs = lists[0].count
    return Procedure(String(signature[..<open]), parameters: lists[0], columns: lists[1]) { arguments, _ in
      let matching = rows.filter { row in
        zip(row.prefix(inputs), arguments).allSatisfy { Value.areEquivalent($0, $1) }
      }
      return ProcedureRows(
        count: matching.count,
        lists[1].indices.map { column in .values(matching.map { $0[inputs + column] }) }
      )
    }
  }

  private static func fields(_ text: Substring, _ signature: String) throws -> [Procedure.Field] {
    try text.split(separator: ",")
      .map { field in
        let words = field.split { " :?".contains($0) }
        guard words.count == 2, let kind = Procedure.Field.Kind(rawValue: String(words[1])) else {
          throw Malformed(signature: signature)
        }
        return Procedure.Field(String(words[0]), kind)
      }
  }
}
