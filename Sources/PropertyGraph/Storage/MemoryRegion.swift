import Glibc

/// Bytes outside Swift's arrays that never change while they are lent: a mapped file.
///
/// Whoever makes one vouches for that. The bytes are given back when the last owner lets go.
@safe
package final class MemoryRegion: @unchecked Sendable {
  private let start: UnsafeRawPointer
  package let count: Int

  /// Takes over a mapping of the operating system, at least one byte long.
  package init(mapping start: UnsafeRawPointer, count: Int) {
    precondition(count > 0, "a mapping has at least one byte")
    unsafe self.start = unsafe start
    self.count = count
  }

  deinit {
    _ = unsafe munmap(UnsafeMutableRawPointer(mutating: start), count)
  }

  /// Lends all bytes.
  package func withBytes<Result, Failure: Error>(
    _ body: (RawSpan) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(unsafe RawSpan(_unsafeStart: start, byteCount: count))
  }
}
