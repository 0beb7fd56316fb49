import GraphAlgorithms
import Parallelism
import PropertyGraph

extension ProcedureCatalog {
  /// How far nodes are from each other: `CALL paths.distances(n) YIELD node, distance`.
  static let distanceProcedures: [Procedure] = [distances, eccentricity, summary]

  private static let distances = Procedure.onNetwork(
    "paths.distances",
    parameters: [Procedure.Field("sources", .any), .options],
    columns: [
      Procedure.Field("source", .node), Procedure.Field("node", .node), Procedure.Field("distance", .number),
    ]
  ) { call in
    let limit = try call.options.number("maxDistance", default: .infinity, in: 0 ... .infinity)
    let network = try call.network()
    let sources = try nodeArgument(call.arguments[0], named: "sources", in: network, call.context)
    let byNode = network.nodeIDs
    let analysis = call.analysis
    try analysis.checkMemory(bytes: sources.count * byNode.count * 48)
    let found = try analysis.workers.map(pieces: sources.count) { (source) throws(AnalysisFailure) in
      try distances(in: network, from: sources[source], atMost: limit, analysis)
    }
    var rows: (sources: [NodeID], nodes: [NodeID], distances: [Value]) = ([], [], [])
    for (source, distances) in zip(sources, found) {
      for (node, distance) in distances.enumerated() where limit == .infinity || !distance.isNull {
        rows.sources.append(byNode[source])
        rows.nodes.append(byNode[node])
        rows.distances.append(distance)
      }
    }
    return ProcedureRows(
      count: rows.nodes.count,
      [.nodes(rows.sources), .nodes(rows.nodes), .values(rows.distances)]
    )
  }

  /// By node; null where no path leads to it, whole numbers where edges have no weights.
  private static func distances(
    in network: Network,
    from source: Int,
    atMost limit: Double,
    _ context: AnalysisContext
  ) throws(AnalysisFailure) -> [Value] {
    if network.isWeighted {
      return try WeightedDistances(network, from: [source], atMost: limit, context).distances
        .map { $0 < .infinity ? .float($0) : .null }
    }
    let hops = limit < Double(Int32.max) ? Int(limit) : Int.max
    return try HopDistances(network, from: [source], atMost: hops, context).distances
      .map { $0 == HopDistances.unreached ? .null : .integer(Int64($0)) }
  }

  private static let eccentricity = Procedure.onNetwork(
    "paths.eccentricity",
    columns: [
      Procedure.Field("node", .node), Procedure.Field("eccentricity", .integer),
      Procedure.Field("reached", .integer), Procedure.Field("meanDistance", .float),
    ]
  ) { call in
    let nodes = try call.options.nodes("sources")
    let network = try call.network()
    let sources = try nodes?.map { try call.options.position(of: $0, in: network, call.context) }
    let survey = try DistanceSurvey(network, from: sources, call.analysis)
    return ProcedureRows(
      count: survey.sources.count,
      [
        .nodes(survey.sources.map { network.nodes[$0] }),
        .integers(survey.eccentricities.map(Int64.init)),
        .integers(survey.reachedCounts.map(Int64.init)),
        .floats(
          zip(survey.distanceSums, survey.reachedCounts).map { $1 == 0 ? .nan : Double($0) / Double($1) }
        ),
      ]
    )
  }

  private static let summary = Procedure.onNetwork(
    "paths.summary",
    columns: [
      Procedure.Field("nodes", .integer), Procedure.Field("diameter", .integer),
      Procedure.Field("radius", .integer), Procedure.Field("meanDistance", .float),
      Procedure.Field("meanError", .float), Procedure.Field("reachable", .float),
      Procedure.Field("exact", .boolean),
    ]
  ) { call in
    let samples = try call.options.optionalInteger("samples", in: 1...100_000_000)
    let seed = try call.options.integer("seed", default: 1)
    let network = try call.network()
    let survey = try DistanceSurvey(
      network,
      from: samples.flatMap { sample($0, of: network.nodeCount, seed: seed) },
      call.analysis
    )
    let distances = NetworkDistances(survey, nodeCount: network.nodeCount)
    func whole(_ value: Double) -> Value { value.isNaN ? .null : .integer(Int64(value)) }
    return ProcedureRows(row: [
      .integer(Int64(network.nodeCount)), whole(distances.diameter), whole(distances.radius),
      .float(distances.mean), .float(distances.meanError), .float(distances.reachableShare),
      .boolean(distances.isExact),
    ])
  }

  /// Different positions chosen at random, ascending; nil where that would be all.
  private static func sample(_ wanted: Int, of count: Int, seed: Int) -> [Int]? {
    guard wanted < count else { return nil }
    var random = RandomNumbers(seed: UInt64(bitPattern: Int64(seed)))
    var positions = Array(0..<count)
    for index in 0..<wanted { positions.swapAt(index, index + random.number(below: count - index)) }
    return positions[..<wanted].sorted()
  }
}
