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
  /// By path: what was read; only when asked.
  private(set) var versions: [String: FileVersion] = [:]

  init(folder: String, overlay: [String: [UInt8]] = [:], keepsVersions: Bool = false) {
    self.folder = folder
    self.overlay = overlay
    self.keepsVersions = keepsVersions
    let record = PackagePath.joined(folder, CommitRecord.recordName)
    stamps.append((record, FileStamp(record)))
    pending = Set(CommitRecord(in: folder)?.paths ?? [])
  }

  /// Reads a file of the folder.
  func read(_ path: String) throws(FileBytes.Failure) -> [UInt8] {
    if let bytes = overlay[path] { return bytes }
    let full = PackagePath.joined(folder, path)
    let stamp = FileStamp(full)
    stamps.append((full, stamp))
    var bytes: [UInt8]?
    if pending.contains(path) { bytes = try? FileBytes.read(CommitRecord.newPath(of: full)) }
    // A new version that is gone has taken the table's place.
    let found: [UInt8] = if let bytes { bytes } else { try FileBytes.read(full) }
    if keepsVersions { versions[path] = FileVersion(stamp: stamp, bytes: found) }
    return found
  }

  /// Whether all that was read still stands as it was.
  var isUnchanged: Bool { stamps.allSatisfy { FileStamp($0.path) == $0.stamp } }
}

/// What a file held when it was read.
struct FileVersion: Sendable {
  private let stamp: FileStamp
  private let size: Int
  private let hash: UInt64

  init(stamp: FileStamp, bytes: [UInt8]) {
    self.stamp = stamp
    size = bytes.count
    hash = Self.hash(bytes)
  }

  /// Whether a file, at a path or read again, is what it was.
  func isVersion(of bytes: [UInt8]) -> Bool { bytes.count == size && Self.hash(bytes) == hash }
  func isVersion(ofFileAt path: String) -> Bool {
    if FileStamp(path) == stamp { return true }
    return (try? FileBytes.read(path)).map { isVersion(of: $0) } ?? false
  }

  /// - Note: Fowler, Noll and Vo's FNV-1a.
  private static func hash(_ bytes: [UInt8]) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash
  }
}
