import Diagnostics
import GraphAlgorithms
import PropertyGraph

/// The options by which every procedure of network analysis chooses its network.
///
/// | option | value |
/// |---|---|
/// | `labels` | a label or a list of labels: nodes with any of them |
/// | `nodes` | a list of nodes, instead of labels |
/// | `types` | an edge type or a list of them; all by default |
/// | `direction` | `'undirected'`, `'natural'` or `'reversed'` |
/// | `weight` | the property of edges that is their weight |
/// | `missingWeight` | the weight of edges without it; 1 |
/// | `parallel` | `'kept'`, `'summed'` or `'simple'` |
/// | `modes` | two labels: a two-mode network of nodes with the first and nodes with the second |
/// | `edges` | a list of edges: only these |
/// | `at` | a date: only edges that stand on that day; then also the options of `DateOptions` |
///
/// Without `labels` and `nodes`, the nodes are those whose labels some end of a chosen edge has: actors and
/// poles without links are there, sources and regions are not.
struct NetworkOptions {
  let selection: NetworkSelection
  /// The same for the same network.
  let key: String

  /// What a procedure takes where a call does not say.
  struct Defaults {
    var direction = NetworkSelection.Direction.undirected
    var parallelEdges = NetworkSelection.ParallelEdges.kept
    /// What becomes of parallel edges where edges weigh nothing; nil for the same.
    var unweightedParallelEdges: NetworkSelection.ParallelEdges?

    /// The undirected network with all its edges.
    static let all = Defaults()
    /// For measures that are defined on simple networks.
    static let simple = Defaults(parallelEdges: .simple)
    /// Edges go from their sources to their targets.
    static let directed = Defaults(direction: .natural)
    /// For measures of paths, which are sequences of nodes: the simple network, unless ties have lengths.
    static let paths = Defaults(unweightedParallelEdges: .simple)
  }

  init(
    _ reader: inout OptionReader,
    of graph: Graph,
    defaults: Defaults = .all
  ) throws(Procedure.Failure) {
    let types = try reader.edgeTypes("types", of: graph)
    var selection = NetworkSelection(types: types)
    selection.direction = try reader.choice("direction", default: defaults.direction)
    let weight = try reader.string("weight")
    let parallelEdges = weight == nil ? defaults.unweightedParallelEdges : nil
    selection.parallelEdges = try reader.choice("parallel", default: parallelEdges ?? defaults.parallelEdges)
    if let weight { selection.weight = try reader.propertyKey(weight, of: graph) }
    selection.missingWeight = try reader.number("missingWeight", default: 1)
    let edges = try reader.edges("edges")
    if let edges {
      var allowed = Bitmap(count: graph.edgeIDLimit)
      for edge in edges { allowed[edge.index] = true }
      selection.edges = allowed
    }

    let date = try reader.date("at")
    let dates = try DateOptions(&reader, of: graph)
    if let date {
      let standing = try analyzing { () throws(AnalysisFailure) in
        try dates.periods(of: graph).edges(on: date, types: types)
      }
      selection.edges = selection.edges.map { $0.intersection(standing) } ?? standing
    }

    let labels = try reader.labels("labels", of: graph)
    let modes = try reader.labels("modes", of: graph)
    let nodes = try reader.nodes("nodes")
    if let modes {
      guard modes.count == 2 else { throw reader.failure("modes must be two labels, found \(modes.count)") }
      let first = Bitmap(of: graph, labels: [modes[0]])
      let second = Bitmap(of: graph, labels: [modes[1]])
      guard zip(first.words, second.words).allSatisfy({ $0 & $1 == 0 }) else {
        throw reader.failure("the two modes must have no node in common")
      }
      selection.secondSide = second
      selection.nodes = Bitmap(of: graph, labels: modes)
    }
    if let nodes {
      var chosen = Bitmap(count: graph.nodeIDLimit)
      for node in nodes where selection.nodes?[node.index] ?? true { chosen[node.index] = true }
      selection.nodes = chosen
    } else if let labels {
      let labelled = Bitmap(of: graph, labels: labels)
      selection.nodes = selection.nodes.map { $0.intersection(labelled) } ?? labelled
    } else if modes == nil {
      selection.nodes = Bitmap(endsOf: types, in: graph)
    }
    self.selection = selection
    let parts: [String] = [
      types.map { String($0.index) }.joined(separator: ","),
      selection.direction.rawValue,
      selection.parallelEdges.rawValue,
      weight ?? "",
      String(selection.missingWeight.bitPattern),
      edges.map { $0.map { String($0.rawValue) }.joined(separator: ",") } ?? "all",
      date.map {
        "\($0) \(dates.unknownDates) \(String(describing: dates.sinceKey)) \(String(describing: dates.untilKey))"
      }
        ?? "any day",
      labels.map { $0.map { String($0.index) }.joined(separator: ",") } ?? "ends",
      modes.map { $0.map { String($0.index) }.joined(separator: ",") } ?? "one",
      nodes.map { $0.map { String($0.rawValue) }.joined(separator: ",") } ?? "all",
    ]
    key = parts.joined(separator: "|")
  }
}

