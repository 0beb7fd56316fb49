import Foundation
import Testing

/// Golden files beside the tests; `UPDATE_GOLDEN=1` rewrites them.
enum Golden {
  static func check(_ bytes: [UInt8], _ name: String, _ location: SourceLocation = #_sourceLocation) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Golden/\(name)")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" { return try Data(bytes).write(to: file) }
    let expected = try String(decoding: Data(contentsOf: file), as: UTF8.self)
    #expect(String(decoding: bytes, as: UTF8.self) == expected, sourceLocation: location)
  }
}

/// What a strict XML parser makes of a picture.
enum XML {
  /// Nil when the bytes are well-formed, else what is wrong.
  static func complaint(_ bytes: [UInt8]) throws -> String? {
    let parser = URL(fileURLWithPath: "/usr/bin/xmllint")
    guard FileManager.default.isExecutableFile(atPath: parser.path) else { return nil }
    let file = FileManager.default.temporaryDirectory.appending(path: "maillage-\(UUID().uuidString).svg")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = parser
    process.arguments = ["--noout", "--nonet", file.path]
    let pipe = Pipe()
    process.standardError = pipe
    try process.run()
    let said = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? nil : String(decoding: said, as: UTF8.self)
  }
}
