/// A compiled pattern with its sets of states numbered, so that reading a character is one look-up.
///
/// Characters that no part of the pattern tells apart are one class.
///
/// - Note: the subset construction of Rabin and Scott, "Finite automata and their decision problems", 1959.
struct PatternAutomaton: Sendable {
  /// Patterns that need more are matched state by state.
  private static let stateLimit = 128

  /// Of the ASCII characters.
  private let classes: [UInt8]
  /// Where each class begins; ranges of the same class may have several numbers.
  private let bounds: [UInt32]
  /// By state, then by class; state 0 is that from which nothing matches.
  private let transitions: [UInt8]
  private let isAccepting: [Bool]

  /// Nil when there would be too many states or classes.
  init?(_ program: [TextPatternStep]) {
    var bounds: Set<UInt32> = [0]
    for case .character(let set) in program {
      for range in set.ranges {
        bounds.insert(range.lowerBound)
        bounds.insert(range.upperBound + 1)
      }
    }
    let sorted = bounds.sorted()
    guard sorted.count <= Self.stateLimit else { return nil }
    self.bounds = sorted
    var sets: [[Int]] = [[], [0]]
    var numbers: [[Int]: Int] = [[]: 0]
    var transitions = [UInt8](repeating: 0, count: sorted.count)
    var isAccepting = [false]
    var next = 1
    while next < sets.count {
      // Only the first set stands at the start of the text.
      let closure = Self.closure(sets[next], in: program, isStart: next == 1, isEnd: false)
      let atEnd = Self.closure(sets[next], in: program, isStart: next == 1, isEnd: true)
      isAccepting.append(atEnd.contains { if case .match = program[$0] { true } else { false } })
      for bound in sorted {
        let reached =
          closure.compactMap { state in
            if case .character(let set) = program[state], set.contains(bound) { state + 1 } else { nil }
          }
          .sorted()
        if let known = numbers[reached] {
          transitions.append(UInt8(known))
        } else {
          guard sets.count < Self.stateLimit else { return nil }
          numbers[reached] = sets.count
          transitions.append(UInt8(sets.count))
          sets.append(reached)
        }
      }
      next += 1
    }
    self.transitions = transitions
    self.isAccepting = isAccepting
    classes = (0..<128).map { scalar in UInt8((sorted.lastIndex { $0 <= scalar }) ?? 0) }
  }

  /// Whether the pattern matches a whole text, which is valid UTF-8.
  func matches(_ text: Span<UInt8>) -> Bool {
    var state = 1
    var index = 0
    while index < text.count, state != 0 {
      let byte = text[index]
      let kind: Int
      if byte < 0x80 {
        kind = Int(classes[Int(byte)])
        index += 1
      } else {
        kind = Self.place(of: Self.scalar(text, &index), in: bounds)
      }
      state = Int(transitions[state * bounds.count + kind])
    }
    return isAccepting[state]
  }

  /// The states that are reached without reading.
  private static func closure(
    _ states: [Int],
    in program: [TextPatternStep],
    isStart: Bool,
    isEnd: Bool
  ) -> [Int] {
    var found: [Int] = []
    var isKnown = [Bool](repeating: false, count: program.count)
    var pending = states
    while let state = pending.popLast() {
      if isKnown[state] { continue }
      isKnown[state] = true
      found.append(state)
      switch program[state] {
      case .jump(let target): pending.append(target)
      case .split(let first, let second):
        pending.append(second)
        pending.append(first)
      case .start: if isStart { pending.append(state + 1) }
      case .end: if isEnd { pending.append(state + 1) }
      case .character, .match: break
      }
    }
    return found
  }

  /// The character of several bytes that begins at an index, which moves behind it.
  private static func scalar(_ text: Span<UInt8>, _ index: inout Int) -> UInt32 {
    let first = text[index]
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    var scalar = UInt32(first & (0x7F >> UInt8(length)))
    index += 1
    var left = length - 1
    while left > 0, index < text.count {
      scalar = scalar << 6 | UInt32(text[index] & 0x3F)
      index += 1
      left -= 1
    }
    return scalar
  }

  private static func place(of scalar: UInt32, in bounds: [UInt32]) -> Int {
    var low = 0
    var high = bounds.count - 1
    while low < high {
      let middle = (low + high + 1) >> 1
      if bounds[middle] <= scalar { low = middle } else { high = middle - 1 }
    }
    return low
  }
}
