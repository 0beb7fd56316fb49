import Foundation
public import Testing

/// A whole file that says what a text must be.
///
/// Golden files stand in a folder `Golden` beside the test that names them.
public enum GoldenFile {
  /// Compares a text with a file beside the test, byte for byte but for empty lines at the end.
  ///
  /// A difference, or a file that is not there, is an issue; with `UPDATE_GOLDEN=1` the file is written.
  public static func check(
    _ text: String,
    _ path: String,
    relativeTo testFile: String = #filePath,
    updating: Bool = Golden.isUpdating,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let path = Golden.path(path, besideFile: testFile)
    let expected = try? String(contentsOfFile: path, encoding: .utf8)
    if updating {
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let written = ScriptText.outputLines(text).joined(separator: "\n") + "\n"
      if expected.map({ !$0.utf8.elementsEqual(written.utf8) }) ?? true {
        try written.write(toFile: path, atomically: true, encoding: .utf8)
      }
    } else if let expected {
      if let difference = LineDifference.describe(expected: expected, found: text) {
        Issue.record("\(path): expected - , found +\n\(difference)", sourceLocation: sourceLocation)
      }
    } else {
      Issue.record("\(path) is not there; `make golden` writes it", sourceLocation: sourceLocation)
    }
  }
}
