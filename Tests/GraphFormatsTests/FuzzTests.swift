import Diagnostics
import Glibc
import GraphFormats
import Testing

/// Mutations of a valid package: whatever is done to it, nothing traps and every report has a place.
@Suite(.serialized) struct FuzzTests {
  private static let files = [
    "datapackage.json", "poles.csv", "actors.csv", "links.csv", "regions.csv", "sources.csv",
  ]

  @Test func `mutated packages are reported, not trapped on`() throws {
    let rounds = unsafe getenv("MAILLAGE_FUZZ").flatMap { unsafe Int(String(cString: $0)) } ?? 150
    var folder = Array("/tmp/maillage-fuzz-XXXXXX".utf8CString)
    let isMade = unsafe folder.withUnsafeMutableBufferPointer { buffer in
      unsafe buffer.baseAddress.map { unsafe mkdtemp($0) != nil } ?? false
    }
    try #require(isMade)
    let path = String(decoding: folder.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let originals = try Self.files.map { try #require(TextFile.read(Fixtures.path("valid") + "/" + $0)) }
    for (name, bytes) in zip(Self.files, originals) { TextFile.write(bytes, to: path + "/" + name) }

    var random = SeededRandom(seed: 9)
    for round in 0..<rounds {
      let file = random.below(Self.files.count)
      var bytes = originals[file]
      for _ in 0...random.below(4) { mutate(&bytes, &random) }
      TextFile.write(bytes, to: path + "/" + Self.files[file])
      let report = GraphFolder.check(path)
      for found in report.diagnostics {
        let size = found.source.bytes.count
        let ranges = [found.diagnostic.range] + found.diagnostic.related.map(\.range)
        for range in ranges {
          #expect(range.lowerBound >= 0 && range.upperBound <= size, "round \(round): \(found.diagnostic)")
        }
        _ = DiagnosticRenderer().render(found.diagnostic, in: found.source)
      }
      let isRefused = (try? GraphFolder.load(path)) == nil
      #expect(isRefused == (report.errorCount > 0), "round \(round)")
      TextFile.write(originals[file], to: path + "/" + Self.files[file])
    }
    for name in Self.files { unsafe unlink(path + "/" + name) }
    unsafe rmdir(path)
  }

  private func mutate(_ bytes: inout [UInt8], _ random: inout SeededRandom) {
    guard !bytes.isEmpty else { return }
    let place = random.below(bytes.count)
    switch random.below(8) {
    case 0: bytes[place] ^= 1 << UInt8(random.below(8))
    case 1: bytes[place] = UInt8(random.below(256))
    case 2: bytes.removeSubrange(place...)
    case 3: bytes.remove(at: place)
    case 4:
      let marks = Array("\"\",;\n\r{}[]:0-e\\\0".utf8)
      bytes.insert(marks[random.below(marks.count)], at: place)
    case 5:
      let end = min(bytes.count, place + random.below(40))
      bytes.insert(contentsOf: bytes[place..<end], at: random.below(bytes.count))
    case 6:
      let end = min(bytes.count, place + random.below(40))
      bytes.removeSubrange(place..<end)
    default:
      var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      lines.swapAt(random.below(lines.count), random.below(lines.count))
      bytes = Array(lines.joined(separator: [0x0A]))
    }
  }
}
