import Diagnostics

extension FieldDescription.Identifier {
  /// What is wrong with a SIREN or SIRET: its length, its characters, or its check digit.
  func complaint(about text: String) -> Complaint? {
    let name = rawValue.uppercased()
    let digits = text.utf8.filter { $0 != 0x20 }.map { Int($0) - 0x30 }
    guard digits.allSatisfy((0...9).contains) else {
      return Complaint(
        code: "wrong-identifier",
        message: "'\(TableReport.excerpt(text))' is no \(name): it has other characters than digits",
        help: text.contains { "eE".contains($0) } && text.contains("+")
          ? "a spreadsheet shortened the number: look it up again" : nil
      )
    }
    if digits.count < length, digits.count >= length - 3 {
      let zeros = [Int](repeating: 0, count: length - digits.count)
      if isValid(zeros + digits) {
        let padded = (zeros + digits).map { String($0) }.joined()
        return Complaint(
          code: "lost-zeros",
          message: "the \(name) '\(text)' has lost its leading zeros",
          help: "write \(padded)"
        )
      }
    }
    guard digits.count == length else {
      return Complaint(
        code: "wrong-identifier",
        message: "'\(TableReport.excerpt(text))' has \(digits.count) digits, a \(name) has \(length)"
      )
    }
    guard isValid(digits) else {
      return Complaint(
        code: "wrong-check-digit",
        message: "the check digit of the \(name) '\(text)' is wrong",
        help: "a digit is mistyped, or two are swapped"
      )
    }
    return nil
  }

  private func isValid(_ digits: [Int]) -> Bool {
    if Self.luhnSum(digits) % 10 == 0 { return true }
    // The establishments of La Poste are too many for the check digit: their digits add up to a multiple of 5.
    return self == .siret && digits.starts(with: [3, 5, 6, 0, 0, 0, 0, 0, 0]) && digits.reduce(0, +) % 5 == 0
  }

  /// - Note: Luhn, US patent 2,950,048, 1960.
  private static func luhnSum(_ digits: [Int]) -> Int {
    digits.reversed().enumerated()
      .reduce(0) { sum, entry in
        guard entry.offset & 1 == 1 else { return sum + entry.element }
        let double = entry.element * 2
        return sum + (double > 9 ? double - 9 : double)
      }
  }
}
