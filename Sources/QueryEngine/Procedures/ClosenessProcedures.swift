import GraphAlgorithms
import PropertyGraph

extension ProcedureCatalog {
  /// Who is near to all: `CALL centrality.harmonic({types: 'MEMBER_OF'}) YIELD node, normalized`.
  static let closenessProcedures: [Procedure] = [
    Procedure(
      "centrality.harmonic",
      parameters: [.options],
      columns: [
        Procedure.Field("node", .node), Procedure.Field("harmonic", .float),
        Procedure.Field("normalized", .float),
      ]
    ) { (arguments, context) throws(Procedure.Failure) in
      var options = try OptionReader(arguments[0])
      let chosen = try NetworkOptions(ofPaths: &options, of: context.graph)
      let direction = try options.choice("paths", default: DistanceTotals.Direction.outgoing)
      try options.finish()
      let network = try context.network(chosen)
      let harmonic = try analyzing { () throws(AnalysisFailure) in
        HarmonicCentrality(try DistanceTotals(of: network, direction, context.analysis), of: network)
      }
      return ProcedureRows([
        .nodes(network.nodeIDs), .floats(harmonic.sums), .floats(harmonic.normalized),
      ])
    },
    Procedure(
      "centrality.closeness",
      parameters: [.options],
      columns: [
        Procedure.Field("node", .node), Procedure.Field("closeness", .float),
        Procedure.Field("farness", .float), Procedure.Field("reached", .integer),
      ]
    ) { (arguments, context) throws(Procedure.Failure) in
      var options = try OptionReader(arguments[0])
      let chosen = try NetworkOptions(ofPaths: &options, of: context.graph)
      let convention = try ClosenessConvention(&options)
      try options.finish()
      let network = try context.network(chosen)
      let totals = try analyzing { () throws(AnalysisFailure) in
        try DistanceTotals(of: network, convention.direction, context.analysis)
      }
      let values = Closeness(totals, of: network, convention.variant).values
      return ProcedureRows([
        .nodes(network.nodeIDs),
        .floats(convention.isolatesAreZero ? values.map { $0.isNaN ? 0 : $0 } : values),
        .floats(totals.totals.map(\.sum)), .integers(totals.totals.map { Int64($0.reached) }),
      ])
    },
  ]
}

/// Which closeness is asked for: by its variant, or as another tool has it.
private struct ClosenessConvention {
  let variant: Closeness.Variant
  let direction: DistanceTotals.Direction
  let isolatesAreZero: Bool

  init(_ reader: inout OptionReader) throws(Procedure.Failure) {
    let convention: Convention? =
      reader.value("convention").isNull ? nil : try reader.choice("convention", default: Convention.igraph)
    if convention != nil, !reader.value("variant").isNull {
      throw reader.failure("convention and variant exclude each other")
    }
    let standard: Closeness.Variant =
      switch convention {
      case .networkx: .wassermanFaust
      case .ucinet: .classic
      case .igraph, nil: .component
      }
    variant = try reader.choice("variant", default: standard)
    direction = try reader.choice("paths", default: convention == .networkx ? .incoming : .outgoing)
    isolatesAreZero = convention == .networkx
  }
}