extension OptionReader {
  /// Labels of the graph; nil where the option is not given.
  mutating func labels(_ name: String, of graph: Graph) throws(Procedure.Failure) -> [SymbolID]? {
    try strings(name)?
      .map { label throws(Procedure.Failure) in
        try symbol(label, in: graph.labels, "label", "labels")
      }
  }

  /// Edge types of the graph, ascending; all where the option is not given.
  mutating func edgeTypes(_ name: String, of graph: Graph) throws(Procedure.Failure) -> [SymbolID] {
    guard let names = try strings(name) else {
      return (0..<graph.edgeTypes.count).map { SymbolID($0) }
    }
    var types: Set<SymbolID> = []
    for type in names { types.insert(try symbol(type, in: graph.edgeTypes, "edge type", "edge types")) }
    return types.sorted()
  }

  /// A property key of the graph.
  func propertyKey(_ name: String, of graph: Graph) throws(Procedure.Failure) -> SymbolID {
    try symbol(name, in: graph.propertyKeys, "property", "properties")
  }

  /// A list of edges; nil where the option is not given.
  mutating func edges(_ name: String) throws(Procedure.Failure) -> [EdgeID]? {
    guard case .list(let values) = value(name) else {
      if value(name).isNull { return nil }
      throw failure("\(name) must be a list of edges, not \(value(name).typeDescription)")
    }
    return try values.map { value throws(Procedure.Failure) in
      guard case .edge(let edge) = value else {
        throw failure("\(name) must be edges, not \(value.typeDescription)")
      }
      return edge
    }
  }

  private func symbol(
    _ name: String,
    in table: SymbolTable,
    _ singular: String,
    _ plural: String
  ) throws(Procedure.Failure) -> SymbolID {
    if let symbol = table.id(of: name) { return symbol }
    throw failure(
      "the graph has no \(singular) '\(name)'",
      help: Spelling.help(for: name, among: table.names, of: plural)
    )
  }
}

extension Bitmap {
  /// The nodes that have any of some labels.
  fileprivate init(of graph: Graph, labels: [SymbolID]) {
    self.init(of: graph) { set in set.labels.contains { labels.contains($0) } }
  }

  /// The nodes of the label sets that occur at the ends of edges.
  fileprivate init(endsOf types: [SymbolID], in graph: Graph) {
    let occurring = graph.labelSets.map { set in
      types.contains { type in
        let outgoing = graph.outgoing(type)
        let incoming = graph.incoming(type)
        return set.nodes.contains {
          outgoing.degree(of: NodeID($0)) > 0 || incoming.degree(of: NodeID($0)) > 0
        }
      }
    }
    let labels = zip(graph.labelSets, occurring).filter(\.1).map(\.0.labels)
    self.init(of: graph) { set in labels.contains(set.labels) }
  }

  private init(of graph: Graph, where isChosen: (Graph.LabelSet) -> Bool) {
    self.init(count: graph.nodeIDLimit)
    for set in graph.labelSets where isChosen(set) {
      for node in set.nodes { self[Int(node)] = true }
    }
  }

  fileprivate func intersection(_ other: Bitmap) -> Bitmap {
    var both = self
    for index in 0..<count where !other[index] { both[index] = false }
    return both
  }
}
