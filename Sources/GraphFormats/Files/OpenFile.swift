import Glibc

/// A regular file, open for reading, in pieces and by several threads.
final class OpenFile: Sendable {
  private let descriptor: Int32
  /// How many bytes it had when it was opened.
  let size: Int

  init(_ path: String) throws(FileBytes.Failure) {
    descriptor = try FileBytes.open(path)
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      let reason = FileWriter.reason(errno)
      close(descriptor)
      throw FileBytes.Failure(reason: reason)
    }
    size = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// The bytes of a part of the file; fewer where it has become shorter, or cannot be read.
  func read(_ range: Range<Int>) -> [UInt8] {
    unsafe [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
      while count < range.count {
        let got = unsafe pread(
          descriptor,
          buffer.baseAddress?.advanced(by: count),
          range.count - count,
          off_t(range.lowerBound + count)
        )
        if got < 0, errno == EINTR { continue }
        guard got > 0 else { return }
        count += got
      }
    }
  }
}
