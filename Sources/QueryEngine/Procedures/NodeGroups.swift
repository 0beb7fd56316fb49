import GraphAlgorithms
import PropertyGraph

/// Which group each node of a network is in, as a procedure is told: by a property, by kind, or pair by pair.
struct NodeGroups {
  /// By position in the network: the number of its group, or -1.
  let numbers: [Int]
  /// The groups' values, by number, in order.
  let values: [Value]

  var count: Int { values.count }

  /// - Parameters:
  ///   - options: how nodes are grouped.
  ///   - network: whose nodes are grouped.
  ///   - graph: that the network is of.
  /// - Throws: what a call with a node in two groups is told.
  init(_ options: GroupOptions, of network: Network, _ graph: Graph) throws(Procedure.Failure) {
    var found = [Value](repeating: .null, count: network.nodeCount)
    switch options.source {
    case .property(let key):
      for position in 0..<network.nodeCount {
        found[position] = graph.value(key, of: network.nodes[position])
      }
    case .kind:
      for position in 0..<network.nodeCount { found[position] = graph.kind(of: network.nodes[position]) }
    case .pairs(let pairs):
      for (node, value) in pairs {
        guard let position = network.nodes.position(of: node) else { continue }
        guard found[position].isNull || Value.areEquivalent(found[position], value) else {
          throw Procedure.Failure("groups has a node in two groups; each may be in one")
        }
        found[position] = value
      }
    }
    let present = Set(found.lazy.filter { !$0.isNull }.map { EquivalenceKey($0) })
    values = present.map(\.value).sorted { Value.order($0, $1) == .less }
    let known = Dictionary(uniqueKeysWithValues: values.enumerated().map { (EquivalenceKey($1), $0) })
    numbers = found.map { known[EquivalenceKey($0)] ?? -1 }
  }
}

extension Graph {
  /// The label of a node that fewest nodes have; null where it has none.
  fileprivate func kind(of node: NodeID) -> Value {
    labels(of: node).min { nodeCount(label: $0) < nodeCount(label: $1) }.map { .string(labels[$0]) } ?? .null
  }
}

/// The options that say how nodes are grouped: `group`, the name of a property of nodes, or `'label'` for their
/// kinds where no property is called so; or `groups`, a list of pairs of a node and its group.
struct GroupOptions {
  fileprivate enum Source {
    case property(SymbolID)
    case kind
    case pairs([(NodeID, Value)])
  }
  fileprivate let source: Source

  /// - Parameters:
  ///   - reader: the options.
  ///   - graph: whose nodes are grouped.
  ///   - isRequired: whether a call must say it; where it need not, nodes are grouped by kind.
  /// - Throws: what a call with something else is told.
  init(_ reader: inout OptionReader, of graph: Graph, isRequired: Bool = true) throws(Procedure.Failure) {
    let property = try reader.string("group")
    let pairs = reader.value("groups")
    switch (property, pairs) {
    case ("label"?, .null) where graph.propertyKeys.id(of: "label") == nil: source = .kind
    case (nil, .null) where !isRequired: source = .kind
    case (let property?, .null): source = .property(try reader.propertyKey(property, of: graph))
    case (nil, .list(let pairs)):
      source = .pairs(
        try pairs.map { pair throws(Procedure.Failure) in
          guard case .list(let parts) = pair, parts.count == 2, case .node(let node) = parts[0] else {
            throw reader.failure("groups must be a list of pairs, such as [node, 'group']")
          }
          return (node, parts[1])
        }
      )
    case (nil, .null):
      throw reader.failure("it needs group, a property of nodes, or groups, a list of pairs [node, group]")
    case (nil, let other):
      throw reader.failure("groups must be a list of pairs, not \(other.typeDescription)")
    case (_?, _): throw reader.failure("group and groups exclude each other")
    }
  }
}
