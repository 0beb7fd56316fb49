import GraphAlgorithms
import PropertyGraph

extension ProcedureCatalog {
  /// Who is near to all: `CALL centrality.harmonic({types: 'MEMBER_OF'}) YIELD node, normalized`.
  static let closenessProcedures: [Procedure] = [
    Procedure.onNetwork(
      "centrality.harmonic",
      columns: [
        Procedure.Field("node", .node), Procedure.Field("harmonic", .float),
        Procedure.Field("normalized", .float),
      ]
    ) { call in
      let direction = try call.options.choice("paths", default: DistanceTotals.Direction.outgoing)
      let network = try call.network(.paths)
      let harmonic = HarmonicCentrality(
        try DistanceTotals(of: network, direction, call.analysis),
        of: network
      )
      return ProcedureRows(
        nodesOf: network,
        [
          .floats(harmonic.sums), .floats(harmonic.normalized),
        ]
      )
    },
    Procedure.onNetwork(
      "centrality.closeness",
      columns: [
        Procedure.Field("node", .node), Procedure.Field("closeness", .float),
        Procedure.Field("farness", .float), Procedure.Field("reached", .integer),
      ]
    ) { call in
      let convention = try ClosenessConvention(&call.options)
      let network = try call.network(.paths)
      let totals = try DistanceTotals(of: network, convention.direction, call.analysis)
      let values = Closeness(totals, of: network, convention.variant).values
      return ProcedureRows(
        nodesOf: network,
        [
          .floats(convention.isolatesAreZero ? values.map { $0.isNaN ? 0 : $0 } : values),
          .floats(totals.totals.map(\.sum)), .integers(totals.totals.map { Int64($0.reached) }),
        ]
      )
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
