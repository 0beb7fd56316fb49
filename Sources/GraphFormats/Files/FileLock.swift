import Glibc

/// A file that at most one process holds, and whose content says which.
///
/// The operating system lets go of it when its process ends, however that happens: so a lock file that a
/// crash left behind holds nobody up.
final class FileLock {
  enum Failure: Error {
    /// Another process has it; its own words.
    case held(by: String)
    case refused(reason: String)
  }

  private let path: String
  private let descriptor: Int32

  /// Takes the lock, or says why not; waits a moment for readers that finish a commit.
  static func take(_ path: String) throws(Failure) -> FileLock {
    for _ in 0..<10 {
      if let lock = try? FileLock(path) { return lock }
      usleep(20_000)
    }
    return try FileLock(path)
  }

  /// Takes the lock at once, or says why not.
  init(_ path: String) throws(Failure) {
    self.path = path
    while true {
      let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o644)
      guard descriptor >= 0 else { throw .refused(reason: FileWriter.reason(errno)) }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        let error = errno
        let holder = Self.content(descriptor)
        close(descriptor)
        if error == EINTR { continue }
        if error == EWOULDBLOCK { throw .held(by: holder) }
        throw .refused(reason: FileWriter.reason(error))
      }
      // Whoever held it may have removed the file between our opening and our locking it.
      guard Self.isSame(descriptor, path) else {
        close(descriptor)
        continue
      }
      self.descriptor = descriptor
      let text = Array("\(Self.words())\n".utf8)
      _ = ftruncate(descriptor, 0)
      _ = unsafe text.withUnsafeBytes { unsafe pwrite(descriptor, $0.baseAddress, $0.count, 0) }
      return
    }
  }

  deinit {
    _ = unsafe unlink(path)
    close(descriptor)
  }

  private static func isSame(_ descriptor: Int32, _ path: String) -> Bool {
    var (own, named) = (stat(), stat())
    guard unsafe fstat(descriptor, &own) == 0, unsafe stat(path, &named) == 0 else { return false }
    return own.st_ino == named.st_ino && own.st_dev == named.st_dev
  }

  /// Such as `process 4711 on atelier, since 2026-11-21 09:30:00 UTC`.
  private static func words() -> String {
    var host = [CChar](repeating: 0, count: 256)
    unsafe host.withUnsafeMutableBufferPointer { buffer in
      if let start = buffer.baseAddress { _ = unsafe gethostname(start, buffer.count - 1) }
    }
    let name = String(decoding: host.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    var now = time(nil)
    var parts = unsafe tm()
    _ = unsafe gmtime_r(&now, &parts)
    func two(_ number: Int32) -> String { (number < 10 ? "0" : "") + String(number) }
    let day = unsafe "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
    let clock = unsafe "\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))"
    return "process \(getpid()) on \(name), since \(day) \(clock) UTC"
  }

  private static func content(_ descriptor: Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: 512)
    let count = unsafe bytes.withUnsafeMutableBytes { unsafe pread(descriptor, $0.baseAddress, $0.count, 0) }
    let text = String(decoding: bytes.prefix(max(0, count)).filter { $0 >= 0x20 }, as: UTF8.self)
    return text.isEmpty ? "another process" : text
  }
}
