public import Diagnostics

extension SourceText {
  /// Where a byte of a text in quotes stands in the source; its closing quote for the byte after the last.
  ///
  /// Nil when there is no text in quotes at this place.
  public func place(ofByte offset: Int, inLiteral literal: SourceRange) -> SourceRange? {
    guard literal.lowerBound >= 0, literal.upperBound - literal.lowerBound >= 2,
      literal.upperBound <= bytes.count
    else { return nil }
    let quote = bytes[literal.lowerBound]
    guard quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\""), bytes[literal.upperBound - 1] == quote
    else { return nil }
    var decoder = EscapeDecoder(bytes[literal.lowerBound + 1..<literal.upperBound - 1])
    while decoder.index < decoder.content.endIndex {
      let start = decoder.index
      decoder.decodeNext()
      if decoder.output.count > offset {
        // The whole character, also when it takes several bytes.
        while decoder.index < decoder.content.endIndex, bytes[decoder.index] & 0xC0 == 0x80 {
          decoder.decodeNext()
        }
        return SourceRange(start, decoder.index)
      }
    }
    return SourceRange(literal.upperBound - 1, literal.upperBound)
  }
}
