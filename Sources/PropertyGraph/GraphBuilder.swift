package import Parallelism
package import Synchronization

/// Collects nodes and edges, then freezes them into a `Graph`.
///
/// While it collects, nodes and edges go by *handles*: numbers from 0 in the order in which they were
/// added. `finish()` numbers them anew, so that a label set and an edge type are each one range.
public struct GraphBuilder: ~Copyable {
  /// Strings of the graph to be; intern cell texts here before they go into columns.
  public private(set) var strings = StringPool()

  private let schema: GraphSchema
  private var labels = SymbolTable()
  private var edgeTypes = SymbolTable()
  private var propertyKeys = SymbolTable()
  private var labelSets: [[SymbolID]] = []
  private var labelSetNumbers: [[SymbolID]: Int] = [:]
  /// By node handle.
  private var nodeLabelSets: [UInt32] = []
  /// By edge type: batches of edges with consecutive handles.
  private var edgeBatches: [[EdgeBatch]] = []
  private var edgeHandleCount = 0
  private var nodeColumns: [ColumnAssembler] = []
  private var edgeColumns: [ColumnAssembler] = []
  private var indexedKeys: [SymbolID] = []

  /// Edges with consecutive handles, and their ends as node handles.
  struct EdgeBatch: Sendable {
    var firstHandle: Int
    var sources: [UInt32]
    var targets: [UInt32]
    var handles: Range<Int> { firstHandle..<firstHandle + sources.count }
  }

  public init(schema: GraphSchema = GraphSchema()) {
    self.schema = schema
  }

  public var nodeCount: Int { nodeLabelSets.count }
  public var edgeCount: Int { edgeHandleCount }

  public mutating func intern(_ text: String) -> StringID { strings.intern(text) }

  /// The id of a text given as valid UTF-8.
  public mutating func intern(utf8: Span<UInt8>) -> StringID { strings.intern(utf8) }

  /// Makes names known before they are used, so that they are numbered in this order.
  mutating func declare(labels names: [String], edgeTypes types: [String], propertyKeys keys: [String]) {
    for name in names { _ = labels.intern(name) }
    for type in types { _ = symbol(ofType: type) }
    for key in keys { _ = symbol(ofKey: key) }
  }

  /// Lends the strings to threads that add to them, one at a time.
  package mutating func lendStrings<Result>(_ body: (borrowing Mutex<StringPool>) -> Result) -> Result {
    let lent = Mutex(strings)
    // Their only owner is the lock now: to add to them copies nothing.
    strings = StringPool()
    let result = body(lent)
    strings = lent.withLock { $0 }
    return result
  }

  // MARK: Whole columns

  /// The number of a label set, for `addNodes`.
  public mutating func labelSet(_ names: [String]) -> Int {
    let set = Set(names.map { labels.intern($0) }).sorted()
    if let number = labelSetNumbers[set] { return number }
    labelSetNumbers[set] = labelSets.count
    labelSets.append(set)
    return labelSets.count - 1
  }

  /// Adds one node for each label set, and returns the handle of the first.
  @discardableResult
  public mutating func addNodes(labelSets numbers: [Int]) -> Int {
    let first = nodeLabelSets.count
    nodeLabelSets.append(contentsOf: numbers.lazy.map { UInt32($0) })
    return first
  }

  /// Adds nodes that have the same label set, and returns the handle of the first.
  @discardableResult
  package mutating func addNodes(count: Int, labelSet number: Int) -> Int {
    let first = nodeLabelSets.count
    nodeLabelSets.append(contentsOf: repeatElement(UInt32(number), count: count))
    return first
  }

