/// A number in decimal notation, exact to eighteen places: what a person wrote as an amount of time.
public struct DecimalFraction: Sendable, Hashable {
  /// One, in units of `fraction`.
  static let unit: Int128 = 1_000_000_000_000_000_000

  let whole: Int64
  /// Of 10^18, with the sign of the number.
  let fraction: Int64

  private init(whole: Int64, fraction: Int64) {
    self.whole = whole
    self.fraction = fraction
  }

  public init(_ number: Int64) { self.init(whole: number, fraction: 0) }

  /// The decimal number that the float is written as; nil when it has more than eighteen digits before the
  /// point, or is none.
  public init?(_ number: Double) {
    guard number.isFinite, number.magnitude < 1e18 else { return nil }
    let text = number.magnitude.description
    var digits: [UInt8] = []
    var point: Int?
    var exponent = 0
    for (index, byte) in text.utf8.enumerated() {
      if byte == UInt8(ascii: ".") {
        point = digits.count
      } else if byte == UInt8(ascii: "e") {
        exponent = Int(text.dropFirst(index + 1)) ?? 0
        break
      } else {
        digits.append(byte - 0x30)
      }
    }
    let position = (point ?? digits.count) + exponent
    func digit(_ index: Int) -> Int64 { digits.indices.contains(index) ? Int64(digits[index]) : 0 }
    let whole = position > 0 ? (0..<position).reduce(0 as Int64) { $0 * 10 + digit($1) } : 0
    let fraction = (position..<position + 18).reduce(0 as Int64) { $0 * 10 + digit($1) }
    let sign: Int64 = number < 0 ? -1 : 1
    self.init(whole: sign * whole, fraction: sign * fraction)
  }

  /// From digits as read; nil when there are too many before the point.
  init?(digits: ArraySlice<UInt8>, fractionDigits: ArraySlice<UInt8>, isNegative: Bool) {
    var whole: Int64 = 0
    for digit in digits {
      let (product, tooLarge) = whole.multipliedReportingOverflow(by: 10)
      let (sum, overflow) = product.addingReportingOverflow(Int64(digit - 0x30))
      guard !tooLarge, !overflow else { return nil }
      whole = sum
    }
    var fraction: Int64 = 0
    for place in 0..<18 {
      let index = fractionDigits.startIndex + place
      fraction = fraction * 10 + (index < fractionDigits.endIndex ? Int64(fractionDigits[index] - 0x30) : 0)
    }
    self.init(whole: isNegative ? -whole : whole, fraction: isNegative ? -fraction : fraction)
  }

  /// Nil when the product is too large.
  func times(_ number: Int64) -> DecimalFraction? {
    let (carried, rest) = (Int128(fraction) * Int128(number)).quotientAndRemainder(dividingBy: Self.unit)
    guard let whole = Int64(exactly: Int128(whole) * Int128(number) + carried) else { return nil }
    return DecimalFraction(whole: whole, fraction: Int64(rest))
  }
}
