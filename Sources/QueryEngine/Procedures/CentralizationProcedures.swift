import GraphAlgorithms
import PropertyGraph

extension ProcedureCatalog {
  /// How much a network revolves around few: `CALL centrality.centralization({types: 'MEMBER_OF'})`.
  static let centralizationProcedures: [Procedure] = [
    Procedure.onNetwork(
      "centrality.centralization",
      columns: [
        Procedure.Field("side", .string), Procedure.Field("centralization", .float),
        Procedure.Field("sum", .float), Procedure.Field("possible", .float),
      ]
    ) { call in
      let modes = try call.options.strings("modes")
      let measure = try call.options.choice("measure", default: CentralizationMeasure.degree)
      let counted = try call.options.choice("count", default: Degree.Direction.all)
      let convention = try call.options.choice("convention", default: Convention.ucinet)
      let network = try call.network(.simple)
      if measure == .betweenness {
        if modes != nil {
          throw call.options.failure("betweenness is centralised in one-mode networks alone")
        }
        let betweenness = try Betweenness(of: network, call.analysis)
        return ProcedureRows(centralizations: [(.null, Centralization(betweenness, of: network))])
      }
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

private enum CentralizationMeasure: String, CaseIterable {
  case degree, betweenness
}

extension ProcedureRows {
  fileprivate init(centralizations: [(side: Value, Centralization)]) {
    self.init(
      count: centralizations.count,
      [
        .values(centralizations.map(\.side)), .floats(centralizations.map(\.1.value)),
        .floats(centralizations.map(\.1.sum)), .floats(centralizations.map(\.1.possibleSum)),
      ]
    )
  }
}
