public import PropertyGraph

/// The time zones that the system keeps in files.
///
/// Distributions differ in what they tell of the time before 1970 for places that have had one clock since;
/// these follow the main place here, as the database's own editors publish it, so that a query gives the
/// same answer everywhere.
public struct TimeZoneFiles: TimeZoneDatabase {
  private let folder: String

  public init(folder: String = "/usr/share/zoneinfo") {
    self.folder = folder
  }

  public func rules(named name: String) -> ZoneRules? {
    guard Self.isName(name) else { return nil }
    let file = MergedZones.mainPlace[name] ?? name
    guard let bytes = try? FileBytes.read("\(folder)/\(file)") else { return nil }
    return ZoneFileReader.rules(from: bytes)
  }

  /// Whether it can be the name of a zone: words between single slashes, so that it never leaves the folder.
  static func isName(_ text: String) -> Bool {
    guard text.utf8.count <= 64, let first = text.utf8.first, isLetter(first) else { return false }
    return text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .allSatisfy { word in
        guard let start = word.first, isLetter(start) else { return false }
        return word.allSatisfy { isLetter($0) || "0123456789_+-".utf8.contains($0) }
      }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
