import Parallelism
import PropertyGraph

/// The image of a graph that stands beside its tables, and whether it still is theirs.
///
/// The image remembers of each file of the package its stamp, its size and the sum of its bytes. It is used
/// when all files are what they were: by their stamps, or, where a stamp is another one, by their sums.
struct StoredImage {
  static let name = ".maillage-image"
  /// From this size on an image is mapped rather than read.
  private static let mappingSize = 1 << 20

  /// What stands at the image's place.
  enum Finding {
    case none
    case graph(Graph)
    /// Not to be used; why not, in words that follow "the stored image".
    case unusable(String)
  }

  /// By path in the folder: what the files held.
  private let versions: [(path: String, version: FileVersion)]

  init(_ versions: [String: FileVersion]) {
    self.versions = versions.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { ($0.key, $0.value) }
  }

  /// Looks for an image of a package that was read just now.
  static func find(_ package: GraphPackage, files: TableFiles, workers: Workers) -> Finding {
    let path = PackagePath.joined(files.folder, name)
    guard FileBytes.kind(of: path) == .file else { return .none }
    if files.hasPendingChange { return .unusable("is older than a change that is not finished") }
    guard let region = region(path) else { return .unusable("cannot be read") }
    var isTheirs = true
    do throws(GraphImage.Fault) {
      let graph = try GraphImage.open(region, workers: workers) { note in
        isTheirs = (try? StoredImage(from: note))?.isImage(of: package, files: files) ?? false
        return isTheirs ? package.schema : nil
      }
      guard let graph else { return .unusable("is not of these tables") }
      return .graph(graph)
    } catch {
      return .unusable(error == .damaged ? "is damaged" : "was written by another version of maillage")
    }
  }

  /// The bytes of an image: a small one is read, a large one mapped.
  private static func region(_ path: String) -> MemoryRegion? {
    guard let file = try? OpenFile(path), file.size < mappingSize else { return MemoryRegion(mapping: path) }
    return MemoryRegion(copying: file.read(0..<file.size))
  }

  /// Whether the files are what they were when the image was made, and the same ones.
  private func isImage(of package: GraphPackage, files: TableFiles) -> Bool {
    let paths = Set(package.tables.map(\.path)).union(files.wholePaths)
    guard Set(versions.map(\.path)).isSuperset(of: paths) else { return false }
    return versions.allSatisfy { $0.version.isVersion(ofFileAt: PackagePath.joined(files.folder, $0.path)) }
  }

  // MARK: As bytes

  var note: [UInt8] {
    var writer = ByteWriter()
    writer.put(versions) { writer, entry in
      writer.put(entry.path)
      entry.version.write(to: &writer)
    }
    return writer.bytes
  }

  init(from note: [UInt8]) throws(ByteReader.Failure) {
    var reader = ByteReader(note)
    versions = try reader.array { (reader) throws(ByteReader.Failure) in
      let path = try reader.text()
      guard PackagePath.objection(to: path) == nil else { throw ByteReader.Failure() }
      return (path, try FileVersion(from: &reader))
    }
  }
}