  /// Adds edges of one type between nodes given by their handles, and returns the handle of the first.
  @discardableResult
  public mutating func addEdges(type: String, sources: [UInt32], targets: [UInt32]) -> Int {
    precondition(sources.count == targets.count, "an edge has two ends")
    let first = edgeHandleCount
    edgeHandleCount += sources.count
    let type = symbol(ofType: type).index
    if sources.count < 64, let last = edgeBatches[type].last, last.handles.upperBound == first {
      // Edges that come one by one are one batch.
      let index = edgeBatches[type].count - 1
      edgeBatches[type][index].sources.append(contentsOf: sources)
      edgeBatches[type][index].targets.append(contentsOf: targets)
    } else {
      edgeBatches[type].append(EdgeBatch(firstHandle: first, sources: sources, targets: targets))
    }
    return first
  }

  /// Gives consecutive nodes their values under a key.
  ///
  /// - Parameters:
  ///   - key: the property's name.
  ///   - firstHandle: the handle of the node that has the first value.
  ///   - values: one for each node; strings interned in this builder.
  ///   - presence: which nodes have a value at all; nil when all have.
  public mutating func addNodeColumn(
    _ key: String,
    firstHandle: Int,
    values: PropertyColumn.Storage,
    presence: Bitmap?
  ) {
    let symbol = symbol(ofKey: key)
    nodeColumns[symbol.index].add(values, presence: presence, firstHandle: firstHandle)
  }

  /// The same for integers that are packed already.
  package mutating func addNodeColumn(
    _ key: String,
    firstHandle: Int,
    packed values: PackedIntegers,
    presence: Bitmap?
  ) {
    let symbol = symbol(ofKey: key)
    nodeColumns[symbol.index].add(values, presence: presence, firstHandle: firstHandle)
  }

  /// The same for edges.
  package mutating func addEdgeColumn(
    _ key: String,
    firstHandle: Int,
    packed values: PackedIntegers,
    presence: Bitmap?
  ) {
    let symbol = symbol(ofKey: key)
    edgeColumns[symbol.index].add(values, presence: presence, firstHandle: firstHandle)
  }

  /// Gives consecutive edges their values under a key; see `addNodeColumn`.
  public mutating func addEdgeColumn(
    _ key: String,
    firstHandle: Int,
    values: PropertyColumn.Storage,
    presence: Bitmap?
  ) {
    let symbol = symbol(ofKey: key)
    edgeColumns[symbol.index].add(values, presence: presence, firstHandle: firstHandle)
  }

  /// Asks for an index from the values of a node property to the nodes.
  ///
  /// There will be one when all values are strings, or all are integers.
  public mutating func addIndex(on key: String) {
    indexedKeys.append(symbol(ofKey: key))
  }

  // MARK: One by one

  /// Adds a node and returns its handle; null properties are not stored.
  @discardableResult
  public mutating func addNode(labels: [String], properties: [(String, Value)] = []) -> Int {
    let handle = addNodes(labelSets: [labelSet(labels)])
    for (key, value) in properties where !value.isNull {
      let symbol = symbol(ofKey: key)
      nodeColumns[symbol.index].add(value, handle: handle)
    }
    return handle
  }

  /// Adds an edge between two node handles and returns its handle; null properties are not stored.
  @discardableResult
  public mutating func addEdge(
    type: String,
    from source: Int,
    to target: Int,
    properties: [(String, Value)] = []
  ) -> Int {
    let handle = addEdges(type: type, sources: [UInt32(source)], targets: [UInt32(target)])
    for (key, value) in properties where !value.isNull {
      let symbol = symbol(ofKey: key)
      edgeColumns[symbol.index].add(value, handle: handle)
    }
    return handle
  }

  // MARK: Finish

  /// Numbers nodes and edges, sorts the adjacency and narrows the columns.
  ///
  /// - Complexity: O(nodes + edges + values).
  public consuming func finish() -> Graph {
    finishWithNumbers().graph
  }

