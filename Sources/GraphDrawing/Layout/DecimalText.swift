/// Numbers as Graphviz and SVG read them: a decimal point, at most two digits after it.
package enum DecimalText {
  package static func of(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "0" }
    let hundredths = Int((value * 100).rounded())
    let whole = hundredths.magnitude / 100
    let rest = hundredths.magnitude % 100
    let sign = hundredths < 0 ? "-" : ""
    if rest == 0 { return "\(sign)\(whole)" }
    return "\(sign)\(whole)." + (rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)")
  }

  /// Points as inches, exact to a hundredth of a point.
  static func inches(_ points: Double) -> String {
    guard points.isFinite, abs(points) < 1e9 else { return "0" }
    let digits = String(Int((points / 72 * 10_000).rounded()).magnitude)
    let padded = String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    return (points < 0 ? "-" : "") + padded.dropLast(4) + "." + padded.suffix(4)
  }
}
