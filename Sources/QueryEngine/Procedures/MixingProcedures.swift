import GraphAlgorithms
import PropertyGraph

extension ProcedureCatalog {
  /// Who is tied to whom: `CALL mixing.matrix({group: 'label'})`.
  static let mixingProcedures: [Procedure] = [
    Procedure.onNetwork(
      "mixing.matrix",
      columns: [
        .init("from", .any), .init("to", .any), .init("observed", .float), .init("expected", .float),
        .init("ratio", .float), .init("density", .float),
      ]
    ) { call in
      let (matrix, groups) = try mixing(call)
      let expected = matrix.expected()
      var cells: [(row: Int, column: Int)] = []
      for row in 0..<groups.count {
        for column in 0..<groups.count where matrix.isDirected || column >= row {
          cells.append((row, column))
        }
      }
      func values(_ value: @escaping (Int, Int) -> Double) -> ProcedureRows.Column {
        .floats(cells.map { value($0.row, $0.column) })
      }
      return ProcedureRows(
        count: cells.count,
        [
          .values(cells.map { groups.values[$0.row] }), .values(cells.map { groups.values[$0.column] }),
          values { matrix.observed(from: $0, to: $1) }, values { expected[$0 * groups.count + $1] },
          values {
            let chance = expected[$0 * groups.count + $1]
            return chance > 0 ? matrix.observed(from: $0, to: $1) / chance : .nan
          },
          values { matrix.density(from: $0, to: $1) },
        ]
      )
    },
    Procedure.onNetwork(
      "mixing.ei",
      columns: [.init("group", .any), .init("nodes", .integer), .init("ei", .float)]
    ) { call in
      let (matrix, groups) = try mixing(call)
      // The last row, without a group, is the whole network.
      return ProcedureRows(
        count: groups.count + 1,
        [
          .values(groups.values + [.null]),
          .integers(matrix.sizes.map(Int64.init) + [Int64(matrix.sizes.reduce(0, +))]),
          .floats(
            (0..<groups.count).map { matrix.externalInternalIndex(of: $0) } + [matrix.externalInternalIndex]
          ),
        ]
      )
    },
    Procedure.onNetwork(
      "mixing.assortativity",
      columns: [.init("nominal", .float), .init("degree", .float), .init("numeric", .float)]
    ) { call in
      let grouping = try GroupOptions(&call.options, of: call.graph, isRequired: false)
      let number = try call.options.string("number")
      let network = try call.network()
      let groups = try NodeGroups(grouping, of: network, call.graph)
      let matrix = MixingMatrix(network, groups: groups.numbers, groupCount: groups.count)
      var numeric = Double.nan
      if let number {
        let symbol = try call.options.propertyKey(number, of: call.graph)
        let values = (0..<network.nodeCount)
          .map { position -> Double in
            switch call.graph.value(symbol, of: network.nodes[position]) {
            case .integer(let value): Double(value)
            case .float(let value): value
            default: .nan
            }
          }
        numeric = NumericAssortativity.coefficient(network, sourceValues: values)
      }
      return ProcedureRows(row: [
        .float(matrix.assortativity), .float(NumericAssortativity.degree(network)), .float(numeric),
      ])
    },
    Procedure.onNetwork(
      "mixing.multiplexity",
      columns: [
        .init("relation", .string), .init("other", .string), .init("pairs", .integer),
        .init("both", .integer), .init("jaccard", .float),
      ]
    ) { call in
      let selection = try call.networkOptions().selection
      let types = selection.types
      guard types.count <= 64 else {
        throw call.options.failure("more than 64 edge types: name them with types")
      }
      let networks = try types.map { type in
        var selection = selection
        selection.types = [type]
        return try Network(of: call.graph, selection, call.analysis)
      }
      let overlap = Multiplexity(networks)
      var pairs: [(Int, Int)] = []
      for a in types.indices { for b in types.indices where b > a { pairs.append((a, b)) } }
      let names = types.map { call.graph.edgeTypes[$0] }
      return ProcedureRows(
        count: pairs.count,
        [
          .strings(pairs.map { names[$0.0] }), .strings(pairs.map { names[$0.1] }),
          .integers(pairs.map { Int64(overlap.pairCounts[$0.0]) }),
          .integers(pairs.map { Int64(overlap.sharedCounts[$0.0 * types.count + $0.1]) }),
          .floats(pairs.map { overlap.jaccard($0.0, $0.1) }),
        ]
      )
    },
  ]

  private static func mixing(_ call: NetworkCall) throws(Procedure.Failure) -> (MixingMatrix, NodeGroups) {
    let grouping = try GroupOptions(&call.options, of: call.graph, isRequired: false)
    let network = try call.network()
    let groups = try NodeGroups(grouping, of: network, call.graph)
    return (MixingMatrix(network, groups: groups.numbers, groupCount: groups.count), groups)
  }
}
