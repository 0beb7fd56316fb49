/// Numbers as Graphviz and SVG read them: a decimal point, at most two digits after it.
package enum DecimalText {
  package static func of(_ value: Double) -> String {
    var bytes: [UInt8] = []
    append(value, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The same behind other bytes: drawings have many thousands of numbers.
  static func append(_ value: Double, to bytes: inout [UInt8]) {
    guard value.isFinite, abs(value) < 1e12 else { return bytes.append(0x30) }
    let hundredths = Int((value * 100).rounded())
    if hundredths < 0 { bytes.append(0x2D) }
    var rest = hundredths.magnitude
    var scale: UInt = 100
    while rest / scale >= 10 { scale *= 10 }
    while scale > 0 {
      if scale == 10 { bytes.append(0x2E) }
      bytes.append(0x30 + UInt8(truncatingIfNeeded: rest / scale))
      rest %= scale
      // Zeros at the end of the decimals say nothing.
      if rest == 0, scale <= 100 { return }
      scale /= 10
    }
  }

  /// Points as inches, exact to a hundredth of a point.
  static func inches(_ points: Double) -> String {
    guard points.isFinite, abs(points) < 1e9 else { return "0" }
    let digits = String(Int((points / 72 * 10_000).rounded()).magnitude)
    let padded = String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    return (points < 0 ? "-" : "") + padded.dropLast(4) + "." + padded.suffix(4)
  }
}
