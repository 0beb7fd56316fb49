/// Makes PDFs of the same drawing the same bytes.
enum PDFPass {
  /// Blanks out the time of creation, leaving every offset as it is.
  static func withoutCreationDate(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    let key = Array("/CreationDate (".utf8)
    // The entry stands in the document information at the end.
    var index = bytes.count - key.count
    while index >= 0 {
      if bytes[index] == key[0], bytes[index..<index + key.count].elementsEqual(key) {
        var end = index
        while end < bytes.count, bytes[end] != 0x29 { end += 1 }
        for position in index..<min(end + 1, bytes.count) { bytes[position] = 0x20 }
        break
      }
      index -= 1
    }
    return bytes
  }
}
