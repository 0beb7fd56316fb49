/// Takes Graphviz's SVG apart into tags and texts; knows no more of XML than Graphviz writes.
struct SVGScanner {
  enum Token: Equatable {
    case open(name: String, attributes: [Attribute], isEmpty: Bool)
    case close(name: String)
    /// Still escaped.
    case text(ArraySlice<UInt8>)
  }

  struct Attribute: Equatable {
    var name: String
    /// Still escaped.
    var value: ArraySlice<UInt8>
    var text: String { String(decoding: value, as: UTF8.self) }
  }

  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next token, or nil at the end.
  ///
  /// Comments, the prolog and the document type are passed over.
  mutating func next() throws(DrawingFailure) -> Token? {
    while position < bytes.count {
      guard bytes[position] == 0x3C else { return text() }
      let next = position + 1 < bytes.count ? bytes[position + 1] : 0
      if next != 0x21 && next != 0x3F {
        return try tag()
      }
      let isComment = next == 0x21 && position + 3 < bytes.count && bytes[position + 2] == 0x2D
      try skip(past: isComment ? [0x2D, 0x2D, 0x3E] : next == 0x3F ? [0x3F, 0x3E] : [0x3E])
    }
    return nil
  }

  private mutating func text() -> Token {
    let start = position
    position = bytes[start...].firstIndex(of: 0x3C) ?? bytes.count
    return .text(bytes[start..<position])
  }

  private mutating func tag() throws(DrawingFailure) -> Token {
    position += 1
    let isClosing = position < bytes.count && bytes[position] == 0x2F
    if isClosing { position += 1 }
    let name = word()
    if name.isEmpty { throw .unexpectedPicture("a tag without a name") }
    var attributes: [Attribute] = []
    while true {
      skipBlanks()
      guard position < bytes.count else { throw .unexpectedPicture("the picture ends inside <\(name)>") }
      if bytes[position] == 0x3E {
        position += 1
        return isClosing ? .close(name: name) : .open(name: name, attributes: attributes, isEmpty: false)
      }
      if bytes[position] == 0x2F, position + 1 < bytes.count, bytes[position + 1] == 0x3E {
        position += 2
        return .open(name: name, attributes: attributes, isEmpty: true)
      }
      attributes.append(try attribute(of: name))
    }
  }

  private mutating func attribute(of tag: String) throws(DrawingFailure) -> Attribute {
    let name = word()
    guard !name.isEmpty, position + 1 < bytes.count, bytes[position] == 0x3D, bytes[position + 1] == 0x22
    else { throw .unexpectedPicture("an attribute of <\(tag)>") }
    position += 2
    guard let end = bytes[position...].firstIndex(of: 0x22) else {
      throw .unexpectedPicture("an attribute of <\(tag)> without end")
    }
    let value = bytes[position..<end]
    if value.contains(0x3C) { throw .unexpectedPicture("'<' in an attribute of <\(tag)>") }
    position = end + 1
    return Attribute(name: name, value: value)
  }

  private mutating func word() -> String {
    let start = position
    while position < bytes.count {
      switch bytes[position] {
      case 0x41...0x5A, 0x61...0x7A, 0x30...0x39, 0x2D, 0x3A, 0x5F: position += 1
      default: return String(decoding: bytes[start..<position], as: UTF8.self)
      }
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func skipBlanks() {
    while position < bytes.count, bytes[position] <= 0x20 { position += 1 }
  }

  private mutating func skip(past wanted: [UInt8]) throws(DrawingFailure) {
    var matched = 0
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == wanted[matched] {
        matched += 1
        if matched == wanted.count { return }
      } else if matched == 0 || byte != wanted[matched - 1] {
        // A third hyphen leaves two of them matched.
        matched = byte == wanted[0] ? 1 : 0
      }
    }
    throw .unexpectedPicture("a comment without end")
  }
}
