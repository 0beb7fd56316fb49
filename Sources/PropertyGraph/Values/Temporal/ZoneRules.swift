/// The offsets that the clocks of one place have had, and will have as far as is known.
public struct ZoneRules: Sendable, Hashable {
  /// The instants of change, in order.
  private let transitions: [Int64]
  /// One more than there are transitions: before the first, and after each.
  private let offsets: [UTCOffset]
  /// What holds after the last transition.
  private let later: YearlyZoneRule?

  /// Nil when the parts do not fit together.
  ///
  /// - Parameters:
  ///   - transitions: seconds since 1970-01-01T00:00Z, in order.
  ///   - offsets: before the first transition and after each.
  ///   - later: the rule for the time after the last transition.
  public init?(transitions: [Int64], offsets: [UTCOffset], later: YearlyZoneRule?) {
    guard offsets.count == transitions.count + 1, zip(transitions, transitions.dropFirst()).allSatisfy(<)
    else { return nil }
    self.transitions = transitions
    self.offsets = offsets
    self.later = later
  }

  public func offset(at epochSecond: Int64) -> UTCOffset {
    if let last = transitions.last, epochSecond < last {
      return offsets[index(after: epochSecond)]
    }
    return later?.offset(at: epochSecond) ?? offsets[offsets.count - 1]
  }

  /// What a local time can mean.
  enum LocalOffsets {
    case one(UTCOffset)
    /// The clock was set back: it shows the time twice.
    case two(earlier: UTCOffset, later: UTCOffset)
    /// The clock was set forward: it never shows the time.
    case skipped(before: UTCOffset, after: UTCOffset)
  }

  /// - Parameter epochSecond: of the local time, as if it were UTC.
  /// - Returns: the offset or offsets that it can have.
  func offsets(atLocal epochSecond: Int64) -> LocalOffsets {
    // No offset is beyond 18 hours, and no zone changes twice within the day and a half around.
    let before = offset(at: epochSecond - 64_800)
    let after = offset(at: epochSecond + 64_800)
    guard before != after else { return .one(before) }
    let isBefore = offset(at: epochSecond - Int64(before.seconds)) == before
    let isAfter = offset(at: epochSecond - Int64(after.seconds)) == after
    switch (isBefore, isAfter) {
    case (true, true): return .two(earlier: before, later: after)
    case (true, false): return .one(before)
    case (false, true): return .one(after)
    case (false, false): return .skipped(before: before, after: after)
    }
  }

  /// How many transitions are at or before an instant.
  private func index(after epochSecond: Int64) -> Int {
    var (low, high) = (0, transitions.count)
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle] <= epochSecond { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
