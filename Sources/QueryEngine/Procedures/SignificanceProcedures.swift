import GraphAlgorithms
import Parallelism
import PropertyGraph

extension ProcedureCatalog {
  /// Whether it is more than chance: `CALL significance.random({keep: 'degrees', draws: 999})`.
  static let significanceProcedures: [Procedure] = [
    Procedure.onNetwork(
      "significance.random",
      columns: [.init("statistic", .string)] + comparisonColumns
    ) { call in
      let condition = try call.options.choice("keep", default: RandomDraws.Condition.degrees)
      let (draws, seed) = try randomness(&call.options)
      let chosen = try call.networkOptions(.simple)
      guard chosen.selection.parallelEdges == .simple else {
        throw call.options.failure("random networks are simple: parallel: 'simple'")
      }
      let network = try call.context.network(chosen)
      let statistics = NetworkStatistic.all(for: network)
      let comparisons = try RandomDraws.compare(
        network,
        keeping: condition,
        draws: draws,
        seed: seed,
        call.analysis
      ) { (drawn) throws(AnalysisFailure) in
        try statistics.map { statistic throws(AnalysisFailure) in try statistic.value(of: drawn) }
      }
      return comparisonRows(comparisons, labelled: statistics.map { .string($0.rawValue) })
    },
    Procedure.onNetwork(
      "significance.groups",
      columns: [.init("statistic", .string)] + comparisonColumns
    ) { call in
      let grouping = try GroupOptions(&call.options, of: call.graph, isRequired: false)
      let (draws, seed) = try randomness(&call.options)
      let network = try call.network()
      let groups = try NodeGroups(grouping, of: network, call.graph)
      let comparisons = try LabelPermutation.compare(
        groups: groups.numbers,
        draws: draws,
        seed: seed,
        call.analysis
      ) {
        let matrix = MixingMatrix(network, groups: $0, groupCount: groups.count)
        return [matrix.externalInternalIndex, matrix.assortativity]
      }
      return comparisonRows(comparisons, labelled: [.string("ei"), .string("assortativity")])
    },
    Procedure.onNetwork(
      "significance.qap",
      parameters: [.init("first", .map), .init("second", .map), .options],
      columns: comparisonColumns
    ) { call in
      let (draws, seed) = try randomness(&call.options)
      try call.options.finish()
      var (first, second) = (
        try OptionReader(call.arguments[0], argument: 0), try OptionReader(call.arguments[1], argument: 1)
      )
      let networks = try networks(
        [try relation(&first, of: call.graph), try relation(&second, of: call.graph)],
        call
      )
      let comparison = try QAPCorrelation.compare(
        networks[0],
        networks[1],
        draws: draws,
        seed: seed,
        call.analysis
      )
      return comparisonRows([comparison], labelled: nil)
    },
    Procedure.onNetwork(
      "significance.regression",
      parameters: [.init("outcome", .map), .init("predictors", .list), .options],
      columns: [.init("term", .string), .init("coefficient", .float)] + comparisonColumns
        + [.init("explained", .float)]
    ) { call in
      let (draws, seed) = try randomness(&call.options)
      try call.options.finish()
      var outcome = try OptionReader(call.arguments[0], argument: 0)
      var relations = [try relation(&outcome, of: call.graph)]
      var names = ["constant"]
      guard case .list(let predictors) = call.arguments[1], !predictors.isEmpty else {
        throw Procedure.Failure("predictors are a list of maps, at least one", argument: 1)
      }
      for predictor in predictors {
        var reader = try OptionReader(predictor, argument: 1)
        names.append(try reader.string("name") ?? "\(names.count)")
        relations.append(try relation(&reader, of: call.graph))
      }
      let networks = try networks(relations, call)
      let regression = try QAPRegression(
        of: networks[0],
        on: Array(networks[1...]),
        draws: draws,
        seed: seed,
        call.analysis
      )
      let rows = comparisonRows(regression.terms.map(\.test), labelled: names.map { .string($0) })
      return ProcedureRows(
        count: rows.count,
        [rows.columns[0], .floats(regression.terms.map(\.coefficient))] + rows.columns[1...]
          + [.constant(.float(regression.explainedVariance))]
      )
    },
  ]

