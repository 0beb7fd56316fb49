import Glibc
import Synchronization

/// The variables of the environment.
enum Environment {
  static subscript(name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }
}

/// Ctrl-C: a running query stops with a message, or without one when it does not stop soon; anything else
/// ends at once.
enum Interruption {
  static let exitCode: Int32 = 130
  private static let patienceInMicroseconds: UInt32 = 600_000

  private static let isRequested = Atomic<Bool>(false)
  private static let isAwaited = Atomic<Bool>(false)

  static func watch() {
    // One that is to be ignored stays ignored: `nohup`, and jobs in the background of a script.
    let before = signal(SIGINT) { _ in
      let isSecond = Interruption.isRequested.exchange(true, ordering: .relaxed)
      if isSecond || !Interruption.isAwaited.load(ordering: .relaxed) { _exit(Interruption.exitCode) }
      ualarm(Interruption.patienceInMicroseconds, 0)
    }
    let ignored = SIG_IGN
    if unsafe unsafeBitCast(before, to: Int.self) == unsafeBitCast(ignored, to: Int.self) {
      signal(SIGINT, SIG_IGN)
      return
    }
    signal(SIGALRM) { _ in _exit(Interruption.exitCode) }
  }

  static var isPending: Bool { isRequested.load(ordering: .relaxed) }

  /// Runs what asks `isPending` now and then.
  static func awaited<Result, Failure>(_ work: () throws(Failure) -> Result) throws(Failure) -> Result {
    isAwaited.store(true, ordering: .relaxed)
    defer { isAwaited.store(false, ordering: .relaxed) }
    let result = try work()
    // It was asked to stop, and ended by itself before it noticed.
    if isPending { _exit(exitCode) }
    return result
  }
}

/// Writing to descriptors, and to files all at once.
enum FileDescriptor {
  /// Writes everything; false with `errno` set when that fails.
  @discardableResult
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var start = 0
    while start < bytes.count {
      let written = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(descriptor, buffer.baseAddress?.advanced(by: start), bytes.count - start)
      }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return false }
      start += written
    }
    return true
  }

  /// Puts bytes into a file that is whole or as it was before, never in between.
  ///
  /// A link is followed and the rights of a file are kept. A device or a pipe is written to as it is.
  static func replace(_ path: String, with bytes: [UInt8]) throws {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return try create(path, with: bytes, mode: nil) }
    guard unsafe access(path, W_OK) == 0 else { throw failure(path) }
    switch status.st_mode & S_IFMT {
    case S_IFREG:
      try create(FileSystem.withoutLinks(path) ?? path, with: bytes, mode: status.st_mode & 0o777)
    default:
      let descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw failure(path) }
      defer { close(descriptor) }
      guard write(bytes, to: descriptor) else { throw failure(path) }
    }
  }

  /// Writes beside the file, then puts it in its place.
  private static func create(_ path: String, with bytes: [UInt8], mode: mode_t?) throws {
    let folder = path.contains("/") ? FileSystem.parent(of: path) ?? "." : "."
    let temporary = "\(folder)/.maillage-\(getpid()).part"
    let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw failure(path) }
    if let mode { fchmod(descriptor, mode) }
    let isWritten = write(bytes, to: descriptor) && fsync(descriptor) == 0
    let problem = errno
    close(descriptor)
    guard isWritten, unsafe rename(temporary, path) == 0 else {
      if !isWritten { errno = problem }
      let failure = failure(path)
      unsafe unlink(temporary)
      throw failure
    }
  }

  private static func failure(_ path: String) -> CommandFailure {
    .problem("cannot write '\(path)': \(lastError())")
  }

  static func lastError() -> String {
    guard let text = unsafe strerror(errno) else { return "error \(errno)" }
    return unsafe String(cString: text).lowercased()
  }
}

/// Places in the file system.
enum FileSystem {
  static func isFolder(_ path: String) -> Bool { kind(path) == S_IFDIR }
  static func exists(_ path: String) -> Bool { kind(path) != nil }
  static func isFile(_ path: String) -> Bool { kind(path) == S_IFREG }

  private static func kind(_ path: String) -> mode_t? {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    return status.st_mode & S_IFMT
  }

  static var currentFolder: String {
    guard let path = unsafe getcwd(nil, 0) else { return "." }
    defer { unsafe free(path) }
    return unsafe String(cString: path)
  }

  /// The folder of the running program.
  static var programFolder: String? {
    withoutLinks("/proc/self/exe").flatMap(parent(of:))
  }

  /// Where a file stands, whatever links lead to it; nil when it is not there.
  static func withoutLinks(_ path: String) -> String? {
    guard let found = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(found) }
    return unsafe String(cString: found)
  }

  static func parent(of path: String) -> String? {
    guard let slash = path.lastIndex(of: "/"), path != "/" else { return nil }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func read(_ path: String) throws -> [UInt8] {
    let descriptor = path == "-" ? 0 : unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    defer { if descriptor != 0 { close(descriptor) } }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let got = unsafe Glibc.read(descriptor, &buffer, buffer.count)
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw failure(path) }
      if got == 0 { return bytes }
      bytes += buffer[..<got]
    }
  }

  private static func failure(_ path: String) -> CommandFailure {
    .problem("cannot read \(path == "-" ? "standard input" : "'\(path)'"): \(FileDescriptor.lastError())")
  }
}
