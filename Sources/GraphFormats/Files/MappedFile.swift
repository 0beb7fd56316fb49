import Glibc
import PropertyGraph

extension MemoryRegion {
  /// Maps a regular file; nil when there is none, it is empty, or it cannot be read.
  ///
  /// Only for files that are never written to in place: who shortens a mapped file ends the process that
  /// looks at it.
  convenience init?(mapping path: String) {
    guard let descriptor = try? FileBytes.open(path) else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_size > 0 else { return nil }
    let size = Int(status.st_size)
    let start = unsafe mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0)
    guard let start = unsafe start, unsafe start != MAP_FAILED else { return nil }
    unsafe self.init(mapping: UnsafeRawPointer(start), count: size)
  }
}
