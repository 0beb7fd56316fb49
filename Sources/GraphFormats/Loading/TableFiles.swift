import Parallelism
import PropertyGraph

/// The files of a graph's folder as a reader sees them: as if every recorded change were finished.
///
/// Notes what it reads, so that the reader can find out whether it was changed meanwhile. Then tables may be
/// of before and of after a change, and must be read again.
final class TableFiles {
  let folder: String
  /// Bytes in place of those on disk, by path.
  private let overlay: [String: [UInt8]]
  /// Tables whose new version is still beside them.
  private let pending: Set<String>
  private var stamps: [(path: String, stamp: FileStamp)] = []
  private let keepsVersions: Bool
  /// Whether a file is read only when whatever changes it from then on gives it another stamp.
  private let settles: Bool
  /// The files that were read whole, such as the package's own.
  private(set) var wholePaths: [String] = []
  /// By path: what was read; only when asked.
  private(set) var versions: [String: FileVersion] = [:]

  init(folder: String, overlay: [String: [UInt8]] = [:], keepsVersions: Bool = false, settles: Bool = false) {
    self.settles = settles
    self.folder = folder
    self.overlay = overlay
    self.keepsVersions = keepsVersions
    let record = PackagePath.joined(folder, CommitRecord.recordName)
    stamps.append((record, FileStamp(record)))
    pending = Set(CommitRecord(in: folder)?.paths ?? [])
  }

  /// Reads a file of the folder.
  func read(_ path: String) throws(FileBytes.Failure) -> [UInt8] {
    wholePaths.append(path)
    if let bytes = overlay[path] { return bytes }
    let full = PackagePath.joined(folder, path)
    let stamp = stamp(full)
    var bytes: [UInt8]?
    if pending.contains(path) { bytes = try? FileBytes.read(CommitRecord.newPath(of: full)) }
    // A new version that is gone has taken the table's place.
    let found: [UInt8] = if let bytes { bytes } else { try FileBytes.read(full) }
    if keepsVersions { versions[path] = FileVersion(stamp: stamp, bytes: .array(found)) }
    return found
  }

  /// Opens a file of the folder, to read it in pieces.
  func open(_ path: String) throws(FileBytes.Failure) -> TableBytes {
    if let bytes = overlay[path] { return .array(bytes) }
    let full = PackagePath.joined(folder, path)
    let stamp = stamp(full)
    let new = pending.contains(path) ? try? OpenFile(CommitRecord.newPath(of: full)) : nil
    // A new version that is gone has taken the table's place.
    let file: OpenFile = if let new { new } else { try OpenFile(full) }
    let bytes = TableBytes.file(file)
    if keepsVersions { versions[path] = FileVersion(stamp: stamp, bytes: bytes) }
    return bytes
  }

  private func stamp(_ path: String) -> FileStamp {
    let stamp = FileStamp(path)
    if settles { stamp.settle() }
    stamps.append((path, stamp))
    return stamp
  }

  /// Whether a change of the folder is recorded that nobody could finish so far.
  var hasPendingChange: Bool { !pending.isEmpty }

  /// Whether all that was read still stands as it was.
  var isUnchanged: Bool { stamps.allSatisfy { FileStamp($0.path) == $0.stamp } }
}

/// The bytes of a table, in memory or on disk.
enum TableBytes: Sendable {
  case array([UInt8])
  case file(OpenFile)

  var count: Int {
    switch self {
    case .array(let bytes): bytes.count
    case .file(let file): file.size
    }
  }

  /// A part of the bytes; fewer where a file has become shorter.
  func read(_ range: Range<Int>) -> [UInt8] {
    switch self {
    case .array(let bytes): Array(bytes[range])
    case .file(let file): file.read(range)
    }
  }
}

extension TableBytes {
  private static let checksumBlock = 1 << 20

  /// The sum over all bytes, a block at a time.
  func checksum(_ workers: Workers) -> UInt64 {
    let blocks = (count + Self.checksumBlock - 1) / Self.checksumBlock
    let sums = workers.map(pieces: blocks) { block in
      let start = block * Self.checksumBlock
      return Checksum.of(read(start..<min(start + Self.checksumBlock, count)))
    }
    return sums.reduce(UInt64(count), Checksum.combined)
  }
}
