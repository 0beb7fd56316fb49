import Glibc
import PropertyGraph

/// What tells whether a file was replaced or written to, without reading it.
struct FileStamp: Sendable, Equatable {
  private var device: UInt64 = 0
  private var number: UInt64 = 0
  private var size: Int64 = 0
  /// When it was written to, in nanoseconds.
  private var modified: Int64 = 0
  /// When it, its name or its owner was changed: cannot be set back.
  private var changed: Int64 = 0

  /// The stamp of nothing where there is no such file.
  init(_ path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return }
    device = UInt64(status.st_dev)
    number = UInt64(status.st_ino)
    size = Int64(status.st_size)
    modified = Self.nanoseconds(status.st_mtim)
    changed = Self.nanoseconds(status.st_ctim)
  }

  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }

  /// Waits until the clock of the file system has moved on since the file was changed, so that whatever
  /// changes it from now on gives it another stamp.
  ///
  /// At most a tenth of a second: files with times in the future are not waited for.
  func settle() {
    for _ in 0..<10 {
      let now = SystemTime.now()
      let age = now.epochSecond &* 1_000_000_000 &+ Int64(now.nanosecond) &- max(modified, changed)
      if age > 20_000_000 { return }
      usleep(10_000)
    }
  }

  // MARK: As bytes

  func write(to writer: inout ByteWriter) {
    writer.put(device)
    writer.put(number)
    for number in [size, modified, changed] { writer.put(signed: number) }
  }

  init(from reader: inout ByteReader) throws(ByteReader.Failure) {
    device = try reader.number()
    number = try reader.number()
    size = try reader.signed()
    modified = try reader.signed()
    changed = try reader.signed()
  }
}
