/// The note in a graph's folder that says which tables are to be replaced by their new versions.
///
/// New versions of tables are written beside the old ones under names of their own. Once all are on the
/// disk, the record is put into place: from then on the change is made, and whoever finds the record
/// finishes it by renaming. Before, the new versions mean nothing.
struct CommitRecord {
  static let recordName = ".maillage-commit"
  /// What the record is called before it is in place.
  private static let draftName = ".maillage-commit-new"
  static let lockName = ".maillage-lock"
  private static let suffix = ".maillage-new"
  private static let heading = "maillage commit 1"
  private static let ending = "end"

  /// Of the tables, inside the graph's folder.
  let paths: [String]

  init(paths: [String]) {
    self.paths = paths
  }

  /// The record that a folder holds.
  init?(in folder: String) {
    let path = PackagePath.joined(folder, Self.recordName)
    guard FileBytes.kind(of: path) == .file, let bytes = try? FileBytes.read(path) else { return nil }
    // Paths hold no NUL bytes, so these separate them.
    let parts = bytes.split(separator: 0, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard parts.count >= 2, parts.first == Self.heading, parts.last == Self.ending else { return nil }
    let paths = Array(parts[1..<parts.count - 1])
    guard paths.allSatisfy({ PackagePath.objection(to: $0) == nil }) else { return nil }
    self.paths = paths
  }

  /// Where the new version of a table is written: beside it, so that renaming replaces it at once.
  static func newPath(of path: String) -> String {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return (parts.dropLast() + ["." + (parts.last ?? "") + suffix]).joined(separator: "/")
  }

  /// The folders, inside the graph's, that hold the tables.
  private var folders: [String] {
    var folders: [String] = []
    for path in paths {
      let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
      if !folders.contains(folder) { folders.append(folder) }
    }
    return folders
  }

  /// Replaces the tables, whose new versions are given as bytes.
  ///
  /// Once the first table is replaced, the change is made: what may fail after that is done at the next
  /// opening, and until then readers see through the record.
  ///
  /// - Throws: why not; then nothing was changed.
  static func commit(
    _ tables: [(path: String, bytes: [UInt8])],
    in folder: String,
    with files: FileWriter
  ) throws(FileFailure) {
    let record = CommitRecord(paths: tables.map(\.path))
    func full(_ path: String) -> String { PackagePath.joined(folder, path) }
    let (draftPath, recordPath) = (full(draftName), full(recordName))
    var isRecorded = false
    do throws(FileFailure) {
      for table in tables {
        try files.write(table.bytes, to: newPath(of: full(table.path)), likeFile: full(table.path))
      }
      for place in record.folders { try files.sync(folder: place.isEmpty ? folder : full(place)) }
      let text = ([heading] + record.paths + [ending]).joined(separator: "\0")
      try files.write(Array(text.utf8), to: draftPath, likeFile: nil)
      try files.rename(draftPath, to: recordPath)
      isRecorded = true
      try files.sync(folder: folder)
      try record.finish(in: folder, with: files)
    } catch {
      let leftovers = tables.map { newPath(of: full($0.path)) }
      if isRecorded, leftovers.contains(where: { FileBytes.kind(of: $0) == .missing }) { return }
      // The record first: without it the rest means nothing.
      for path in [recordPath, draftPath] + leftovers { try? files.remove(path) }
      try? files.sync(folder: folder)
      throw error
    }
  }

  /// Puts the new versions that are still there into the places of the old ones, and removes the record.
  func finish(in folder: String, with files: FileWriter) throws(FileFailure) {
    for path in paths {
      let full = PackagePath.joined(folder, path)
      guard FileBytes.kind(of: Self.newPath(of: full)) == .file else { continue }
      try files.rename(Self.newPath(of: full), to: full)
    }
    for place in folders {
      try files.sync(folder: place.isEmpty ? folder : PackagePath.joined(folder, place))
    }
    try files.remove(PackagePath.joined(folder, Self.recordName))
    try files.sync(folder: folder)
  }

  /// Removes what a commit that never came to its record left behind; for the holder of the lock.
  static func removeLeftovers(in folder: String, tables: [String]) {
    guard !hasRecord(in: folder) else { return }
    for path in tables.map(newPath) + [draftName] {
      let leftover = PackagePath.joined(folder, path)
      if FileBytes.kind(of: leftover) != .missing { try? FileWriter().remove(leftover) }
    }
  }

  static func hasRecord(in folder: String) -> Bool {
    FileBytes.kind(of: PackagePath.joined(folder, recordName)) != .missing
  }

  /// Finishes what a crash left unfinished.
  ///
  /// Where that is not possible, because the folder cannot be written to or somebody is about to do it,
  /// nothing happens: readers see through the record (`TableFiles`).
  static func recover(_ folder: String, probe: FileWriter.Probe? = nil) {
    guard hasRecord(in: folder), let lock = try? FileLock(PackagePath.joined(folder, lockName)) else {
      return
    }
    // Read under the lock: whoever had it may have finished.
    if let record = CommitRecord(in: folder) {
      try? record.finish(in: folder, with: FileWriter(probe: probe))
    }
    withExtendedLifetime(lock) {}
  }
}
