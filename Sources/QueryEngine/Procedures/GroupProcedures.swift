import GraphAlgorithms
import PropertyGraph

extension ProcedureCatalog {
  /// What groups that are known already are like: `CALL clusters.quality({group: 'kind'}) YIELD quality`.
  static let groupProcedures: [Procedure] = [
    Procedure(
      "clusters.quality",
      parameters: [.options],
      columns: [Procedure.Field("quality", .float), Procedure.Field("clusters", .integer)]
    ) { (arguments, context) throws(Procedure.Failure) in
      var options = try OptionReader(arguments[0])
      let chosen = try NetworkOptions(&options, of: context.graph)
      let grouping = try GroupOptions(&options, of: context.graph)
      let (objective, resolution) = try options.objective()
      try options.finish()
      let network = try context.network(chosen)
      let partition = try NodeGroups(grouping, of: network, context.graph).partition
      let quality = try analyzing { () throws(AnalysisFailure) in
        try ClusterQuality.of(partition, in: network, objective: objective, resolution: resolution)
      }
      return ProcedureRows([.floats([quality]), .integers([Int64(partition.count)])])
    },
    Procedure(
      "clusters.compare",
      parameters: [.options],
      columns: [
        Procedure.Field("normalizedMutualInformation", .float),
        Procedure.Field("variationOfInformation", .float), Procedure.Field("rand", .float),
        Procedure.Field("adjustedRand", .float),
      ]
    ) { (arguments, context) throws(Procedure.Failure) in
      var options = try OptionReader(arguments[0])
      let chosen = try NetworkOptions(&options, of: context.graph)
      let first = try GroupOptions(&options, of: context.graph)
      let second = try GroupOptions(
        &options,
        of: context.graph,
        property: "otherGroup",
        pairs: "otherGroups"
      )
      try options.finish()
      let network = try context.network(chosen)
      let comparison = PartitionComparison(
        try NodeGroups(first, of: network, context.graph).partition,
        try NodeGroups(second, of: network, context.graph).partition
      )
      return ProcedureRows([
        .floats([comparison.normalizedMutualInformation]), .floats([comparison.variationOfInformation]),
        .floats([comparison.rand]), .floats([comparison.adjustedRand]),
      ])
    },
    Procedure(
      "clusters.summary",
      parameters: [.options],
      columns: [
        Procedure.Field("group", .any), Procedure.Field("size", .integer),
        Procedure.Field("edges", .integer), Procedure.Field("weight", .float),
        Procedure.Field("density", .float), Procedure.Field("outwardEdges", .integer),
        Procedure.Field("outwardWeight", .float),
      ]
    ) { (arguments, context) throws(Procedure.Failure) in
      let (summary, values) = try summary(arguments, context)
      let clusters = summary.clusters
      return ProcedureRows([
        .values(values), .integers(clusters.map { Int64($0.size) }),
        .integers(clusters.map { Int64($0.edgeCount) }), .floats(clusters.map(\.weight)),
        .floats(clusters.map(\.density)), .integers(clusters.map { Int64($0.outwardEdgeCount) }),
        .floats(clusters.map(\.outwardWeight)),
      ])
    },
    Procedure(
      "clusters.between",
      parameters: [.options],
      columns: [
        Procedure.Field("group", .any), Procedure.Field("otherGroup", .any),
        Procedure.Field("edges", .integer), Procedure.Field("weight", .float),
        Procedure.Field("density", .float),
      ]
    ) { (arguments, context) throws(Procedure.Failure) in
      let (summary, values) = try summary(arguments, context)
      let blocks = summary.blocks
      return ProcedureRows([
        .values(blocks.map { values[$0.source] }), .values(blocks.map { values[$0.target] }),
        .integers(blocks.map { Int64($0.edgeCount) }), .floats(blocks.map(\.weight)),
        .floats(blocks.map(\.density)),
      ])
    },
  ]

  /// What is inside and between groups; by cluster, the value of its group, null for a node without one.
  private static func summary(
    _ arguments: [Value],
    _ context: ProcedureContext
  ) throws(Procedure.Failure) -> (ClusterSummary, [Value]) {
    var options = try OptionReader(arguments[0])
    let chosen = try NetworkOptions(&options, of: context.graph)
    let grouping = try GroupOptions(&options, of: context.graph)
    try options.finish()
    let network = try context.network(chosen)
    let groups = try NodeGroups(grouping, of: network, context.graph)
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
