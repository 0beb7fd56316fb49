import Parallelism
import PropertyGraph
import Synchronization

/// Builds a graph from tables that nothing is to be said of, in parallel.
///
/// Every table is cut into chunks of its bytes. A chunk is checked and turned into columns of its own, which
/// then follow each other into the graph. Whatever would give an error or a warning, and some rare forms,
/// make it give up as a whole: `GraphLoader` then reads the package once more, and explains. It makes the
/// same graph.
struct BulkLoader: ~Copyable {
  /// At least so many chunks are read at a time; they are in memory with their own texts.
  private static let smallestWave = 16

  let package: GraphPackage
  let files: TableFiles
  let options: LoadOptions
  let keepsOrigins: Bool
  var builder: GraphBuilder
  var ends: EdgeEnds
  /// By name of the table.
  var nodes: [String: NodeIDs] = [:]
  var nodeRuns: [GraphOrigins.NodeRun] = []
  var edgeRuns: [GraphOrigins.EdgeRun] = []
  /// What the cells of tables of nodes name, until all nodes are known.
  var namings: [TableNaming] = []
  let meter: ByteMeter?

  /// The cells of a table of nodes that name nodes.
  struct TableNaming {
    var table: Int
    var firstHandle: Int
    /// By field.
    var names: [[NameInCell]]
  }

  /// Loads the tables of a package.
  ///
  /// - Returns: nil when the package must be read by `GraphLoader`.
  static func load(
    _ package: GraphPackage,
    packageFile: FileText,
    files: TableFiles,
    keepsOrigins: Bool,
    options: LoadOptions
  ) -> (graph: Graph, origins: GraphOrigins?)? {
    var loader = BulkLoader(package, files: files, keepsOrigins: keepsOrigins, options: options)
    do throws(BulkOddity) {
      try loader.load()
    } catch {
      return nil
    }
    let tables = LoadedTables(
      package: package,
      packageFile: packageFile,
      files: files,
      keepsOrigins: keepsOrigins,
      builder: loader.builder,
      nodeRuns: loader.nodeRuns,
      edgeRuns: loader.edgeRuns
    )
    return tables.finish(workers: options.workers)
  }

  private init(_ package: GraphPackage, files: TableFiles, keepsOrigins: Bool, options: LoadOptions) {
    self.package = package
    self.files = files
    self.keepsOrigins = keepsOrigins
    self.options = options
    builder = GraphBuilder(schema: package.schema)
    ends = EdgeEnds(schema: package.schema)
    meter = options.progress.map { ByteMeter(report: $0) }
  }

  private mutating func load() throws(BulkOddity) {
    var opened: [BulkTable] = []
    for table in package.tables { opened.append(try BulkTable(table, files: files)) }
    meter?.total = opened.reduce(0) { $0 + $1.bytes.count }
    for (index, table) in package.tables.enumerated() {
      if case .nodes(let mapping) = table.content {
        try loadNodes(opened[index], table, mapping, index: index)
      }
    }
    for naming in namings { try resolve(naming) }
    namings = []
    for (index, table) in package.tables.enumerated() {
      if case .edges(let mapping) = table.content {
        try loadEdges(opened[index], table, mapping, index: index)
      }
    }
  }

