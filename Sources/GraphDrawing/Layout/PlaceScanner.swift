/// Reads the worker's lines of places: a letter for what it is, then names and numbers.
///
/// What is not as it should be gives nil, and the scanner stays where it was.
struct PlaceScanner {
  static let bounds = UInt8(ascii: "b")
  static let node = UInt8(ascii: "n")
  static let edge = UInt8(ascii: "e")
  static let label = UInt8(ascii: "l")

  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private var next: UInt8 { position < bytes.count ? bytes[position] : 0x0A }

  /// The letter of the next line that is not empty; nil at the end.
  mutating func line() -> UInt8? {
    while position < bytes.count, bytes[position] == 0x0A { position += 1 }
    guard position < bytes.count else { return nil }
    defer { position += 1 }
    return bytes[position]
  }

  mutating func skipLine() {
    while next != 0x0A { position += 1 }
  }

  /// Whether the line ends here.
  func endLine() -> Bool { next == 0x0A }

  /// The number in ` n12`.
  mutating func node(below limit: Int) -> Int? {
    guard skip(0x20), skip(Self.node), let digits = digits(), digits.value < limit else { return nil }
    return digits.value
  }

  /// Two numbers, each behind a blank.
  mutating func point() -> Point? {
    guard skip(0x20), let x = number(), skip(0x20), let y = number() else { return nil }
    return Point(x: x, y: y)
  }

  /// Graphviz's form of lines, ` x,y x,y x,y x,y;…`.
  mutating func curve() -> Curve? {
    guard skip(0x20) else { return nil }
    var pieces: [[Point]] = [[]]
    while true {
      guard let x = number(), skip(0x2C), let y = number() else { return nil }
      pieces[pieces.count - 1].append(Point(x: x, y: y))
      if skip(0x3B) {
        pieces.append([])
      } else if !skip(0x20) {
        return endLine() ? Curve(pieces: pieces) : nil
      }
    }
  }

  private mutating func skip(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  /// A decimal number as `printf` writes it, to the last bit what `strtod` gives: digits and powers of ten up
  /// to here are exact, so that their quotient is rounded once.
  private mutating func number() -> Double? {
    let isNegative = skip(0x2D)
    guard let whole = digits() else { return nil }
    var value = Double(whole.value)
    if skip(0x2E) {
      guard let rest = digits() else { return nil }
      let scale = Self.powersOfTen[rest.count]
      let all = whole.value.multipliedReportingOverflow(by: scale)
      guard !all.overflow, all.partialValue <= 1 << 52 else { return nil }
      value = Double(all.partialValue + rest.value) / Double(scale)
    }
    return isNegative ? -value : value
  }

  /// Up to fifteen digits.
  private mutating func digits() -> (value: Int, count: Int)? {
    var value = 0
    let start = position
    while next &- 0x30 < 10, position - start < 15 {
      value = value * 10 + Int(next - 0x30)
      position += 1
    }
    return position > start ? (value, position - start) : nil
  }

  private static let powersOfTen: [Int] = (0...15)
    .reduce(into: []) { powers, _ in
      powers.append((powers.last ?? 0) == 0 ? 1 : powers[powers.count - 1] * 10)
    }
}
