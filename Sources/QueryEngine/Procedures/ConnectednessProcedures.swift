import GraphAlgorithms
import PropertyGraph

extension ProcedureCatalog {
  /// How tightly a network holds together, and what holds it: `CALL cohesion.bridges({types: 'MEMBER_OF'})`.
  static let connectednessProcedures: [Procedure] = [
    Procedure.onNetwork(
      "cohesion.density",
      columns: [
        Procedure.Field("nodes", .integer), Procedure.Field("edges", .integer),
        Procedure.Field("possible", .float), Procedure.Field("density", .float),
        Procedure.Field("meanWeight", .float),
      ]
    ) { call in
      let countsLoops = try call.options.boolean("loops", default: false)
      let density = Density(try call.network(.simple), countsLoops: countsLoops)
      return ProcedureRows(row: [
        .integer(Int64(density.nodeCount)), .integer(Int64(density.edgeCount)),
        .float(density.possibleCount), .float(density.density), .float(density.meanWeight),
      ])
    },
    Procedure.onNetwork(
      "cohesion.reciprocity",
      columns: [
        Procedure.Field("mutual", .integer), Procedure.Field("asymmetric", .integer),
        Procedure.Field("untied", .integer), Procedure.Field("reciprocity", .float),
        Procedure.Field("ofTiedPairs", .float), Procedure.Field("ofAllPairs", .float),
      ]
    ) { call in
      let census = DyadCensus(try call.network(.directed))
      return ProcedureRows(row: [
        .integer(Int64(census.mutualCount)), .integer(Int64(census.asymmetricCount)),
        .integer(Int64(census.nullCount)), .float(census.edgeReciprocity),
        .float(census.tiedPairReciprocity), .float(census.pairReciprocity),
      ])
    },
    Procedure.onNetwork(
      "cohesion.connectedness",
      columns: [
        Procedure.Field("components", .integer), Procedure.Field("largest", .integer),
        Procedure.Field("connectedness", .float), Procedure.Field("fragmentation", .float),
        Procedure.Field("compactness", .float), Procedure.Field("distanceFragmentation", .float),
      ]
    ) { call in
      let includesDistances = try call.options.boolean("distances", default: true)
      let network = try call.network()
      let measured = try Fragmentation(network, includesDistances: includesDistances, call.analysis)
      return ProcedureRows(row: [
        .integer(Int64(measured.componentCount)), .integer(Int64(measured.largestComponent)),
        .float(measured.connectedness), .float(measured.fragmentation), .float(measured.compactness),
        .float(measured.distanceWeightedFragmentation),
      ])
    },
    Procedure.onNetwork(
      "cohesion.biconnected",
      columns: [Procedure.Field("component", .integer), Procedure.Field("node", .node)]
    ) { call in
      let network = try call.network()
      let parts = try BiconnectedComponents(network, call.analysis)
      let components = parts.components
      return ProcedureRows(
        count: components.reduce(0) { $0 + $1.count },
        [
          .integers(
            components.enumerated().flatMap { repeatElement(Int64($0.offset), count: $0.element.count) }
          ),
          .nodes(components.joined().map { network.nodes[$0] }),
        ]
      )
    },
    Procedure.onNetwork(
      "cohesion.articulationPoints",
      columns: [
        Procedure.Field("node", .node), Procedure.Field("parts", .integer),
        Procedure.Field("separatedPairs", .integer),
      ]
    ) { call in
      let network = try call.network()
      let parts = try BiconnectedComponents(network, call.analysis)
      let points = parts.removals.indices.filter { parts.removals[$0].isArticulation }
      return ProcedureRows(
        count: points.count,
        [
          .nodes(points.map { network.nodes[$0] }),
          .integers(points.map { Int64(parts.removals[$0].partCount) }),
          .integers(points.map { Int64(parts.removals[$0].separatedPairCount) }),
        ]
      )
    },
    Procedure.onNetwork(
      "cohesion.bridges",
      columns: [
        Procedure.Field("source", .node), Procedure.Field("target", .node), Procedure.Field("edge", .edge),
        Procedure.Field("separatedPairs", .integer),
      ]
    ) { call in
      let network = try call.network()
      let parts = try BiconnectedComponents(network, call.analysis)
      let bridges = parts.bridges.map { bridge in
        let ends = [bridge.near, bridge.far].sorted().map { network.nodes[$0] }
        let edge = network.rows.edges.isEmpty ? nil : network.rows.edges[bridge.position]
        return (
          source: edge.map { call.graph.source(of: $0) } ?? ends[0],
          target: edge.map { call.graph.target(of: $0) } ?? ends[1], edge: edge,
          pairs: bridge.separatedPairCount
        )
      }
      return ProcedureRows(
        count: bridges.count,
        [
          .nodes(bridges.map(\.source)), .nodes(bridges.map(\.target)),
          .values(bridges.map { $0.edge.map { .edge($0) } ?? .null }),
          .integers(bridges.map { Int64($0.pairs) }),
        ]
      )
    },
  ]
}
