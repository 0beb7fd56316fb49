/// Names for machines: lower-case ASCII letters, digits and hyphens.
enum Slug {
  /// `LocalAuthority`, `LOCAL_AUTHORITY` and `local authority` all give `local-authority`.
  static func words(_ text: String) -> String {
    var output: [UInt8] = []
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let isUpper = (0x41...0x5A).contains(scalar.value)
      if isUpper, index > 0 {
        let before = scalars[index - 1].value
        let after = index + 1 < scalars.count ? scalars[index + 1].value : 0
        let endsWord = (0x61...0x7A).contains(before) || (0x30...0x39).contains(before)
        let endsAcronym = (0x41...0x5A).contains(before) && (0x61...0x7A).contains(after)
        if endsWord || endsAcronym { appendHyphen(to: &output) }
      }
      append(scalar, to: &output)
    }
    return finish(output)
  }

  /// An id without regard to capitals.
  static func id(_ text: String) -> String {
    var output: [UInt8] = []
    for scalar in text.unicodeScalars.prefix(120) { append(scalar, to: &output) }
    return finish(output)
  }

  private static func append(_ scalar: Unicode.Scalar, to output: inout [UInt8]) {
    switch scalar.value {
    case 0x61...0x7A, 0x30...0x39: output.append(UInt8(scalar.value))
    case 0x41...0x5A: output.append(UInt8(scalar.value + 0x20))
    case 0..<0x80: appendHyphen(to: &output)
    default:
      // An accented letter gives its base letter; letters of other scripts their number.
      if let base = BaseLetter.of(scalar) {
        for letter in base.utf8 { append(Unicode.Scalar(letter), to: &output) }
      } else if !(0x300...0x36F).contains(scalar.value) {
        output += Array(String(scalar.value, radix: 16).utf8)
      }
    }
  }

  private static func appendHyphen(to output: inout [UInt8]) {
    if let last = output.last, last != 0x2D { output.append(0x2D) }
  }

  private static func finish(_ output: [UInt8]) -> String {
    var output = output
    while output.last == 0x2D { output.removeLast() }
    return output.isEmpty ? "x" : String(decoding: output, as: UTF8.self)
  }
}

/// The plain letters beneath accented ones of Latin scripts.
enum BaseLetter {
  static func of(_ scalar: Unicode.Scalar) -> String? { letters[scalar] }

  private static let letters: [Unicode.Scalar: String] = {
    var table: [Unicode.Scalar: String] = [:]
    let groups = [
      "A": "ÀÁÂÃÄÅĀĂĄ", "a": "àáâãäåāăą", "C": "ÇĆĈĊČ", "c": "çćĉċč", "D": "ĎĐÐ", "d": "ďđð",
      "E": "ÈÉÊËĒĔĖĘĚ", "e": "èéêëēĕėęě", "G": "ĜĞĠĢ", "g": "ĝğġģ", "I": "ÌÍÎÏĨĪĬĮİ", "i": "ìíîïĩīĭįı",
      "L": "ĹĻĽŁ", "l": "ĺļľł", "N": "ÑŃŅŇ", "n": "ñńņň", "O": "ÒÓÔÕÖØŌŎŐ", "o": "òóôõöøōŏő", "R": "ŔŖŘ",
      "r": "ŕŗř", "S": "ŚŜŞŠȘ", "s": "śŝşšș", "T": "ŢŤȚ", "t": "ţťț", "U": "ÙÚÛÜŨŪŬŮŰŲ", "u": "ùúûüũūŭůűų",
      "Y": "ÝŸ", "y": "ýÿ", "Z": "ŹŻŽ", "z": "źżž", "AE": "Æ", "ae": "æ", "OE": "Œ", "oe": "œ", "ss": "ß",
    ]
    for (base, accented) in groups {
      for scalar in accented.unicodeScalars { table[scalar] = base }
    }
    return table
  }()
}
