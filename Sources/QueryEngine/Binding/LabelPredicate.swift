import PropertyGraph

/// A label expression, decided for every label set of a graph.
struct LabelPredicate: Sendable {
  /// As written, for plans and messages: `A&!B`.
  let text: String
  /// By label set of the graph.
  let isSatisfied: [Bool]
  /// The satisfied sets as ranges of node numbers.
  let ranges: [Range<UInt32>]

  init(text: String, graph: Graph, matches: ([SymbolID]) -> Bool) {
    self.text = text
    isSatisfied = graph.labelSets.map { matches($0.labels) }
    ranges = graph.nodeRanges(where: matches)
  }

  /// Both at once, for two predicates on one node.
  init(_ a: LabelPredicate, and b: LabelPredicate, graph: Graph) {
    text = "\(a.text)&\(b.text)"
    let satisfied = zip(a.isSatisfied, b.isSatisfied).map { $0 && $1 }
    isSatisfied = satisfied
    var ranges: [Range<UInt32>] = []
    for (set, isSatisfied) in zip(graph.labelSets, satisfied) where isSatisfied && !set.nodes.isEmpty {
      if let last = ranges.last, last.upperBound == set.nodes.lowerBound {
        ranges[ranges.count - 1] = last.lowerBound..<set.nodes.upperBound
      } else {
        ranges.append(set.nodes)
      }
    }
    self.ranges = ranges
  }

  /// How many nodes satisfy it.
  var nodeCount: Int { ranges.reduce(0) { $0 + $1.count } }

  func matches(_ node: NodeID) -> Bool {
    // An edited graph may have many ranges.
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) >> 1
      if node.rawValue < ranges[middle].upperBound { high = middle } else { low = middle + 1 }
    }
    return low < ranges.count && ranges[low].contains(node.rawValue)
  }
}