  /// As `finish()`, with the numbers that handles of nodes and edges became.
  ///
  /// - Parameter workers: who may work on it; the graph is the same whoever does.
  /// - Returns: the graph, and by handle the numbers of nodes and of edges.
  package consuming func finishWithNumbers(
    workers: Workers = .automatic
  ) -> (graph: Graph, nodes: [UInt32], edges: [UInt32]) {
    let (nodeNumbers, sets) = numberNodes()
    nodeLabelSets = []
    let isSame = nodeNumbers.indices.allSatisfy { nodeNumbers[$0] == UInt32(truncatingIfNeeded: $0) }
    let batches = edgeBatches
    edgeBatches = []
    let edges = EdgeLayout(
      batches: batches,
      edgeCount: edgeHandleCount,
      nodeNumbers: isSame ? nil : nodeNumbers,
      workers: workers
    )
    let (nodeColumns, edgeColumns) = assembleColumns(nodeNumbers, edges.numbers, workers)
    let graph = Graph(
      schema: schema,
      strings: strings,
      labels: labels,
      edgeTypes: edgeTypes,
      propertyKeys: propertyKeys,
      labelSets: sets,
      nodeIDLimit: nodeNumbers.count,
      edges: EdgeTable(edges),
      nodeColumns: nodeColumns,
      edgeColumns: edgeColumns,
      indexes: PropertyIndex.all(on: indexedKeys, nodeColumns)
    )
    return (graph, nodeNumbers, edges.numbers)
  }

  /// Typed columns at the same time, then those in which new texts may come up.
  private mutating func assembleColumns(
    _ nodeNumbers: [UInt32],
    _ edgeNumbers: [UInt32],
    _ workers: Workers
  ) -> (nodes: [PropertyColumn?], edges: [PropertyColumn?]) {
    // The columns of edges first: they take longest.
    let edgeColumnCount = edgeColumns.count
    let isTyped = (edgeColumns + nodeColumns).map(\.isTyped)
    let assemblers = Mutex(edgeColumns + nodeColumns)
    edgeColumns = []
    nodeColumns = []
    // What a column is made of goes when it is made.
    @Sendable func takeAssembler(_ index: Int) -> ColumnAssembler {
      assemblers.withLock { assemblers in
        let assembler = assemblers[index]
        assemblers[index] = ColumnAssembler()
        return assembler
      }
    }
    var columns = workers.map(pieces: isTyped.count) { index -> PropertyColumn? in
      guard isTyped[index] else { return nil }
      var unused = StringPool()
      return takeAssembler(index)
        .assemble(numbers: index < edgeColumnCount ? edgeNumbers : nodeNumbers, strings: &unused)
    }
    for index in isTyped.indices where !isTyped[index] {
      columns[index] = takeAssembler(index)
        .assemble(
          numbers: index < edgeColumnCount ? edgeNumbers : nodeNumbers,
          strings: &strings
        )
    }
    return (Array(columns[edgeColumnCount...]), Array(columns[..<edgeColumnCount]))
  }

  /// From handles to numbers: label set by label set, in order of addition within each.
  private func numberNodes() -> (numbers: [UInt32], sets: [Graph.LabelSet]) {
    var counts = [UInt32](repeating: 0, count: labelSets.count)
    for set in nodeLabelSets { counts[Int(set)] += 1 }
    var next: [UInt32] = []
    var sets: [Graph.LabelSet] = []
    var start: UInt32 = 0
    for (index, count) in counts.enumerated() {
      next.append(start)
      sets.append(Graph.LabelSet(labels: labelSets[index], nodes: start..<start + count))
      start += count
    }
    var numbers = [UInt32](repeating: 0, count: nodeLabelSets.count)
    for (handle, set) in nodeLabelSets.enumerated() {
      numbers[handle] = next[Int(set)]
      next[Int(set)] += 1
    }
    return (numbers, sets)
  }

  private mutating func symbol(ofKey key: String) -> SymbolID {
    let symbol = propertyKeys.intern(key)
    if symbol.index == nodeColumns.count {
      nodeColumns.append(ColumnAssembler())
      edgeColumns.append(ColumnAssembler())
    }
    return symbol
  }

  private mutating func symbol(ofType type: String) -> SymbolID {
    let symbol = edgeTypes.intern(type)
    if symbol.index == edgeBatches.count { edgeBatches.append([]) }
    return symbol
  }
}
