/// Makes a graph of an image whose bytes were checked.
///
/// What is big is not touched: it is unpacked when it is asked for.
struct ImageReader {
  private let region: MemoryRegion
  private var reader: ByteReader

  init(_ region: MemoryRegion, directory: ImageDirectory) {
    self.region = region
    reader = ByteReader(directory.bytes)
  }

  mutating func graph(schema: ([UInt8]) -> GraphSchema?) throws(ByteReader.Failure) -> Graph? {
    let note = try reader.array { (reader) throws(ByteReader.Failure) in
      UInt8(try reader.integer(in: 0...255))
    }
    guard let schema = schema(note) else { return nil }
    let labels = try symbols()
    let edgeTypes = try symbols()
    let propertyKeys = try symbols()
    let nodeIDLimit = try reader.integer(in: 0...Int(UInt32.max) - 1)
    let labelSets = try labelSets(labelCount: labels.count)
    guard labelSets.last.map({ Int($0.nodes.upperBound) }) ?? 0 == nodeIDLimit else {
      throw ByteReader.Failure()
    }
    let strings = StringPool(try strings())
    let edges = try edges(typeCount: edgeTypes.count, nodeIDLimit: nodeIDLimit)
    var columns: [[PropertyColumn?]] = []
    for limit in [nodeIDLimit, edges.limit] {
      var some: [PropertyColumn?] = []
      for _ in 0..<propertyKeys.count { some.append(try column(limit: limit, stringCount: strings.count)) }
      columns.append(some)
    }
    let last = propertyKeys.count - 1
    let keys = try reader.array { (reader) throws(ByteReader.Failure) in
      guard last >= 0 else { throw ByteReader.Failure() }
      return SymbolID(try reader.integer(in: 0...last))
    }
    guard reader.isAtEnd else { throw ByteReader.Failure() }
    return Graph(
      schema: schema,
      strings: strings,
      labels: labels,
      edgeTypes: edgeTypes,
      propertyKeys: propertyKeys,
      labelSets: labelSets,
      nodeIDLimit: nodeIDLimit,
      edges: edges,
      nodeColumns: columns[0],
      edgeColumns: columns[1],
      indexes: PropertyIndex.all(on: keys, columns[0])
    )
  }

  private mutating func symbols() throws(ByteReader.Failure) -> SymbolTable {
    let names = try reader.array { (reader) throws(ByteReader.Failure) in try reader.text() }
    var table = SymbolTable()
    for name in names { _ = table.intern(name) }
    guard table.count == names.count else { throw ByteReader.Failure() }
    return table
  }

  private mutating func labelSets(labelCount: Int) throws(ByteReader.Failure) -> [Graph.LabelSet] {
    var end: UInt32 = 0
    return try reader.array { (reader) throws(ByteReader.Failure) in
      let labels = try reader.array { (reader) throws(ByteReader.Failure) in
        guard labelCount > 0 else { throw ByteReader.Failure() }
        return SymbolID(try reader.integer(in: 0...labelCount - 1))
      }
      let start = end
      end += UInt32(try reader.integer(in: 0...Int(UInt32.max - end)))
      return Graph.LabelSet(labels: labels, nodes: start..<end)
    }
  }

  private mutating func strings() throws(ByteReader.Failure) -> StoredStrings {
    let start = try reader.integer(in: 0...region.count)
    let count = try reader.integer(in: 0...region.count - start)
    let offsets = try numbers()
    let slots = try numbers()
    guard let strings = StoredStrings(region, bytes: start..<start + count, offsets: offsets, slots: slots)
    else { throw ByteReader.Failure() }
    return strings
  }

  // MARK: Edges

  private mutating func edges(typeCount: Int, nodeIDLimit: Int) throws(ByteReader.Failure) -> EdgeTable {
    var ranges: [Range<UInt32>] = []
    var outgoing: [LazyAdjacency] = []
    var incoming: [LazyAdjacency] = []
    var end: UInt32 = 0
    for _ in 0..<typeCount {
      let start = end
      end += UInt32(try reader.integer(in: 0...Int(UInt32.max - end)))
      ranges.append(start..<end)
      let limits = (nodes: nodeIDLimit, edges: start..<end)
      outgoing.append(try adjacency(limits, hasEdges: false))
      incoming.append(try adjacency(limits, hasEdges: true))
    }
    return EdgeTable(ranges: ranges, outgoing: outgoing, incoming: incoming)
  }

