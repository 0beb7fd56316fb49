package import Parallelism

/// A graph as bytes that can be mapped and read where they stand.
///
/// A header, sections of packed numbers and of texts, a directory that says what they are, and the sums over
/// blocks of all that; a byte that is another one is noticed. Numbers are little-endian, sections begin at
/// multiples of eight bytes.
///
///     0  the mark "MAILLAGE"
///     8  the version of this format
///     16 the size of the whole
///     24 where the directory begins, and its size
///     40 where the sums begin; each is over a block of the bytes from 64 to here
///     48 the sum over the sums
///     56 the sum over what stands before it here
///     64 sections, directory, sums
package enum GraphImage {
  /// To be raised with every change of the format.
  static let version: UInt64 = 1
  static let mark = UInt64(littleEndian: 0x4547_414c_4c49_414d)
  static let headerSize = 64
  static let blockSize = 1 << 20

  /// Why bytes are no image.
  package enum Fault: Error, Equatable {
    /// Not written by this version of the program.
    case otherVersion
    /// Cut short, or changed.
    case damaged
  }

  /// The image of a graph.
  ///
  /// - Parameters:
  ///   - graph: any graph; it is numbered anew when it was edited.
  ///   - note: bytes of the caller, given back by `open`.
  ///   - workers: who may work on it.
  /// - Returns: the bytes, the same for the same graph and note.
  /// - Complexity: O(nodes + edges + values + bytes of texts).
  package static func encode(_ graph: Graph, note: [UInt8], workers: Workers = .automatic) -> [UInt8] {
    let isBuilt = graph.isAsBuilt
    var writer = ImageWriter()
    writer.put(isBuilt ? graph : graph.compacted().graph, note: note)
    return writer.finish(workers)
  }

  /// The graph of an image, after all its bytes were checked.
  ///
  /// What the graph is made of is read from the region when it is first asked for.
  ///
  /// - Parameters:
  ///   - region: the bytes, which must not change any more.
  ///   - workers: who may work on it.
  /// - Returns: the caller's note, and the graph with a schema that depends on it; nil where the caller gives
  ///   none, because the note says that the image is not what is wanted.
  /// - Throws: when the bytes are not what was written.
  /// - Complexity: O(bytes), at the speed of memory.
  package static func open(
    _ region: MemoryRegion,
    workers: Workers = .automatic,
    schema: ([UInt8]) -> GraphSchema?
  ) throws(Fault) -> Graph? {
    let directory = try ImageDirectory(region, workers)
    do throws(ByteReader.Failure) {
      var reader = ImageReader(region, directory: directory)
      return try reader.graph(schema: schema)
    } catch {
      throw .damaged
    }
  }
}

extension Graph {
  /// Whether nodes and edges are numbered as `GraphBuilder` does it.
  fileprivate var isAsBuilt: Bool {
    guard nodeCount == nodeIDLimit, edgeCount == edgeIDLimit else { return false }
    var nodeEnd: UInt32 = 0
    var known: Set<[SymbolID]> = []
    for set in labelSets {
      guard set.nodes.lowerBound == nodeEnd, known.insert(set.labels).inserted else { return false }
      nodeEnd = set.nodes.upperBound
    }
    var edgeEnd: UInt32 = 0
    for type in edgeTypes.names.indices {
      let ranges = edgeRanges(ofType: SymbolID(type))
      guard ranges.count <= 1, ranges.first?.lowerBound ?? edgeEnd == edgeEnd else { return false }
      guard outgoing(SymbolID(type)).edgeStorage.isEmpty else { return false }
      edgeEnd = ranges.first?.upperBound ?? edgeEnd
    }
    return true
  }
}
