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
  public let labelSets: [LabelSet]

  public let nodeCount: Int
  public let edgeCount: Int
  private let sources: [NodeID]
  private let targets: [NodeID]
  /// By edge type: the numbers of its edges.
  private let edgeRanges: [Range<UInt32>]
  private let outgoing: [Adjacency]
  private let incoming: [Adjacency]
  /// By property key.
  private let nodeColumns: [PropertyColumn?]
  private let edgeColumns: [PropertyColumn?]
  private let indexes: [SymbolID: PropertyIndex]

  init(
    schema: GraphSchema,
    strings: StringPool,
    labels: SymbolTable,
    edgeTypes: SymbolTable,
    propertyKeys: SymbolTable,
    labelSets: [LabelSet],
    sources: [NodeID],
    targets: [NodeID],
    edgeRanges: [Range<UInt32>],
    outgoing: [Adjacency],
    incoming: [Adjacency],
    nodeColumns: [PropertyColumn?],
    edgeColumns: [PropertyColumn?],
    indexes: [SymbolID: PropertyIndex]
  ) {
    self.schema = schema
    self.strings = strings
    self.labels = labels
    self.edgeTypes = edgeTypes
    self.propertyKeys = propertyKeys
    self.labelSets = labelSets
    nodeCount = Int(labelSets.last?.nodes.upperBound ?? 0)
    edgeCount = sources.count
    self.sources = sources
    self.targets = targets
    self.edgeRanges = edgeRanges
    self.outgoing = outgoing
    self.incoming = incoming
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

  /// - Complexity: O(log label sets).
  public func labels(of node: NodeID) -> [SymbolID] {
    labelSets[labelSetIndex(of: node)].labels
  }

  /// The position in `labelSets` of a node's labels.
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
  public func hasIndex(on key: SymbolID) -> Bool { indexes[key] != nil }

  /// The nodes whose value under an indexed key equals this one, in ascending order; nil without index.
  public func nodes(where key: SymbolID, equals value: Value) -> [NodeID]? {
    indexes[key]?.nodes(equalTo: value, strings: strings)
  }
}

// MARK: Edges

extension Graph {
  /// The numbers of the edges of a type.
  public func edges(ofType type: SymbolID) -> Range<UInt32> { edgeRanges[type.index] }

  /// - Complexity: O(log edge types).
  public func type(of edge: EdgeID) -> SymbolID {
    var low = 0
    var high = edgeRanges.count - 1
    while low < high {
      let middle = (low + high) >> 1
      if edge.rawValue < edgeRanges[middle].upperBound { high = middle } else { low = middle + 1 }
    }
    return SymbolID(low)
  }

  public func source(of edge: EdgeID) -> NodeID { sources[edge.index] }
  public func target(of edge: EdgeID) -> NodeID { targets[edge.index] }

  /// From each node to the targets of its edges of a type.
  public func outgoing(_ type: SymbolID) -> Adjacency { outgoing[type.index] }
  /// From each node to the sources of the edges of a type that lead to it.
  public func incoming(_ type: SymbolID) -> Adjacency { incoming[type.index] }

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
