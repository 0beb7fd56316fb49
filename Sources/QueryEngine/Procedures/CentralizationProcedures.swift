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
      let paths = try call.options.choice("paths", default: DistanceTotals.Direction.outgoing)
      let convention = try call.options.choice("convention", default: Convention.ucinet)
      let network = try call.network(.simple)
      guard modes == nil || measure == .degree else {
        throw call.options.failure("\(measure.rawValue) is centralised in one-mode networks alone")
      }
      switch measure {
      case .degree:
        guard let modes else {
          let whole = Centralization(degreesOf: network, counted, loopsPossible: convention == .igraph)
          return ProcedureRows(centralizations: [(.null, whole)])
        }
        return ProcedureRows(centralizations: [
          (.string(modes[0]), Centralization(degreesOf: network, side: .first)),
          (.string(modes[1]), Centralization(degreesOf: network, side: .second)),
        ])
      case .betweenness:
        let betweenness = try Betweenness(of: network, call.analysis)
        return ProcedureRows(centralizations: [(.null, Centralization(betweenness, of: network))])
      case .closeness:
        let closeness = Closeness(try DistanceTotals(of: network, paths, call.analysis), of: network)
        return ProcedureRows(centralizations: [(.null, Centralization(closeness, of: network))])
      }
    }
  ]
}

private enum CentralizationMeasure: String, CaseIterable {
  case degree, betweenness, closeness
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
