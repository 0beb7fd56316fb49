/// The immutable graph that everything reads.
///
/// A class only so that handing it on costs one reference: nothing in it ever changes.
public final class Graph: Sendable {
  /// Nodes that have exactly the same labels, with consecutive numbers.
  public struct LabelSet: Sendable {
    /// In ascending order.
    public let labels: [SymbolID]
    public let nodes: Range<UInt32>
  }

  public let schema: GraphSchema
  public let strings: StringPool
  public let labels: SymbolTable
  public let edgeTypes: SymbolTable
  public let propertyKeys: SymbolTable
  /// In ascending order of their nodes; in an edited graph several may have the same labels, and deleted
  /// nodes are in none.
  public let labelSets: [LabelSet]

  /// How many nodes there are.
  public let nodeCount: Int
  /// Every node's number is below it: the size of an array by node.
  ///
  /// The same as `nodeCount` in a graph from which nothing was deleted.
  public let nodeIDLimit: Int
  let edges: EdgeTable
  /// By property key.
  let nodeColumns: [PropertyColumn?]
  let edgeColumns: [PropertyColumn?]
  /// By the keys that are to have an index; nil where the column's type allows none.
  let indexes: [SymbolID: PropertyIndex?]

  init(
    schema: GraphSchema,
    strings: StringPool,
    labels: SymbolTable,
    edgeTypes: SymbolTable,
    propertyKeys: SymbolTable,
    labelSets: [LabelSet],
    nodeIDLimit: Int,
    edges: EdgeTable,
    nodeColumns: [PropertyColumn?],
    edgeColumns: [PropertyColumn?],
    indexes: [SymbolID: PropertyIndex?]
  ) {
    self.schema = schema
    self.strings = strings
    self.labels = labels
    self.edgeTypes = edgeTypes
    self.propertyKeys = propertyKeys
    self.labelSets = labelSets
    nodeCount = labelSets.reduce(0) { $0 + $1.nodes.count }
    self.nodeIDLimit = nodeIDLimit
    self.edges = edges
    self.nodeColumns = nodeColumns
    self.edgeColumns = edgeColumns
    self.indexes = indexes
  }
}

// MARK: Nodes

extension Graph {
  /// The numbers of the nodes whose labels satisfy a condition, in ascending, disjoint ranges.
  public func nodeRanges(where matches: ([SymbolID]) -> Bool) -> [Range<UInt32>] {
    var ranges: [Range<UInt32>] = []
    for set in labelSets where matches(set.labels) && !set.nodes.isEmpty {
      if let last = ranges.last, last.upperBound == set.nodes.lowerBound {
        ranges[ranges.count - 1] = last.lowerBound..<set.nodes.upperBound
      } else {
        ranges.append(set.nodes)
      }
    }
    return ranges
  }

  /// How many nodes have a label.
  public func nodeCount(label: SymbolID) -> Int {
    labelSets.reduce(0) { $0 + ($1.labels.contains(label) ? $1.nodes.count : 0) }
  }

  /// A node's labels in ascending order; none for a deleted node.
  ///
  /// - Complexity: O(log label sets).
  public func labels(of node: NodeID) -> [SymbolID] {
    let index = labelSetIndex(of: node)
    return index < labelSets.count && labelSets[index].nodes.contains(node.rawValue)
      ? labelSets[index].labels : []
  }

  /// Whether a node was deleted by an edit.
  ///
  /// - Complexity: O(1) in a graph from which no node was deleted, else O(log label sets).
  public func isDeleted(_ node: NodeID) -> Bool {
    guard nodeCount < nodeIDLimit else { return false }
    let index = labelSetIndex(of: node)
    return index >= labelSets.count || !labelSets[index].nodes.contains(node.rawValue)
  }

  /// The position in `labelSets` of the labels of a node that is not deleted.
  public func labelSetIndex(of node: NodeID) -> Int {
    var low = 0
    var high = labelSets.count - 1
    while low < high {
      let middle = (low + high) >> 1
      if node.rawValue < labelSets[middle].nodes.upperBound { high = middle } else { low = middle + 1 }
    }
    return low
  }

  public func nodeColumn(_ key: SymbolID) -> PropertyColumn? { nodeColumns[key.index] }

  /// A node's value under a key; null where it has none.
  public func value(_ key: SymbolID, of node: NodeID) -> Value {
    nodeColumns[key.index]?.value(of: node.index, strings: strings) ?? .null
  }

