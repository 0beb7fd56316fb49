/// Keeps the paths of a package inside its folder.
enum PackagePath {
  /// Why a path is refused, or nil when it leads to a place inside the folder.
  static func objection(to path: String) -> String? {
    if path.isEmpty { return "is empty" }
    if path.utf8.contains(0) { return "holds a NUL byte" }
    if path.contains("://") || path.lowercased().hasPrefix("file:") {
      return "is an address: only files of the graph's folder are read"
    }
    if path.hasPrefix("/") || path.hasPrefix("~") || path.hasPrefix("\\") || path.dropFirst().hasPrefix(":") {
      return "is not relative to the graph's folder"
    }
    if path.contains("\\") { return "holds a backslash: folders are separated by '/'" }
    if path.split(separator: "/", omittingEmptySubsequences: false).contains("..") {
      return "leads out of the graph's folder"
    }
    return nil
  }

  static func joined(_ folder: String, _ path: String) -> String {
    folder.isEmpty ? path : folder.hasSuffix("/") ? folder + path : folder + "/" + path
  }
}
