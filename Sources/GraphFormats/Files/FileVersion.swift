import Parallelism
import PropertyGraph

/// What a file held when it was read.
struct FileVersion: Sendable {
  private let stamp: FileStamp
  private let size: Int
  private let sum: UInt64

  init(stamp: FileStamp, bytes: TableBytes, workers: Workers = .automatic) {
    self.stamp = stamp
    size = bytes.count
    sum = bytes.checksum(workers)
  }

  /// Whether a file, at a path or read again, is what it was.
  func isVersion(of bytes: [UInt8]) -> Bool {
    bytes.count == size && TableBytes.array(bytes).checksum(.automatic) == sum
  }

  func isVersion(ofFileAt path: String) -> Bool {
    if FileStamp(path) == stamp { return true }
    guard let file = try? OpenFile(path), file.size == size else { return false }
    return TableBytes.file(file).checksum(.automatic) == sum
  }

  // MARK: As bytes

  func write(to writer: inout ByteWriter) {
    stamp.write(to: &writer)
    writer.put(size)
    writer.put(sum)
  }

  init(from reader: inout ByteReader) throws(ByteReader.Failure) {
    stamp = try FileStamp(from: &reader)
    size = try reader.integer()
    sum = try reader.number()
  }
}
