/// How far a clock is ahead of UTC.
public struct UTCOffset: Sendable, Hashable, Comparable, CustomStringConvertible {
  public static let zero = UTCOffset(unchecked: 0)

  /// Negative to the west of Greenwich.
  public let seconds: Int32

  /// Nil beyond 18 hours.
  public init?(seconds: Int) {
    guard (-64_800...64_800).contains(seconds) else { return nil }
    self.init(unchecked: Int32(seconds))
  }

  init(unchecked seconds: Int32) { self.seconds = seconds }

  /// `Z`, `+02:00` or `-02:05:07`.
  public var description: String { seconds == 0 ? "Z" : text }

  /// With figures for zero too: `+00:00`.
  public var text: String {
    let size = seconds.magnitude
    let text = "\(seconds < 0 ? "-" : "+")\((size / 3600).padded(to: 2)):\((size / 60 % 60).padded(to: 2))"
    return size % 60 == 0 ? text : "\(text):\((size % 60).padded(to: 2))"
  }

  public static func < (a: UTCOffset, b: UTCOffset) -> Bool { a.seconds < b.seconds }
}
