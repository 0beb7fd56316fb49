import GraphAlgorithms
import PropertyGraph

extension ProcedureCatalog {
  /// How tightly a network holds together, and what holds it: `CALL cohesion.bridges({types: 'MEMBER_OF'})`.
  static let connectednessProcedures: [Procedure] = [
    Procedure(
      "cohesion.density",
      parameters: [.options],
      columns: [
        Procedure.Field("nodes", .integer), Procedure.Field("edges", .integer),
        Procedure.Field("possible", .float), Procedure.Field("density", .float),
        Procedure.Field("meanWeight", .float),
      ]
    ) { (arguments, context) throws(Procedure.Failure) in
      var options = try OptionReader(arguments[0])
      let chosen = try NetworkOptions(
        &options,
        of: context.graph,
        defaults: NetworkOptions.Defaults(parallelEdges: .simple)
      )
      let countsLoops = try options.boolean("loops", default: false)
      try options.finish()
      let density = Density(try context.network(chosen), countsLoops: countsLoops)
      return ProcedureRows([
        .integers([Int64(density.nodeCount)]), .integers([Int64(density.edgeCount)]),
        .floats([density.possibleCount]), .floats([density.density]), .floats([density.meanWeight]),
      ])
    },
    Procedure(
      "cohesion.reciprocity",
      parameters: [.options],
      columns: [
        Procedure.Field("mutual", .integer), Procedure.Field("asymmetric", .integer),
        Procedure.Field("untied", .integer), Procedure.Field("reciprocity", .float),
        Procedure.Field("ofTiedPairs", .float), Procedure.Field("ofAllPairs", .float),
      ]
    ) { (arguments, context) throws(Procedure.Failure) in
      var options = try OptionReader(arguments[0])
      let chosen = try NetworkOptions(
        &options,
        of: context.graph,
        defaults: NetworkOptions.Defaults(direction: .natural)
      )
      try options.finish()
      let census = DyadCensus(try context.network(chosen))
      return ProcedureRows([
        .integers([Int64(census.mutualCount)]), .integers([Int64(census.asymmetricCount)]),
        .integers([Int64(census.nullCount)]), .floats([census.edgeReciprocity]),
        .floats([census.tiedPairReciprocity]), .floats([census.pairReciprocity]),
      ])
    },
    Procedure(
      "cohesion.connectedness",
      parameters: [.options],
      columns: [
        Procedure.Field("components", .integer), Procedure.Field("largest", .integer),
        Procedure.Field("connectedness", .float), Procedure.Field("fragmentation", .float),
        Procedure.Field("compactness", .float), Procedure.Field("distanceFragmentation", .float),
      ]
    ) { (arguments, context) throws(Procedure.Failure) in
      var options = try OptionReader(arguments[0])
      let chosen = try NetworkOptions(&options, of: context.graph)
      let includesDistances = try options.boolean("distances", default: true)
      try options.finish()
      let network = try context.network(chosen)
      let measured = try analyzing { () throws(AnalysisFailure) in
        try Fragmentation(network, includesDistances: includesDistances, context.analysis)
      }
      return ProcedureRows([
        .integers([Int64(measured.componentCount)]), .integers([Int64(measured.largestComponent)]),
        .floats([measured.connectedness]), .floats([measured.fragmentation]), .floats([measured.compactness]),
        .floats([measured.distanceWeightedFragmentation]),
      ])
    },
    Procedure(
      "cohesion.biconnected",
      parameters: [.options],
      columns: [Procedure.Field("component", .integer), Procedure.Field("node", .node)]
    ) { (arguments, context) throws(Procedure.Failure) in
      let (network, parts) = try context.biconnectedComponents(arguments[0])
      var numbers: [Int64] = []
      var nodes: [NodeID] = []
      for (number, component) in parts.components.enumerated() {
        for node in component {
          numbers.append(Int64(number))
          nodes.append(network.nodes[node])
        }
      }
      return ProcedureRows([.integers(numbers), .nodes(nodes)])
    },
    Procedure(
      "cohesion.articulationPoints",
      parameters: [.options],
      columns: [
        Procedure.Field("node", .node), Procedure.Field("parts", .integer),
        Procedure.Field("separatedPairs", .integer),
      ]
    ) { (arguments, context) throws(Procedure.Failure) in
      let (network, parts) = try context.biconnectedComponents(arguments[0])
      let points = parts.removals.indices.filter { parts.removals[$0].isArticulation }
      return ProcedureRows([
        .nodes(points.map { network.nodes[$0] }),
        .integers(points.map { Int64(parts.removals[$0].partCount) }),
        .integers(points.map { Int64(parts.removals[$0].separatedPairCount) }),
      ])
    },
    Procedure(
      "cohesion.bridges",
      parameters: [.options],
      columns: [
        Procedure.Field("source", .node), Procedure.Field("target", .node), Procedure.Field("edge", .edge),
        Procedure.Field("separatedPairs", .integer),
      ]
    ) { (arguments, context) throws(Procedure.Failure) in
      let (network, parts) = try context.biconnectedComponents(arguments[0])
      let bridges = parts.bridges
      let edges = network.rows.edges
      return ProcedureRows([
        .nodes(bridges.map { network.nodes[min($0.near, $0.far)] }),
        .nodes(bridges.map { network.nodes[max($0.near, $0.far)] }),
        .values(bridges.map { edges.isEmpty ? .null : .edge(edges[$0.position]) }),
        .integers(bridges.map { Int64($0.separatedPairCount) }),
      ])
    },
    Procedure(
      "cohesion.cliques",
      parameters: [.options],
      columns: [
        Procedure.Field("clique", .integer), Procedure.Field("size", .integer),
        Procedure.Field("nodes", .list),
      ]
    ) { (arguments, context) throws(Procedure.Failure) in
      var options = try OptionReader(arguments[0])
      let chosen = try NetworkOptions(&options, of: context.graph)
      let minimum = try options.integer("minimum", default: 3, in: 1...1_000_000)
      let limit = try options.integer("limit", default: 1_000_000, in: 1...100_000_000)
      try options.finish()
      let network = try context.network(chosen)
      let cliques = try analyzing { () throws(AnalysisFailure) in
        try MaximalCliques(network, minimum: minimum, limit: limit, context.analysis).cliques
      }
      return ProcedureRows([
        .integers(cliques.indices.map { Int64($0) }), .integers(cliques.map { Int64($0.count) }),
        .values(cliques.map { .list($0.map { .node(network.nodes[$0]) }) }),
      ])
    },
  ]
}

extension ProcedureContext {
  /// What holds together the network that options choose, where there are no other options.
  func biconnectedComponents(
    _ argument: Value
  ) throws(Procedure.Failure) -> (Network, BiconnectedComponents) {
    var options = try OptionReader(argument)
    let chosen = try NetworkOptions(&options, of: graph)
    try options.finish()
    let network = try network(chosen)
    return (
      network,
      try analyzing { () throws(AnalysisFailure) in try BiconnectedComponents(network, analysis) }
    )
  }
}
