import GraphAlgorithms
import PropertyGraph

/// Which group each node of a network is in, as a procedure is told: by a property, or pair by pair.
struct NodeGroups {
  /// By position in the network: the number of its group, or -1.
  let numbers: [Int]
  /// The groups' values, by number: in the order of their first nodes.
  let values: [Value]

  /// - Parameters:
  ///   - options: how nodes are grouped.
  ///   - network: whose nodes are grouped.
  ///   - graph: that the network is of.
  /// - Throws: what a call with a node in two groups is told.
  init(_ options: GroupOptions, of network: Network, _ graph: Graph) throws(Procedure.Failure) {
    var groups = GroupNumbers()
    var numbers = [Int](repeating: -1, count: network.nodeCount)
    switch options.source {
    case .property(let key):
      for position in 0..<network.nodeCount {
        numbers[position] = groups.number(of: graph.value(key, of: network.nodes[position]))
      }
    case .pairs(let pairs):
      for (node, value) in pairs {
        guard let position = network.nodes.position(of: node) else { continue }
        let number = groups.number(of: value)
        guard numbers[position] < 0 || numbers[position] == number else {
          throw Procedure.Failure("groups has a node in two groups; each may be in one")
        }
        numbers[position] = number
      }
    }
    self.numbers = numbers
    values = groups.values
  }
}

/// The options that say how nodes are grouped: `group`, the name of a property of nodes, or `groups`, a list of
/// pairs of a node and its group.
struct GroupOptions {
  fileprivate enum Source {
    case property(SymbolID)
    case pairs([(NodeID, Value)])
  }
  fileprivate let source: Source

  /// - Parameters:
  ///   - reader: the options of a call.
  ///   - graph: whose properties and nodes they name.
  ///   - property: the option that names a property of nodes.
  ///   - pairs: the option that is a list of pairs.
  /// - Throws: what a call with neither or both is told, or with something else.
  init(
    _ reader: inout OptionReader,
    of graph: Graph,
    property: String = "group",
    pairs: String = "groups"
  ) throws(Procedure.Failure) {
    let (propertyName, pairsName) = (property, pairs)
    let property = try reader.string(propertyName)
    let pairs = reader.value(pairsName)
    switch (property, pairs) {
    case (let property?, .null): source = .property(try reader.propertyKey(property, of: graph))
    case (nil, .list(let pairs)):
      source = .pairs(
        try pairs.map { pair throws(Procedure.Failure) in
          guard case .list(let parts) = pair, parts.count == 2, case .node(let node) = parts[0] else {
            throw reader.failure("\(pairsName) must be a list of pairs, such as [node, 'group']")
          }
          return (node, parts[1])
        }
      )
    case (nil, .null):
      throw reader.failure(
        "it needs \(propertyName), a property of nodes, or \(pairsName), a list of pairs [node, group]"
      )
    case (nil, let other):
      throw reader.failure("\(pairsName) must be a list of pairs, not \(other.typeDescription)")
    case (_?, _): throw reader.failure("\(propertyName) and \(pairsName) exclude each other")
    }
  }
}

/// Numbers values in the order in which they come; null is no group.
private struct GroupNumbers {
  private(set) var values: [Value] = []
  private var known: [EquivalenceKey: Int] = [:]

  mutating func number(of value: Value) -> Int {
    if value.isNull { return -1 }
    let key = EquivalenceKey(value)
    if let number = known[key] { return number }
    known[key] = values.count
    values.append(value)
    return values.count - 1
  }
}