  /// What a map of options chooses, of which nothing else has to be read.
  private static func relation(
    _ reader: inout OptionReader,
    of graph: Graph
  ) throws(Procedure.Failure) -> NetworkSelection {
    let chosen = try NetworkOptions(&reader, of: graph, defaults: .simple)
    try reader.finish()
    return chosen.selection
  }

  /// Networks of the nodes that are in any of them.
  private static func networks(_ relations: [NetworkSelection], _ call: NetworkCall) throws -> [Network] {
    var nodes = Bitmap(count: call.graph.nodeIDLimit)
    for index in 0..<nodes.count {
      nodes[index] = relations.contains { $0.nodes?[index] ?? true }
    }
    return try relations.map { relation in
      var relation = relation
      relation.nodes = nodes
      return try Network(of: call.graph, relation, call.analysis)
    }
  }

  private static func randomness(
    _ options: inout OptionReader
  ) throws(Procedure.Failure) -> (draws: Int, seed: UInt64) {
    let draws = try options.integer("draws", default: 999, in: 1...1_000_000)
    let seed = try options.integer("seed", default: 1)
    return (draws, UInt64(bitPattern: Int64(seed)))
  }

  private static let comparisonColumns: [Procedure.Field] = [
    .init("observed", .float), .init("mean", .float), .init("deviation", .float), .init("z", .float),
    .init("pAtLeast", .float), .init("pAtMost", .float), .init("p", .float), .init("draws", .integer),
  ]

  private static func comparisonRows(
    _ comparisons: [ChanceComparison],
    labelled labels: [Value]?
  ) -> ProcedureRows {
    let columns: [ProcedureRows.Column] = [
      .floats(comparisons.map(\.observed)), .floats(comparisons.map(\.mean)),
      .floats(comparisons.map(\.standardDeviation)), .floats(comparisons.map(\.z)),
      .floats(comparisons.map(\.probabilityAtLeast)), .floats(comparisons.map(\.probabilityAtMost)),
      .floats(comparisons.map(\.probabilityTwoSided)), .integers(comparisons.map { Int64($0.drawCount) }),
    ]
    return ProcedureRows(count: comparisons.count, (labels.map { [.values($0)] } ?? []) + columns)
  }
}

/// A number of a whole network that is compared with random networks.
private enum NetworkStatistic: String {
  case degreeAssortativity, degreeVariance, isolates
  case butterflies, robinsAlexander

  static func all(for network: Network) -> [NetworkStatistic] {
    if network.sides != nil {
      return [.butterflies, .robinsAlexander, .degreeAssortativity, .degreeVariance, .isolates]
    }
    return [.degreeAssortativity, .degreeVariance, .isolates]
  }

  func value(of network: Network) throws(AnalysisFailure) -> Double {
    // Draws run on all threads at once: inside one, a single thread.
    let context = AnalysisContext(workers: .single)
    switch self {
    case .butterflies: return Double(try Butterflies.count(in: network, context))
    case .robinsAlexander: return try TwoModeClustering.robinsAlexander(network, context)
    case .degreeAssortativity: return NumericAssortativity.degree(network)
    case .degreeVariance:
      let degrees = (0..<network.nodeCount).map { Double(network.rows.degree(of: $0)) }
      guard !degrees.isEmpty else { return .nan }
      let mean = degrees.reduce(0, +) / Double(degrees.count)
      return degrees.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(degrees.count)
    case .isolates:
      return Double(
        (0..<network.nodeCount)
          .count { network.rows.degree(of: $0) + network.reversedRows.degree(of: $0) == 0 }
      )
    }
  }
}
