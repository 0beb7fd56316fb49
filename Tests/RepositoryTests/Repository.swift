import Foundation

/// The files of this checkout, without what git ignores.
enum Repository {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Paths below the root.
  static let files: [String] = {
    var files: [String] = []
    for entry in topLevel where entry != ".git" {
      guard let found = FileManager.default.enumerator(atPath: root.appendingPathComponent(entry).path) else {
        continue
      }
      let below = found.compactMap { $0 as? String }
      files += below.isEmpty ? [entry] : below.filter { !isIgnored($0) }.map { "\(entry)/\($0)" }
    }
    return files.sorted()
  }()

  /// The entries of the top folder.
  static let topLevel: [String] = {
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    return entries.filter { !isIgnored($0) }.sorted()
  }()

  static let swiftFiles = files.filter {
    $0.hasSuffix(".swift") && ($0.hasPrefix("Sources/") || $0.hasPrefix("Tests/"))
  }

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  static func lines(_ path: String) throws -> [Substring] {
    try text(path).split(separator: "\n", omittingEmptySubsequences: false)
  }

  static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appendingPathComponent(path).path)
  }

  /// The folders directly in a folder.
  static func folders(in folder: String) -> Set<String> {
    Set(
      files.filter { $0.hasPrefix(folder + "/") }.map { $0.split(separator: "/") }.filter { $0.count > 2 }
        .map {
          String($0[1])
        }
    )
  }

  private static let ignored: [String] = {
    let text = (try? String(contentsOf: root.appendingPathComponent(".gitignore"), encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map { $0.trimmingCharacters(in: CharacterSet(charactersIn: "/ ")) }
  }()

  /// Understands names and `*.extension`, which is all that our `.gitignore` holds.
  private static func isIgnored(_ path: String) -> Bool {
    path.split(separator: "/")
      .contains { part in
        ignored.contains { $0.hasPrefix("*") ? part.hasSuffix($0.dropFirst()) : $0 == part }
      }
  }
}
