import Glibc

/// Why the operating system refused to change a file.
struct FileFailure: Error {
  let path: String
  /// In words, lower case.
  let reason: String
}

/// Changes files so that the changes outlast a crash, one call of the operating system after the other.
///
/// Tests watch the calls, and stop the process or make a call fail at any of them.
final class FileWriter {
  /// Given the number of the call that comes next, from 1, returns the error that it is to fail with.
  typealias Probe = (Int) -> Int32?

  private let probe: Probe?
  private(set) var callCount = 0

  init(probe: Probe? = nil) {
    self.probe = probe
  }

  /// Writes a file anew, with the permissions and, where we may, the owner of another one, and waits until it
  /// is on the disk.
  ///
  /// What stands at the path before is replaced; a symbolic link there is not followed.
  func write(
    _ bytes: [UInt8],
    to path: String,
    likeFile model: String?,
    mode usual: mode_t = 0o644
  ) throws(FileFailure) {
    var mode = usual
    var status = stat()
    let hasModel = if let model { unsafe stat(model, &status) == 0 } else { false }
    if hasModel { mode = status.st_mode & 0o7777 }
    try call(path) { unsafe unlink(path) == 0 || errno == ENOENT ? 0 : -1 }
    var descriptor: Int32 = -1
    try call(path) {
      descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
      return descriptor
    }
    var failure: FileFailure?
    do throws(FileFailure) {
      if hasModel { _ = fchown(descriptor, status.st_uid, status.st_gid) }
      try call(path) { fchmod(descriptor, mode) }
      try write(bytes, to: descriptor, path)
      try call(path) { fsync(descriptor) }
    } catch {
      failure = error
    }
    if close(descriptor) != 0, failure == nil {
      failure = FileFailure(path: path, reason: Self.reason(errno))
    }
    if let failure { throw failure }
  }

  /// In two pieces at least, so that tests can stop in the middle.
  private func write(_ bytes: [UInt8], to descriptor: Int32, _ path: String) throws(FileFailure) {
    let piece = min(max(bytes.count / 2, 1), 1 << 20)
    var done = 0
    while done < bytes.count {
      let end = min(done + piece, bytes.count)
      try call(path) {
        let written = unsafe bytes[done..<end]
          .withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
        if written > 0 { done += written }
        return written < 0 ? -1 : 0
      }
    }
  }

  func rename(_ path: String, to newPath: String) throws(FileFailure) {
    try call(newPath) { unsafe Glibc.rename(path, newPath) }
  }

  /// Removes a file that may be gone already.
  func remove(_ path: String) throws(FileFailure) {
    try call(path) { unsafe unlink(path) == 0 || errno == ENOENT ? 0 : -1 }
  }

  /// Waits until the names in a folder are on the disk.
  func sync(folder: String) throws(FileFailure) {
    let folder = folder.isEmpty ? "." : folder
    let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileFailure(path: folder, reason: Self.reason(errno)) }
    defer { close(descriptor) }
    // Some file systems cannot do this, and say so: they need not either.
    try call(folder) { fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP ? 0 : -1 }
  }

  private func call(_ path: String, _ body: () -> Int32) throws(FileFailure) {
    callCount += 1
    if let error = probe?(callCount) { throw FileFailure(path: path, reason: Self.reason(error)) }
    while body() < 0 {
      if errno != EINTR { throw FileFailure(path: path, reason: Self.reason(errno)) }
    }
  }

  /// Makes names of drafts different, when several processes write the same.
  static var processID: Int32 { getpid() }

  /// Whether a path is a symbolic link itself.
  static func isLink(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  static func reason(_ error: Int32) -> String {
    guard let text = unsafe strerror(error) else { return "error \(error)" }
    return unsafe String(cString: text).lowercased()
  }
}
