/// Reads numbers from bytes.
enum NumberText {
  /// Digits with an optional sign, within 64 bits.
  static func integer(_ text: Span<UInt8>) -> CellReader.Outcome {
    var index = 0
    var isNegative = false
    if text.count > 1, text[0] == UInt8(ascii: "-") || text[0] == UInt8(ascii: "+") {
      isNegative = text[0] == UInt8(ascii: "-")
      index = 1
    }
    guard index < text.count else { return .fault(.notInteger) }
    // Downwards, because the most negative integer has no positive twin.
    var value: Int64 = 0
    while index < text.count {
      let digit = text[index] &- 0x30
      guard digit < 10 else { return .fault(looksScientific(text) ? .scientific : .notInteger) }
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let (difference, underflow) = product.subtractingReportingOverflow(Int64(digit))
      if overflow || underflow { return .fault(.tooLarge) }
      value = difference
      index += 1
    }
    if isNegative { return .integer(value) }
    return value == .min ? .fault(.tooLarge) : .integer(-value)
  }

  /// A decimal number, `NaN`, `INF` or `-INF`.
  static func float(_ text: Span<UInt8>) -> CellReader.Outcome {
    var index = 0
    var isNegative = false
    if text.count > 1, text[0] == UInt8(ascii: "-") || text[0] == UInt8(ascii: "+") {
      isNegative = text[0] == UInt8(ascii: "-")
      index = 1
    }
    var digits: UInt64 = 0
    var digitCount = 0
    var fractionCount = 0
    var hasPoint = false
    while index < text.count {
      let byte = text[index]
      if byte == UInt8(ascii: "."), !hasPoint {
        hasPoint = true
      } else if byte &- 0x30 < 10 {
        digitCount += 1
        if digitCount > 15 { return general(text) }
        digits = digits * 10 + UInt64(byte - 0x30)
        if hasPoint { fractionCount += 1 }
      } else {
        return general(text)
      }
      index += 1
    }
    guard digitCount > 0 else { return .fault(.notNumber) }
    // Both are exact as doubles, so one division rounds once (Clinger 1990).
    let value = Double(digits) / powersOfTen[fractionCount]
    return .float(isNegative ? -value : value)
  }

  private static func general(_ text: Span<UInt8>) -> CellReader.Outcome {
    for index in text.indices {
      switch text[index] {
      case 0x30...0x39, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "e"),
        UInt8(ascii: "E"):
        continue
      default:
        switch text.string.lowercased() {
        case "nan": return .float(.nan)
        case "inf", "+inf": return .float(.infinity)
        case "-inf": return .float(-.infinity)
        default: return .fault(fault(text.string))
        }
      }
    }
    guard let value = Double(text.string) else { return .fault(.notNumber) }
    return .float(value)
  }

  /// What keeps a text from being a number.
  private static func fault(_ text: String) -> CellFault {
    let marks: Set<Unicode.Scalar> = [" ", ",", ".", "-", "+", "\u{A0}", "\u{202F}"]
    let others = text.unicodeScalars.filter { !("0"..."9").contains($0) && !marks.contains($0) }
    guard text.unicodeScalars.contains(where: { ("0"..."9").contains($0) }) else { return .notNumber }
    if others.isEmpty { return .frenchNumber }
    return others.count == 1 && ["€", "%", "$"].contains(others[others.startIndex])
      ? .numberWithUnit : .notNumber
  }

  /// Such as `3,56E+13`.
  private static func looksScientific(_ text: Span<UInt8>) -> Bool {
    var hasExponent = false
    for index in text.indices {
      switch text[index] {
      case 0x30...0x39, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ","): continue
      case UInt8(ascii: "e"), UInt8(ascii: "E"): hasExponent = true
      default: return false
      }
    }
    return hasExponent
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]
}
