import Parallelism

/// The frame of an image, checked: where its directory stands.
struct ImageDirectory {
  /// The bytes of the directory.
  let bytes: [UInt8]

  /// Checks all bytes of an image.
  init(_ region: MemoryRegion, _ workers: Workers) throws(GraphImage.Fault) {
    guard region.count >= GraphImage.headerSize else { throw .damaged }
    let fields = (0..<8).map { field in region.withBytes { Self.word($0, field * 8) } }
    guard fields[0] == GraphImage.mark else { throw .damaged }
    guard region.withBytes({ Checksum.of($0.extracting(0..<56)) }) == fields[7] else { throw .damaged }
    guard fields[1] == GraphImage.version else { throw .otherVersion }
    guard fields[2] == UInt64(region.count), fields[5] <= UInt64(region.count), fields[5] >= 64,
      fields[3] <= fields[5], fields[4] <= fields[5] - fields[3]
    else { throw .damaged }
    let sumsStart = Int(fields[5])
    let blocks = Self.blockCount(sumsStart)
    guard region.count - sumsStart == blocks * 8 else { throw .damaged }
    guard region.withBytes({ Checksum.of($0.extracting(sumsStart..<region.count)) }) == fields[6] else {
      throw .damaged
    }
    let areRight = workers.map(pieces: blocks) { block in
      region.withBytes { all in
        Checksum.of(all.extracting(Self.range(block, before: sumsStart)))
          == Self.word(all, sumsStart + block * 8)
      }
    }
    guard areRight.allSatisfy({ $0 }) else { throw .damaged }
    let start = Int(fields[3])
    bytes = region.copy(start..<start + Int(fields[4]))
  }

  /// The sums over the blocks of an image in the making.
  static func sums(of bytes: [UInt8], _ workers: Workers) -> [UInt64] {
    workers.map(pieces: blockCount(bytes.count)) { block in
      let range = range(block, before: bytes.count)
      return unsafe Checksum.of(bytes.span.bytes.extracting(range))
    }
  }

  private static func blockCount(_ end: Int) -> Int {
    (end - GraphImage.headerSize + GraphImage.blockSize - 1) / GraphImage.blockSize
  }

  private static func range(_ block: Int, before end: Int) -> Range<Int> {
    let start = GraphImage.headerSize + block * GraphImage.blockSize
    return start..<min(start + GraphImage.blockSize, end)
  }

  private static func word(_ bytes: RawSpan, _ offset: Int) -> UInt64 {
    unsafe UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
}

extension MemoryRegion {
  /// A part of the bytes in an array.
  func copy(_ range: Range<Int>) -> [UInt8] {
    withBytes { all in
      let part = all.extracting(range)
      return unsafe part.withUnsafeBytes { unsafe [UInt8]($0) }
    }
  }
}
