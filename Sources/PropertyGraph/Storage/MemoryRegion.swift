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

  /// Bytes that nobody else can change.
  package convenience init?(copying bytes: [UInt8]) {
    guard !bytes.isEmpty else { return nil }
    let access = PROT_READ | PROT_WRITE
    let start = unsafe mmap(nil, bytes.count, access, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let start = unsafe start, unsafe start != MAP_FAILED else { return nil }
    unsafe bytes.withUnsafeBytes {
      unsafe start.copyMemory(from: $0.baseAddress.unsafelyUnwrapped, byteCount: $0.count)
    }
    unsafe self.init(mapping: UnsafeRawPointer(start), count: bytes.count)
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

  /// A part of the bytes in an array.
  func copy(_ range: Range<Int>) -> [UInt8] {
    withBytes { all in
      let part = all.extracting(range)
      return unsafe part.withUnsafeBytes { unsafe [UInt8]($0) }
    }
  }
}