  /// Reads all chunks of a table, some at a time, and takes their texts into the graph.
  ///
  /// Each guesses where its first record begins; where the chunk before ends elsewhere, because a cell holds
  /// a line end, it is read again.
  ///
  /// - Parameters:
  ///   - table: the table.
  ///   - plan: what its columns are for.
  ///   - needsTexts: whether the cells name nodes by texts that the graph has.
  /// - Returns: the chunks, and for each the ids in the graph of its texts.
  /// - Throws: when something would be said of the table.
  mutating func chunks(
    of table: BulkTable,
    as plan: RowPlan,
    needsTexts: Bool
  ) throws(BulkOddity) -> (chunks: [TableChunk], texts: [[StringID]]) {
    let size = table.bytes.count
    let length = max(options.chunkSize, 1)
    let count = (size - table.bodyStart + length - 1) / length
    var chunks: [TableChunk] = []
    var texts: [[StringID]] = []
    /// The texts of chunks that were read, which the graph does not have yet.
    var newTexts: [StringPool] = []
    var start = table.bodyStart
    // Enough for threads that are done early to go on with.
    let waveLength = max(Self.smallestWave, options.workers.threadCount * 4)
    while chunks.count < count {
      let wave = chunks.count..<min(chunks.count + waveLength, count)
      let (guesses, added) = guessed(wave, of: table, as: plan, needsTexts: needsTexts, adding: newTexts)
      texts += added
      newTexts = []
      for (index, guess) in zip(wave, guesses) {
        var chunk: TableChunk
        if let guess, guess.range.lowerBound == start {
          chunk = guess
        } else {
          let first = table.bodyStart + index * length
          var plan = plan
          if needsTexts { plan.strings = builder.strings }
          chunk = try ChunkReader.read(first..<min(first + length, size), from: start, of: table, as: plan)
        }
        start = chunk.range.upperBound
        newTexts.append(chunk.strings)
        chunk.strings = StringPool()
        chunks.append(chunk)
      }
      // Copied, if they changed while threads look texts up in them.
      if needsTexts {
        texts += ids(adding: newTexts)
        newTexts = []
      }
    }
    texts += ids(adding: newTexts)
    guard start == size || count == 0 else { throw BulkOddity() }
    try checkKeys(chunks, plan.description)
    return (chunks, texts)
  }

  /// Some chunks, read in parallel; nil where that failed, which may be because of a wrong guess.
  ///
  /// Meanwhile one thread takes the texts of chunks that were read before into the graph; their ids.
  private mutating func guessed(
    _ wave: Range<Int>,
    of table: BulkTable,
    as plan: RowPlan,
    needsTexts: Bool,
    adding newTexts: [StringPool]
  ) -> (chunks: [TableChunk?], ids: [[StringID]]) {
    var plan = plan
    if needsTexts { plan.strings = builder.strings }
    let (size, length, meter) = (table.bytes.count, max(options.chunkSize, 1), meter)
    let workers = options.workers
    return builder.lendStrings { [plan] strings in
      let ids = Mutex<[[StringID]]>([])
      let chunks = workers.map(pieces: wave.count + 1) { piece -> TableChunk? in
        if piece == 0 {
          let added = strings.withLock { strings in newTexts.map { strings.intern(allOf: $0) } }
          ids.withLock { $0 = added }
          return nil
        }
        let index = wave.lowerBound + piece - 1
        let start = table.bodyStart + index * length
        let range = start..<min(start + length, size)
        let chunk = try? ChunkReader.read(range, from: index == 0 ? start : nil, of: table, as: plan)
        meter?.add(range.count)
        return chunk
      }
      return (Array(chunks.dropFirst()), ids.withLock { $0 })
    }
  }

  /// Takes the texts of chunks into the graph, and gives their ids.
  private mutating func ids(adding newTexts: [StringPool]) -> [[StringID]] {
    builder.lendStrings { $0.withLock { strings in newTexts.map { strings.intern(allOf: $0) } } }
  }

  /// No two rows may have the same key, nor the same value in a column where values must differ.
  private func checkKeys(_ chunks: [TableChunk], _ description: TableDescription) throws(BulkOddity) {
    var known = IDTable()
    for chunk in chunks {
      for key in chunk.rowKeys where known.insert(key, 0) != nil { throw BulkOddity() }
    }
    for field in description.fields.indices where description.fields[field].constraints.isUnique {
      known = IDTable()
      for chunk in chunks {
        for key in chunk.columns[field].keys where known.insert(key, 0) != nil { throw BulkOddity() }
      }
    }
  }

  /// The number of a label set, which is remembered for the ends of edges.
  mutating func labelSet(_ names: [String]) -> UInt32 {
    let number = builder.labelSet(names)
    if number == ends.count { ends.add(labelSet: names) }
    return UInt32(number)
  }

  /// Adds the edges of one run, and remembers their rows when that is asked for.
  @discardableResult
  mutating func addEdges(
    _ type: String,
    sources: [UInt32],
    targets: [UInt32],
    table: Int,
    implied: Int? = nil,
    rows: @autoclosure () -> [UInt32]
  ) -> Int {
    let first = builder.addEdges(type: type, sources: sources, targets: targets)
    if keepsOrigins {
      edgeRuns.append(
        GraphOrigins.EdgeRun(firstHandle: first, table: table, implied: implied, rows: rows())
      )
    }
    return first
  }
}
