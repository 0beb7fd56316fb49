import GraphAlgorithms
import PropertyGraph

/// Groups of nodes: by a property, `groups: 'region'`, or by kind, `groups: 'label'` when no property is called
/// so.
struct NodeGroups {
  /// By position of the network; below 0 where a node has no group.
  let numbers: [Int]
  /// By number; in order.
  let names: [Value]

  var count: Int { names.count }

  /// - Parameters:
  ///   - reader: has the option `groups`; without it, nodes are grouped by label.
  ///   - network: whose nodes.
  ///   - graph: their graph.
  /// - Throws: when there is no such property, or its values cannot be groups.
  init(_ reader: inout OptionReader, of network: Network, in graph: Graph) throws(Procedure.Failure) {
    try self.init(by: try reader.string("groups"), reader, of: network, in: graph)
  }

  init(
    by key: String?,
    _ reader: OptionReader,
    of network: Network,
    in graph: Graph
  ) throws(Procedure.Failure) {
    let values: [Value]
    if let key, key != "label" || graph.propertyKeys.id(of: key) != nil {
      let symbol = try reader.propertyKey(key, of: graph)
      values = (0..<network.nodeCount).map { graph.value(symbol, of: network.nodes[$0]) }
    } else {
      // A node's kind: the label that fewest nodes have.
      values = (0..<network.nodeCount)
        .map { position in
          let labels = graph.labels(of: network.nodes[position])
          let rarest = labels.min { graph.nodeCount(label: $0) < graph.nodeCount(label: $1) }
          return rarest.map { .string(graph.labels[$0]) } ?? .null
        }
    }
    let present = Set(values.lazy.filter { !$0.isNull }.map { EquivalenceKey($0) })
    names = present.map(\.value).sorted { Value.order($0, $1) == .less }
    let numbered = Dictionary(uniqueKeysWithValues: names.enumerated().map { (EquivalenceKey($1), $0) })
    numbers = values.map { numbered[EquivalenceKey($0)] ?? -1 }
  }
}
