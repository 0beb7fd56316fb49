/// Finds out how a CSV text separates its cells.
package enum CSVSeparator {
  package static let candidates: [UInt8] = [
    UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|"),
  ]

  /// The separator, and where the header begins: after a byte order mark and a first line such as `sep=;`.
  ///
  /// Without `sep=`, the separator that cuts the first records into the most cells, the same number in
  /// each, outside quotes; comma when none does.
  package static func detect(_ bytes: [UInt8]) -> (delimiter: UInt8, start: Int) {
    let (declared, start) = preamble(of: bytes)
    if let declared { return (declared, start) }
    var best = (delimiter: candidates[0], agreement: 0.0, width: 1)
    for candidate in candidates {
      let widths = widths(of: bytes, delimiter: candidate, from: start)
      guard let first = widths.first, first > 1 else { continue }
      let agreement = Double(widths.filter { $0 == first }.count) / Double(widths.count)
      if agreement > best.agreement || (agreement == best.agreement && first > best.width) {
        best = (candidate, agreement, first)
      }
    }
    return (best.delimiter, start)
  }

  /// What a `sep=` line declares, and where the text after it and the byte order mark begins.
  package static func preamble(of bytes: [UInt8]) -> (declared: UInt8?, start: Int) {
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let line = bytes[start...].prefix(8)
    guard line.count >= 5, line.prefix(4).map({ $0 | 0x20 }) == Array("sep=".utf8).map({ $0 | 0x20 }) else {
      return (nil, start)
    }
    let declared = bytes[start + 4]
    var end = start + 5
    guard declared >= 0x09, declared < 0x80, declared != UInt8(ascii: "\""), declared != 0x0A,
      declared != 0x0D,
      end == bytes.count || bytes[end] == 0x0A || bytes[end] == 0x0D
    else { return (nil, start) }
    if end < bytes.count, bytes[end] == 0x0D { end += 1 }
    if end < bytes.count, bytes[end] == 0x0A { end += 1 }
    start = end
    return (declared, start)
  }

  /// How many cells each of the first records has that is not an empty line.
  private static func widths(of bytes: [UInt8], delimiter: UInt8, from start: Int) -> [Int] {
    // A quote that the sample cuts off ends the sample, no more.
    var reader = CSVReader(Array(bytes[start...].prefix(65_536)), delimiter: delimiter, from: 0)
    var widths: [Int] = []
    var cells: [CSVCell] = []
    while widths.count < 32, reader.next(into: &cells) {
      if cells.count == 1, cells[0].isEmpty { continue }
      // The last record of a cut sample may be incomplete.
      if !widths.isEmpty, reader.position == reader.bytes.count, bytes.count - start > 65_536 { break }
      widths.append(cells.count)
    }
    return widths
  }
}
