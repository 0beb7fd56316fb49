/// A text as a key of dictionaries, by its UTF-8 bytes.
///
/// `String` itself compares canonical equivalents as equal, which would make two spellings of "é" one name.
struct ByteKey: Hashable, Sendable {
  let text: String
  init(_ text: String) { self.text = text }

  static func == (a: ByteKey, b: ByteKey) -> Bool { a.text.utf8.elementsEqual(b.text.utf8) }

  func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
  }
}
