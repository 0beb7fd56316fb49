import GraphAlgorithms
import PropertyGraph

extension ProcedureCatalog {
  /// How much a network revolves around few: `CALL centrality.centralization({types: 'MEMBER_OF'})`.
  static let centralizationProcedures: [Procedure] = [
    Procedure(
      "centrality.centralization",
      parameters: [.options],
      columns: [
        Procedure.Field("side", .string), Procedure.Field("centralization", .float),
        Procedure.Field("sum", .float), Procedure.Field("possible", .float),
      ]
    ) { (arguments, context) throws(Procedure.Failure) in
      var options = try OptionReader(arguments[0])
      let modes = try options.strings("modes")
      let chosen = try NetworkOptions(
        &options,
        of: context.graph,
        defaults: NetworkOptions.Defaults(parallelEdges: .simple)
      )
      let counted = try options.choice("count", default: Degree.Direction.all)
      let convention = try options.choice("convention", default: Convention.ucinet)
      try options.finish()
      let network = try context.network(chosen)
      guard let modes else {
        let whole = Centralization(
          degreesOf: network,
          counted,
          loopsPossible: convention == .igraph
        )
        return ProcedureRows(centralizations: [(.null, whole)])
      }
      return ProcedureRows(centralizations: [
        (.string(modes[0]), Centralization(degreesOf: network, side: .first)),
        (.string(modes[1]), Centralization(degreesOf: network, side: .second)),
      ])
    }
  ]
}

extension ProcedureRows {
  fileprivate init(centralizations: [(side: Value, Centralization)]) {
    self.init([
      .values(centralizations.map(\.side)), .floats(centralizations.map(\.1.value)),
      .floats(centralizations.map(\.1.sum)), .floats(centralizations.map(\.1.possibleSum)),
    ])
  }
}
