/// Turns the text of a pattern into steps.
struct TextPatternCompiler {
  /// Repetitions copy their steps: `(a{1000}){1000}` must not fill the memory.
  private static let sizeLimit = 10_000
  private static let depthLimit = 50

  private let text: [Unicode.Scalar]
  private var position = 0
  private var depth = 0

  init(_ text: String) {
    self.text = Array(text.unicodeScalars)
  }

  private indirect enum Node {
    case empty
    case set(TextPatternStep.CharacterSet)
    case start
    case end
    case sequence([Node])
    case choice([Node])
    case `repeat`(Node, Int, Int?)
  }

  private struct Unsupported: Error {}

  mutating func compile() -> [TextPatternStep]? {
    do throws(Unsupported) {
      let node = try choice()
      guard position == text.count else { return nil }
      var program: [TextPatternStep] = []
      try emit(node, into: &program)
      program.append(.match)
      return program
    } catch {
      return nil
    }
  }

  // MARK: Reading

  private mutating func choice() throws(Unsupported) -> Node {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else { throw Unsupported() }
    var branches = [try sequence()]
    while take("|") { branches.append(try sequence()) }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func sequence() throws(Unsupported) -> Node {
    var items: [Node] = []
    while let next = peek, next != "|", next != ")" {
      let atom = try atom()
      items.append(try repeated(atom))
    }
    return items.isEmpty ? .empty : .sequence(items)
  }

  private mutating func atom() throws(Unsupported) -> Node {
    guard let scalar = peek else { throw Unsupported() }
    position += 1
    switch scalar {
    case "(":
      if take("?") {
        guard take(":") else { throw Unsupported() }
      }
      let inner = try choice()
      guard take(")") else { throw Unsupported() }
      return inner
    case "[": return .set(try bracket())
    case ".": return .set(TextPatternStep.CharacterSet(ranges: [0x0A...0x0A], isInverted: true))
    case "^": return .start
    case "$": return .end
    case "\\": return .set(try escape())
    case "*", "+", "?", "{", "}", "]", ")": throw Unsupported()
    default: return .set(TextPatternStep.CharacterSet(ranges: [scalar.value...scalar.value]))
    }
  }

  private mutating func repeated(_ atom: Node) throws(Unsupported) -> Node {
    var result = atom
    while let scalar = peek {
      switch scalar {
      case "*": result = .repeat(result, 0, nil)
      case "+": result = .repeat(result, 1, nil)
      case "?": result = .repeat(result, 0, 1)
      case "{":
        position += 1
        let low = try number()
        var high: Int? = low
        if take(",") { high = peek == "}" ? nil : try number() }
        guard peek == "}", high.map({ $0 >= low }) ?? true else { throw Unsupported() }
        result = .repeat(result, low, high)
      default: return result
      }
      position += 1
      // Greedy or not, what matches as a whole is the same.
      _ = take("?")
    }
    return result
  }

  private mutating func number() throws(Unsupported) -> Int {
    var number = 0
    let start = position
    while let scalar = peek, (0x30...0x39).contains(scalar.value), position - start < 4 {
      number = number * 10 + Int(scalar.value - 0x30)
      position += 1
    }
    guard position > start, number <= 1_000 else { throw Unsupported() }
    return number
  }

  private mutating func bracket() throws(Unsupported) -> TextPatternStep.CharacterSet {
    var set = TextPatternStep.CharacterSet(ranges: [])
    set.isInverted = take("^")
    var isFirst = true
    while true {
      guard let scalar = peek else { throw Unsupported() }
      position += 1
      if scalar == "]", !isFirst { return set }
      isFirst = false
      if scalar == "\\" {
        let inner = try escape()
        guard !inner.isInverted else { throw Unsupported() }
        set.ranges += inner.ranges
        continue
      }
      guard peek == "-", position + 1 < text.count, text[position + 1] != "]" else {
        set.ranges.append(scalar.value...scalar.value)
        continue
      }
      position += 1
      guard let last = peek, last != "\\", last.value >= scalar.value else { throw Unsupported() }
      position += 1
      set.ranges.append(scalar.value...last.value)
    }
  }

  private mutating func escape() throws(Unsupported) -> TextPatternStep.CharacterSet {
    guard let scalar = peek else { throw Unsupported() }
    position += 1
    let digits: [ClosedRange<UInt32>] = [0x30...0x39]
    let word = digits + [0x41...0x5A, 0x5F...0x5F, 0x61...0x7A]
    let blanks: [ClosedRange<UInt32>] = [0x09...0x0D, 0x20...0x20]
    switch scalar {
    case "d": return TextPatternStep.CharacterSet(ranges: digits)
    case "D": return TextPatternStep.CharacterSet(ranges: digits, isInverted: true)
    case "w": return TextPatternStep.CharacterSet(ranges: word)
    case "W": return TextPatternStep.CharacterSet(ranges: word, isInverted: true)
    case "s": return TextPatternStep.CharacterSet(ranges: blanks)
    case "S": return TextPatternStep.CharacterSet(ranges: blanks, isInverted: true)
    case "n": return TextPatternStep.CharacterSet(ranges: [0x0A...0x0A])
    case "r": return TextPatternStep.CharacterSet(ranges: [0x0D...0x0D])
    case "t": return TextPatternStep.CharacterSet(ranges: [0x09...0x09])
    default:
      let isWord = word.contains { $0.contains(scalar.value) }
      guard !isWord, scalar.isASCII else { throw Unsupported() }
      return TextPatternStep.CharacterSet(ranges: [scalar.value...scalar.value])
    }
  }

  private var peek: Unicode.Scalar? { position < text.count ? text[position] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == scalar else { return false }
    position += 1
    return true
  }

  // MARK: Writing

  private func emit(_ node: Node, into program: inout [TextPatternStep]) throws(Unsupported) {
    guard program.count < Self.sizeLimit else { throw Unsupported() }
    switch node {
    case .empty: break
    case .set(let set): program.append(.character(set))
    case .start: program.append(.start)
    case .end: program.append(.end)
    case .sequence(let nodes): for node in nodes { try emit(node, into: &program) }
    case .choice(let branches):
      var exits: [Int] = []
      for (index, branch) in branches.enumerated() {
        guard index < branches.count - 1 else {
          try emit(branch, into: &program)
          continue
        }
        let split = program.count
        program.append(.match)
        try emit(branch, into: &program)
        exits.append(program.count)
        program.append(.match)
        program[split] = .split(split + 1, program.count)
      }
      for exit in exits { program[exit] = .jump(program.count) }
    case .repeat(let inner, let low, let high):
      for _ in 0..<low { try emit(inner, into: &program) }
      guard let high else {
        let split = program.count
        program.append(.match)
        try emit(inner, into: &program)
        program.append(.jump(split))
        program[split] = .split(split + 1, program.count)
        return
      }
      var splits: [Int] = []
      for _ in low..<high {
        splits.append(program.count)
        program.append(.match)
        try emit(inner, into: &program)
      }
      for split in splits { program[split] = .split(split + 1, program.count) }
    }
  }
}