  /// A node's properties in the order of the graph's keys, without nulls.
  public func properties(of node: NodeID) -> [(key: SymbolID, value: Value)] {
    properties(at: node.index, in: nodeColumns)
  }

  /// Whether `nodes(where:equals:)` answers for a key without looking at every node.
  public func hasIndex(on key: SymbolID) -> Bool {
    if case .some(.some) = indexes[key] { true } else { false }
  }

  /// The nodes whose value under an indexed key equals this one, in ascending order; nil without index.
  public func nodes(where key: SymbolID, equals value: Value) -> [NodeID]? {
    guard let index = indexes[key] ?? nil else { return nil }
    let found = index.nodes(equalTo: value, strings: strings)
    return nodeCount == nodeIDLimit ? found : found.filter { !isDeleted($0) }
  }
}

// MARK: Edges

extension Graph {
  /// How many edges there are.
  public var edgeCount: Int { edges.count }

  /// Every edge's number is below it: the size of an array by edge.
  ///
  /// The same as `edgeCount` in a graph from which nothing was deleted.
  public var edgeIDLimit: Int { edges.limit }

  /// How many edges there are of a type.
  public func edgeCount(ofType type: SymbolID) -> Int { edges.count(of: type) }

  /// The numbers of the edges of a type, in ascending, disjoint ranges: one in a graph as it was built.
  public func edgeRanges(ofType type: SymbolID) -> [Range<UInt32>] { edges.liveRanges[type.index] }

  /// The type of an edge, also of a deleted one.
  ///
  /// - Complexity: O(log edge types) in a graph as it was built, else O(log runs of edges of one type).
  public func type(of edge: EdgeID) -> SymbolID { edges.type(of: edge) }

  /// Where an edge begins, also a deleted one.
  public func source(of edge: EdgeID) -> NodeID { edges.source(of: edge) }
  /// Where an edge ends, also a deleted one.
  public func target(of edge: EdgeID) -> NodeID { edges.target(of: edge) }

  /// Whether an edge was deleted by an edit.
  ///
  /// - Complexity: O(1) in a graph from which no edge was deleted, else as `type(of:)`.
  public func isDeleted(_ edge: EdgeID) -> Bool { edges.count < edges.limit && edges.isDeleted(edge) }

  /// From each node to the targets of its edges of a type.
  public func outgoing(_ type: SymbolID) -> Adjacency { edges.outgoing(type) }
  /// From each node to the sources of the edges of a type that lead to it.
  public func incoming(_ type: SymbolID) -> Adjacency { edges.incoming(type) }

  /// The nodes from the first to the last that an edge of a type begins at.
  ///
  /// - Complexity: O(1); unlike `outgoing(type).nodes` it unpacks no adjacency of a stored image.
  public func sources(ofType type: SymbolID) -> Range<UInt32> { edges.nodes(type, outgoing: true) }
  /// The nodes from the first to the last that an edge of a type ends at.
  public func targets(ofType type: SymbolID) -> Range<UInt32> { edges.nodes(type, outgoing: false) }

  public func edgeColumn(_ key: SymbolID) -> PropertyColumn? { edgeColumns[key.index] }

  /// An edge's value under a key; null where it has none.
  public func value(_ key: SymbolID, of edge: EdgeID) -> Value {
    edgeColumns[key.index]?.value(of: edge.index, strings: strings) ?? .null
  }

  /// An edge's properties in the order of the graph's keys, without nulls.
  public func properties(of edge: EdgeID) -> [(key: SymbolID, value: Value)] {
    properties(at: edge.index, in: edgeColumns)
  }

  private func properties(at element: Int, in columns: [PropertyColumn?]) -> [(key: SymbolID, value: Value)] {
    var found: [(key: SymbolID, value: Value)] = []
    for (index, column) in columns.enumerated() {
      guard let column, column.position(of: element) != nil else { continue }
      let value = column.value(of: element, strings: strings)
      if !value.isNull { found.append((SymbolID(index), value)) }
    }
    return found
  }
}

// MARK: Words for people

extension Graph {
  /// What names a node in tables and drawings.
  ///
  /// The schema's name property, else `name`, `title` or `id`, else nil.
  public func name(of node: NodeID) -> String? {
    let described = labels(of: node).compactMap { schema.node(labels[$0])?.nameKey }
    for key in described + ["name", "title", "id"] {
      guard let id = propertyKeys.id(of: key) else { continue }
      switch value(id, of: node) {
      case .string(let text): return text
      case .integer(let number): return String(number)
      default: continue
      }
    }
    return nil
  }
}
