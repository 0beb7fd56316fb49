import GraphAlgorithms
import PropertyGraph

extension ProcedureCatalog {
  /// Who is tied to whom: `CALL mixing.matrix({group: 'label'})`.
  static let mixingProcedures: [Procedure] = [
    Procedure(
      "mixing.matrix",
      parameters: [.options],
      columns: [
        .init("from", .any), .init("to", .any), .init("observed", .float), .init("expected", .float),
        .init("ratio", .float), .init("density", .float),
      ]
    ) { (arguments, context) throws(Procedure.Failure) in
      let (matrix, groups) = try mixing(arguments[0], context)
      let expected = matrix.expected()
      var cells: [(row: Int, column: Int)] = []
      for row in 0..<groups.count {
        for column in 0..<groups.count where matrix.isDirected || column >= row {
          cells.append((row, column))
        }
      }
      func values(_ value: (Int, Int) -> Double) -> ProcedureRows.Column {
        .floats(cells.map { value($0.row, $0.column) })
      }
      return ProcedureRows([
        .values(cells.map { groups.values[$0.row] }), .values(cells.map { groups.values[$0.column] }),
        values { matrix.observed(from: $0, to: $1) }, values { expected[$0 * groups.count + $1] },
        values {
          let chance = expected[$0 * groups.count + $1]
          return chance > 0 ? matrix.observed(from: $0, to: $1) / chance : .nan
        },
        values { matrix.density(from: $0, to: $1) },
      ])
    },
    Procedure(
      "mixing.ei",
      parameters: [.options],
      columns: [.init("group", .any), .init("nodes", .integer), .init("ei", .float)]
    ) { (arguments, context) throws(Procedure.Failure) in
      let (matrix, groups) = try mixing(arguments[0], context)
      // The last row, without a group, is the whole network.
      return ProcedureRows([
        .values(groups.values + [.null]),
        .integers(matrix.sizes.map(Int64.init) + [Int64(matrix.sizes.reduce(0, +))]),
        .floats(
          (0..<groups.count).map { matrix.externalInternalIndex(of: $0) } + [matrix.externalInternalIndex]
        ),
      ])
    },
    Procedure(
      "mixing.assortativity",
      parameters: [.options],
      columns: [.init("nominal", .float), .init("degree", .float), .init("numeric", .float)]
    ) { (arguments, context) throws(Procedure.Failure) in
      var options = try OptionReader(arguments[0])
      let chosen = try NetworkOptions(&options, of: context.graph)
      let grouping = try GroupOptions(&options, of: context.graph, isRequired: false)
      let number = try options.string("number")
      try options.finish()
      let network = try context.network(chosen)
      let groups = try NodeGroups(grouping, of: network, context.graph)
      let matrix = MixingMatrix(network, groups: groups.numbers, groupCount: groups.count)
      var numeric = Double.nan
      if let number {
        let symbol = try options.propertyKey(number, of: context.graph)
        let values = (0..<network.nodeCount)
          .map { position -> Double in
            switch context.graph.value(symbol, of: network.nodes[position]) {
            case .integer(let value): Double(value)
            case .float(let value): value
            default: .nan
            }
          }
        numeric = NumericAssortativity.coefficient(network, sourceValues: values)
      }
      return ProcedureRows([
        .floats([matrix.assortativity]), .floats([NumericAssortativity.degree(network)]), .floats([numeric]),
      ])
    },
    Procedure(
      "mixing.multiplexity",
      parameters: [.options],
      columns: [
        .init("relation", .string), .init("other", .string), .init("pairs", .integer),
        .init("both", .integer), .init("jaccard", .float),
      ]
    ) { (arguments, context) throws(Procedure.Failure) in
      var options = try OptionReader(arguments[0])
      let chosen = try NetworkOptions(&options, of: context.graph)
      try options.finish()
      let types = chosen.selection.types
      guard types.count <= 64 else { throw options.failure("more than 64 edge types: name them with types") }
      let networks = try types.map { type throws(Procedure.Failure) in
        var selection = chosen.selection
        selection.types = [type]
        return try analyzing { () throws(AnalysisFailure) in
          try Network(of: context.graph, selection, context.analysis)
        }
      }
      let overlap = Multiplexity(networks)
      var pairs: [(Int, Int)] = []
      for a in types.indices { for b in types.indices where b > a { pairs.append((a, b)) } }
      let names = types.map { context.graph.edgeTypes[$0] }
      return ProcedureRows([
        .strings(pairs.map { names[$0.0] }), .strings(pairs.map { names[$0.1] }),
        .integers(pairs.map { Int64(overlap.pairCounts[$0.0]) }),
        .integers(pairs.map { Int64(overlap.sharedCounts[$0.0 * types.count + $0.1]) }),
        .floats(pairs.map { overlap.jaccard($0.0, $0.1) }),
      ])
    },
  ]

  private static func mixing(
    _ argument: Value,
    _ context: ProcedureContext
  ) throws(Procedure.Failure) -> (MixingMatrix, NodeGroups) {
    var options = try OptionReader(argument)
    let chosen = try NetworkOptions(&options, of: context.graph)
    let grouping = try GroupOptions(&options, of: context.graph, isRequired: false)
    try options.finish()
    let network = try context.network(chosen)
    let groups = try NodeGroups(grouping, of: network, context.graph)
    return (MixingMatrix(network, groups: groups.numbers, groupCount: groups.count), groups)
  }
}
