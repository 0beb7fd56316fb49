/// A regular expression that must match a whole text, in time linear in the text.
///
/// Knows characters, `.`, classes (`[a-z]`, `[^…]`, `\d`, `\w`, `\s` and their opposites, ASCII only), groups,
/// `|`, `*`, `+`, `?`, `{n,m}`, `^` and `$`. Knows no back references, look-around, `\b` or `\p{…}`.
///
/// - Note: Thompson, "Regular expression search algorithm", 1968: all states at once, so no text is slow.
package struct TextPattern: Sendable {
  package let text: String
  private let program: [TextPatternStep]
  private let automaton: PatternAutomaton?

  /// Nil when the pattern is wrong or uses what is not known here.
  package init?(_ text: String) {
    var compiler = TextPatternCompiler(text)
    guard let program = compiler.compile() else { return nil }
    self.text = text
    self.program = program
    automaton = PatternAutomaton(program)
  }

  package func matches(_ text: String) -> Bool { matches(text.utf8Span.span) }

  /// Whether the pattern matches these bytes, valid UTF-8.
  ///
  /// - Complexity: O(text), for large patterns O(text · pattern).
  func matches(_ text: Span<UInt8>) -> Bool {
    automaton?.matches(text) ?? matchesStepwise(text.string)
  }

  /// - Complexity: O(text · pattern).
  private func matchesStepwise(_ text: String) -> Bool {
    var threads = StateSet(capacity: program.count)
    var next = StateSet(capacity: program.count)
    add(0, to: &threads, isStart: true, isEnd: text.unicodeScalars.isEmpty)
    var index = text.unicodeScalars.startIndex
    while index < text.unicodeScalars.endIndex, !threads.list.isEmpty {
      let scalar = text.unicodeScalars[index]
      index = text.unicodeScalars.index(after: index)
      let isEnd = index == text.unicodeScalars.endIndex
      next.removeAll()
      for state in threads.list {
        guard case .character(let set) = program[state], set.contains(scalar.value) else { continue }
        add(state + 1, to: &next, isStart: false, isEnd: isEnd)
      }
      swap(&threads, &next)
    }
    return index == text.unicodeScalars.endIndex
      && threads.list.contains { if case .match = program[$0] { true } else { false } }
  }

  /// Adds a state and those that are reached from it without reading.
  private func add(_ start: Int, to set: inout StateSet, isStart: Bool, isEnd: Bool) {
    var pending = [start]
    while let state = pending.popLast() {
      guard set.insert(state) else { continue }
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
  }

  private struct StateSet {
    var list: [Int] = []
    private var isMember: [Bool]

    init(capacity: Int) { isMember = [Bool](repeating: false, count: capacity) }

    mutating func insert(_ state: Int) -> Bool {
      if isMember[state] { return false }
      isMember[state] = true
      list.append(state)
      return true
    }

    mutating func removeAll() {
      for state in list { isMember[state] = false }
      list.removeAll(keepingCapacity: true)
    }
  }
}

/// A step of a compiled pattern.
enum TextPatternStep: Sendable {
  case character(CharacterSet)
  case split(Int, Int)
  case jump(Int)
  case start
  case end
  case match

  /// Characters by ranges of code points.
  struct CharacterSet: Sendable {
    var ranges: [ClosedRange<UInt32>]
    var isInverted = false

    func contains(_ scalar: UInt32) -> Bool { ranges.contains { $0.contains(scalar) } != isInverted }
  }
}
