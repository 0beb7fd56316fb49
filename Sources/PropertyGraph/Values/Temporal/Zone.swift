/// What a clock follows: a fixed offset, or the laws of a place.
public enum Zone: Sendable {
  case offset(UTCOffset)
  case named(String, ZoneRules)

  public static let utc = Zone.offset(.zero)

  public var name: String? {
    if case .named(let name, _) = self { return name }
    return nil
  }

  public func offset(at epochSecond: Int64) -> UTCOffset {
    switch self {
    case .offset(let offset): offset
    case .named(_, let rules): rules.offset(at: epochSecond)
    }
  }
}

/// Where the history of named zones comes from.
///
/// The core touches no files; what stands around it does.
public protocol TimeZoneDatabase: Sendable {
  /// Nil when no zone has the name.
  func rules(named name: String) -> ZoneRules?
}