  private mutating func adjacency(
    _ limits: (nodes: Int, edges: Range<UInt32>),
    hasEdges: Bool
  ) throws(ByteReader.Failure) -> LazyAdjacency {
    let firstNode = try reader.integer(in: 0...limits.nodes)
    let offsets = try numbers()
    let neighbors = try numbers()
    let edges = hasEdges ? try numbers() : nil
    let count = limits.edges.count
    guard offsets.count > 0, offsets.count - 1 <= limits.nodes - firstNode, offsets.minimum == 0,
      offsets.maximum == Int64(count), neighbors.count == count,
      count == 0 || (neighbors.minimum >= 0 && neighbors.maximum < Int64(limits.nodes)),
      edges.map({ $0.count == count }) ?? true,
      edges.map({
        count == 0
          || $0.minimum >= Int64(limits.edges.lowerBound)
            && $0.maximum < Int64(limits.edges.upperBound)
      }) ?? true
    else { throw ByteReader.Failure() }
    let firstEdge = limits.edges.lowerBound
    return LazyAdjacency(nodes: UInt32(firstNode)..<UInt32(firstNode + offsets.count - 1)) {
      Adjacency(
        firstNode: UInt32(firstNode),
        offsets: offsets.unpacked { UInt32(truncatingIfNeeded: $0) },
        neighbors: neighbors.unpacked { NodeID(UInt32(truncatingIfNeeded: $0)) },
        edges: edges?.unpacked { EdgeID(UInt32(truncatingIfNeeded: $0)) } ?? [],
        firstEdge: hasEdges ? 0 : firstEdge
      )
    }
  }

  // MARK: Columns

  private mutating func column(limit: Int, stringCount: Int) throws(ByteReader.Failure) -> PropertyColumn? {
    let tag = try reader.integer(in: 0...Int(PropertyColumn.Kind.values.rawValue) + 1)
    guard tag > 0, let kind = PropertyColumn.Kind(rawValue: UInt8(tag - 1)) else { return nil }
    let firstElement = try reader.integer(in: 0...limit)
    let count = try reader.integer(in: 0...limit - firstElement)
    var presence: Bitmap?
    if try reader.integer(in: 0...1) == 1 {
      let words = try numbers().unpacked { UInt64(bitPattern: $0) }
      guard let bits = Bitmap(words: words, count: count) else { throw ByteReader.Failure() }
      presence = bits
    }
    if kind == .values {
      let start = try reader.integer(in: 0...region.count)
      let size = try reader.integer(in: 0...region.count - start)
      let region = region
      let values = Lazy { () -> PropertyColumn.Storage in
        .values(ValueCoder.decode(region.copy(start..<start + size), count: count))
      }
      return PropertyColumn(firstElement: firstElement, count: count, values: values, presence: presence)
    }
    let numbers = try numbers()
    guard numbers.count == count, kind != .strings || count == 0 || isID(numbers, stringCount) else {
      throw ByteReader.Failure()
    }
    return PropertyColumn(firstElement: firstElement, packed: PackedColumn(kind, numbers), presence: presence)
  }

  /// Whether numbers are those of strings; where no element has one, zero stands for none.
  private func isID(_ numbers: PackedIntegers, _ stringCount: Int) -> Bool {
    numbers.minimum >= 0 && numbers.maximum < Int64(max(stringCount, 1))
  }

  private mutating func numbers() throws(ByteReader.Failure) -> PackedIntegers {
    let start = try reader.integer(in: 0...region.count)
    let count = try reader.integer()
    let (minimum, maximum) = (try reader.signed(), try reader.signed())
    guard
      let numbers = PackedIntegers(
        count: count,
        minimum: minimum,
        maximum: maximum,
        in: region,
        at: start
      )
    else { throw ByteReader.Failure() }
    return numbers
  }
}
