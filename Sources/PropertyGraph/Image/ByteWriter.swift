/// Writes numbers and texts as bytes, small numbers in few.
package struct ByteWriter {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// Seven bits a byte, the lowest first.
  package mutating func put(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  package mutating func put(_ number: Int) { put(UInt64(bitPattern: Int64(number))) }

  /// Small in few bytes whatever the sign.
  package mutating func put(signed number: Int64) {
    put(UInt64(bitPattern: number << 1 ^ number >> 63))
  }

  package mutating func put(_ text: String) {
    put(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  package mutating func put<Element>(_ elements: [Element], _ body: (inout ByteWriter, Element) -> Void) {
    put(elements.count)
    for element in elements { body(&self, element) }
  }
}

/// Reads what a `ByteWriter` wrote, and trusts nothing.
package struct ByteReader {
  /// The bytes are not what was written.
  package struct Failure: Error {}

  private let bytes: [UInt8]
  private var position = 0

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  package var isAtEnd: Bool { position == bytes.count }

  package mutating func number() throws(Failure) -> UInt64 {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while shift < 64 {
      guard position < bytes.count else { throw Failure() }
      let byte = bytes[position]
      position += 1
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
    throw Failure()
  }

  package mutating func signed() throws(Failure) -> Int64 {
    let number = try number()
    return Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
  }

  /// A number within bounds.
  package mutating func integer(in bounds: ClosedRange<Int> = 0...Int.max) throws(Failure) -> Int {
    guard let number = Int(exactly: try number()), bounds.contains(number) else { throw Failure() }
    return number
  }

  package mutating func text() throws(Failure) -> String {
    let count = try integer()
    guard count <= bytes.count - position else { throw Failure() }
    defer { position += count }
    return String(decoding: bytes[position..<position + count], as: UTF8.self)
  }

  package mutating func array<Element>(
    _ element: (inout ByteReader) throws(Failure) -> Element
  ) throws(Failure) -> [Element] {
    let count = try integer()
    // Each element takes a byte at least.
    guard count <= bytes.count - position else { throw Failure() }
    var elements: [Element] = []
    elements.reserveCapacity(count)
    for _ in 0..<count { elements.append(try element(&self)) }
    return elements
  }
}
