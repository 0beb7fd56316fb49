import Glibc
import Testing

/// Reads and writes the golden files of the tests.
enum TextFile {
  static func read(_ path: String) -> [UInt8]? {
    guard let file = unsafe fopen(path, "rb") else { return nil }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    while case let byte = unsafe fgetc(file), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
    return bytes
  }

  static func write(_ bytes: [UInt8], to path: String) {
    guard let file = unsafe fopen(path, "wb") else { return }
    for byte in bytes { unsafe fputc(Int32(byte), file) }
    unsafe fclose(file)
  }

  /// Compares a text with a golden file, or rewrites the file when `UPDATE_GOLDEN` is set.
  static func expect(_ text: String, equals path: String, sourceLocation: SourceLocation = #_sourceLocation) {
    if unsafe getenv("UPDATE_GOLDEN") != nil {
      write(Array(text.utf8), to: path)
      return
    }
    guard let expected = read(path) else {
      Issue.record("there is no \(path)", sourceLocation: sourceLocation)
      return
    }
    #expect(text == String(decoding: expected, as: UTF8.self), sourceLocation: sourceLocation)
  }
}
