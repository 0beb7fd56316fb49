import Foundation

/// What golden scripts and golden files share.
public enum Golden {
  /// Whether this run rewrites expectations: `UPDATE_GOLDEN=1`, which `make golden` sets.
  public static let isUpdating = ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1"

  static func path(_ path: String, besideFile file: String) -> String {
    if path.hasPrefix("/") { return path }
    return URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent(path).path
  }
}
