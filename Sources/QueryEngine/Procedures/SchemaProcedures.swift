import PropertyGraph

extension ProcedureCatalog {
  /// What a graph holds: `CALL db.labels() YIELD label`.
  static let schemaProcedures: [Procedure] = [
    Procedure("db.labels", parameters: [], columns: [Procedure.Field("label", .string)]) { _, graph in
      (0..<graph.labels.count).map { SymbolID($0) }.filter { graph.nodeCount(label: $0) > 0 }
        .map { [.string(graph.labels[$0])] }
    },
    Procedure(
      "db.relationshipTypes",
      parameters: [],
      columns: [Procedure.Field("relationshipType", .string)]
    ) { _, graph in
      graph.edgeTypes.names.map { [.string($0)] }
    },
    Procedure("db.propertyKeys", parameters: [], columns: [Procedure.Field("propertyKey", .string)]) {
      _,
      graph in
      graph.propertyKeys.names.map { [.string($0)] }
    },
  ]
}
