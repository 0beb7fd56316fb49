import RegularExpressions
import Synchronization

/// The regular expressions of a query, so that each is compiled once.
///
/// Patterns are told apart by their bytes: texts that only look alike are other patterns.
final class PatternCache {
  /// What the runs of a query and their pieces have compiled.
  final class Shared: Sendable {
    fileprivate let expressions = Mutex<[ByteKey: RegularExpression]>([:])
  }

  /// Enough for the patterns of one list; more are compiled again when they come back.
  private static let capacity = 64

  private let shared: Shared
  /// One alone, because a matcher keeps the memory of its most difficult text.
  private var latest: (pattern: ByteKey, matcher: Matcher)?

  init(_ shared: Shared) {
    self.shared = shared
  }

  /// What matches with a pattern, which is compiled unless it is known.
  func matcher(
    for pattern: String,
    compiled: RegularExpression? = nil
  ) throws(InvalidPattern) -> Matcher {
    let key = ByteKey(pattern)
    if let latest, latest.pattern == key { return latest.matcher }
    let expression: RegularExpression
    if let known = compiled ?? shared.expressions.withLock({ $0[key] }) {
      expression = known
    } else {
      let new = try RegularExpression(pattern)
      shared.expressions.withLock { expressions in
        if expressions.count >= Self.capacity { expressions.removeAll(keepingCapacity: true) }
        expressions[key] = new
      }
      expression = new
    }
    let matcher = expression.makeMatcher()
    latest = (key, matcher)
    return matcher
  }
}
