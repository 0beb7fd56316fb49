import Glibc

/// Large pages of the operating system, for large arrays.
///
/// A large array on small pages costs a page fault every 4 KB when it is first written, and a search of the
/// page tables for nearly every element that is read or written in no order.
enum LargePages {
  private static let pageSize = 2 << 20

  /// Asks for large pages before memory is first written.
  ///
  /// Only for what lies wholly within the memory, from 4 MB on; a system that has none goes on with small ones.
  static func request(for memory: UnsafeMutableRawBufferPointer) {
    guard let start = memory.baseAddress, memory.count >= 2 * pageSize else { return }
    let first = UInt(bitPattern: start)
    let mask = UInt(pageSize - 1)
    let low = (first + mask) & ~mask
    let high = (first + UInt(memory.count)) & ~mask
    _ = unsafe madvise(start + Int(low - first), Int(high - low), MADV_HUGEPAGE)
  }
}

extension Array where Element: BitwiseCopyable {
  /// One element again and again, on large pages where there are so many that it pays.
  init(onLargePages element: Element, count: Int) {
    unsafe self.init(unsafeUninitializedCapacity: count) { buffer, initializedCount in
      unsafe LargePages.request(for: UnsafeMutableRawBufferPointer(buffer))
      if let start = buffer.baseAddress { unsafe start.initialize(repeating: element, count: count) }
      initializedCount = count
    }
  }
}
