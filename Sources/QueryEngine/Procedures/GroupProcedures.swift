import GraphAlgorithms
import PropertyGraph

extension ProcedureCatalog {
  /// What groups that are known already are like: `CALL clusters.quality({group: 'kind'}) YIELD quality`.
  static let groupProcedures: [Procedure] = [
    Procedure.onNetwork(
      "clusters.quality",
      columns: [Procedure.Field("quality", .float), Procedure.Field("clusters", .integer)]
    ) { call in
      let grouping = try GroupOptions(&call.options, of: call.graph)
      let (objective, resolution) = try call.options.objective()
      let network = try call.network()
      let partition = try NodeGroups(grouping, of: network, call.graph).partition
      let quality = try ClusterQuality.of(
        partition,
        in: network,
        objective: objective,
        resolution: resolution
      )
      return ProcedureRows(row: [.float(quality), .integer(Int64(partition.count))])
    },
    Procedure.onNetwork(
      "clusters.compare",
      columns: [
        Procedure.Field("normalizedMutualInformation", .float),
        Procedure.Field("variationOfInformation", .float), Procedure.Field("rand", .float),
        Procedure.Field("adjustedRand", .float),
      ]
    ) { call in
      let first = try GroupOptions(&call.options, of: call.graph)
      let second = try GroupOptions(
        &call.options,
        of: call.graph,
        property: "otherGroup",
        pairs: "otherGroups"
      )
      let network = try call.network()
      let comparison = PartitionComparison(
        try NodeGroups(first, of: network, call.graph).partition,
        try NodeGroups(second, of: network, call.graph).partition
      )
      return ProcedureRows(row: [
        .float(comparison.normalizedMutualInformation), .float(comparison.variationOfInformation),
        .float(comparison.rand), .float(comparison.adjustedRand),
      ])
    },
    Procedure.onNetwork(
      "clusters.summary",
      columns: [
        Procedure.Field("group", .any), Procedure.Field("size", .integer),
        Procedure.Field("edges", .integer), Procedure.Field("weight", .float),
        Procedure.Field("density", .float), Procedure.Field("outwardEdges", .integer),
        Procedure.Field("outwardWeight", .float),
      ]
    ) { call in
      let (summary, values) = try summary(call)
      let clusters = summary.clusters
      return ProcedureRows(
        count: clusters.count,
        [
          .values(values), .integers(clusters.map { Int64($0.size) }),
          .integers(clusters.map { Int64($0.edgeCount) }), .floats(clusters.map(\.weight)),
          .floats(clusters.map(\.density)), .integers(clusters.map { Int64($0.outwardEdgeCount) }),
          .floats(clusters.map(\.outwardWeight)),
        ]
      )
    },
    Procedure.onNetwork(
      "clusters.between",
      columns: [
        Procedure.Field("group", .any), Procedure.Field("otherGroup", .any),
        Procedure.Field("edges", .integer), Procedure.Field("weight", .float),
        Procedure.Field("density", .float),
      ]
    ) { call in
      let (summary, values) = try summary(call)
      let blocks = summary.blocks
      return ProcedureRows(
        count: blocks.count,
        [
          .values(blocks.map { values[$0.source] }), .values(blocks.map { values[$0.target] }),
          .integers(blocks.map { Int64($0.edgeCount) }), .floats(blocks.map(\.weight)),
          .floats(blocks.map(\.density)),
        ]
      )
    },
  ]

  /// What is inside and between groups; by cluster, the value of its group, null for a node without one.
  private static func summary(_ call: NetworkCall) throws(Procedure.Failure) -> (ClusterSummary, [Value]) {
    let grouping = try GroupOptions(&call.options, of: call.graph)
    let network = try call.network()
    let groups = try NodeGroups(grouping, of: network, call.graph)
    let partition = groups.partition
    var values = [Value](repeating: .null, count: partition.count)
    for (position, number) in groups.numbers.enumerated() where number >= 0 {
      values[partition.clusters[position]] = groups.values[number]
    }
    return (ClusterSummary(of: partition, in: network), values)
  }
}

extension NodeGroups {
  /// Nodes without a group are alone.
  var partition: Partition {
    Partition(labels: numbers.enumerated().map { position, number in number < 0 ? -1 - position : number })
  }
}
