import PropertyGraph

/// A label expression, decided for every label set of a graph.
struct LabelPredicate: Sendable {
  /// As written, for plans and messages: `A&!B`.
  let text: String
  private let test: LabelTest
  /// By label set of the graph.
  let isSatisfied: [Bool]
  /// The satisfied sets as ranges of node numbers.
  let ranges: [Range<UInt32>]

  init(text: String, test: LabelTest, graph: Graph) {
    self.text = text
    self.test = test
    isSatisfied = graph.labelSets.map { test.matches($0.labels, in: graph.labels) }
    ranges = graph.nodeRanges { test.matches($0, in: graph.labels) }
  }

  /// Both at once, for two predicates on one node.
  init(_ a: LabelPredicate, and b: LabelPredicate, graph: Graph) {
    self.init(text: "\(a.text)&\(b.text)", test: .and(a.test, b.test), graph: graph)
  }

  /// The same expression in another state of the graph.
  func rebound(on graph: Graph) -> LabelPredicate { LabelPredicate(text: text, test: test, graph: graph) }

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

/// What a label expression asks of a set of labels or types.
indirect enum LabelTest: Sendable {
  case name(String)
  case any
  case never
  case not(LabelTest)
  case and(LabelTest, LabelTest)
  case or(LabelTest, LabelTest)

  func matches(_ symbols: [SymbolID], in table: SymbolTable) -> Bool {
    switch self {
    case .name(let name): table.id(of: name).map { symbols.contains($0) } ?? false
    case .any: !symbols.isEmpty
    case .never: false
    case .not(let operand): !operand.matches(symbols, in: table)
    case .and(let a, let b): a.matches(symbols, in: table) && b.matches(symbols, in: table)
    case .or(let a, let b): a.matches(symbols, in: table) || b.matches(symbols, in: table)
    }
  }
}
