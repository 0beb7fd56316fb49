import PropertyGraph

extension ProcedureCatalog {
  /// What a graph holds: `CALL db.labels() YIELD label`.
  static let schemaProcedures: [Procedure] = [
    Procedure("db.labels", parameters: [], columns: [Procedure.Field("label", .string)]) { _, context in
      let graph = context.graph
      let labels = (0..<graph.labels.count).map { SymbolID($0) }.filter { graph.nodeCount(label: $0) > 0 }
      return ProcedureRows(count: labels.count, [.strings(labels.map { graph.labels[$0] })])
    },
    Procedure(
      "db.relationshipTypes",
      parameters: [],
      columns: [Procedure.Field("relationshipType", .string)]
    ) { _, context in
      let names = context.graph.edgeTypes.names
      return ProcedureRows(count: names.count, [.strings(names)])
    },
    Procedure("db.propertyKeys", parameters: [], columns: [Procedure.Field("propertyKey", .string)]) {
      _,
      context in
      let names = context.graph.propertyKeys.names
      return ProcedureRows(count: names.count, [.strings(names)])
    },
  ]
}
