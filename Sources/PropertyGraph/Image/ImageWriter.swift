import Parallelism

/// Puts the parts of a graph one after the other.
struct ImageWriter {
  private var bytes = [UInt8](repeating: 0, count: GraphImage.headerSize)
  private var directory = ByteWriter()

  // MARK: The graph

  mutating func put(_ graph: Graph, note: [UInt8]) {
    directory.put(note) { $0.put(UInt64($1)) }
    for names in [graph.labels.names, graph.edgeTypes.names, graph.propertyKeys.names] {
      directory.put(names) { $0.put($1) }
    }
    directory.put(graph.nodeIDLimit)
    directory.put(graph.labelSets) { writer, set in
      writer.put(set.labels) { $0.put($1.index) }
      writer.put(set.nodes.count)
    }
    put(graph.strings)
    for type in graph.edgeTypes.names.indices {
      let type = SymbolID(type)
      directory.put(graph.edgeCount(ofType: type))
      put(graph.outgoing(type), hasEdges: false)
      put(graph.incoming(type), hasEdges: true)
    }
    for column in graph.nodeColumns { put(column) }
    for column in graph.edgeColumns { put(column) }
    directory.put(graph.indexes.keys.sorted()) { $0.put($1.index) }
  }

  private mutating func put(_ strings: StringPool) {
    var offsets: [Int64] = [0]
    var hashes: [UInt32] = []
    let start = bytes.count
    for index in 0..<strings.count {
      let text = strings.utf8(StringID(UInt32(index)))
      bytes.append(contentsOf: text)
      offsets.append(Int64(bytes.count - start))
      hashes.append(UInt32(truncatingIfNeeded: ByteHash.hash(text.span)))
    }
    directory.put(start)
    directory.put(bytes.count - start)
    align()
    put(PackedIntegers(offsets))
    put(PackedIntegers(StoredStrings.slots(hashes.count) { hashes[$0] }))
  }

  private mutating func put(_ adjacency: Adjacency, hasEdges: Bool) {
    directory.put(UInt64(adjacency.firstNode))
    let (offsets, neighbors) = (adjacency.offsets, adjacency.neighborStorage)
    put(PackedIntegers(count: offsets.count) { Int64(offsets[$0]) })
    put(PackedIntegers(count: neighbors.count) { Int64(neighbors[$0].rawValue) })
    if hasEdges {
      put(PackedIntegers(count: neighbors.count) { Int64(adjacency.edge(at: $0).rawValue) })
    }
  }

  private mutating func put(_ column: PropertyColumn?) {
    guard let column else {
      directory.put(0 as UInt64)
      return
    }
    directory.put(UInt64(column.kind.rawValue) + 1)
    directory.put(column.firstElement)
    directory.put(column.count)
    directory.put(column.presence == nil ? 0 : 1 as UInt64)
    if let presence = column.presence { put(PackedIntegers(presence.words.map { Int64(bitPattern: $0) })) }
    if let packed = column.packed ?? PackedColumn(column.storage) {
      put(packed.numbers)
    } else if case .values(let values) = column.storage {
      let coded = ValueCoder.encode(values)
      directory.put(bytes.count)
      directory.put(coded.count)
      bytes.append(contentsOf: coded)
      align()
    }
  }

  private mutating func put(_ numbers: PackedIntegers) {
    align()
    directory.put(bytes.count)
    directory.put(numbers.count)
    directory.put(signed: numbers.minimum)
    directory.put(signed: numbers.maximum)
    numbers.withWords { bytes.append(words: $0) }
  }

  private mutating func align() {
    while bytes.count & 7 != 0 { bytes.append(0) }
  }

  // MARK: The whole

  /// The bytes with directory, sums and header.
  consuming func finish(_ workers: Workers) -> [UInt8] {
    align()
    let directoryStart = bytes.count
    let directoryBytes = directory.bytes
    bytes.append(contentsOf: directoryBytes)
    align()
    let sumsStart = bytes.count
    let sums = ImageDirectory.sums(of: bytes, workers)
    var tail: [UInt8] = []
    for sum in sums { tail.append(word: sum) }
    bytes.append(contentsOf: tail)
    var header: [UInt8] = []
    let fields = [
      GraphImage.mark, GraphImage.version, UInt64(bytes.count), UInt64(directoryStart),
      UInt64(directoryBytes.count), UInt64(sumsStart), Checksum.of(tail),
    ]
    for field in fields { header.append(word: field) }
    header.append(word: Checksum.of(header))
    bytes.replaceSubrange(0..<header.count, with: header)
    return bytes
  }
}
