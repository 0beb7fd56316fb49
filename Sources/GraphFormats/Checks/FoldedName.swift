/// A name reduced to what tells it from others.
enum FoldedName {
  /// Legal forms and little words, folded.
  private static let fillers: Set<String> = [
    "scic", "scop", "sarl", "sas", "sasu", "sa", "eurl", "gie", "gip", "association", "asso", "assoc",
    "coop", "cooperative", "ltd", "inc", "le", "la", "les", "l", "the",
  ]

  /// Letters and digits in lower case without accents, without the legal form; the same for likely twins.
  ///
  /// Empty for a name that consists of nothing else.
  static func key(of name: String) -> [UInt8] {
    let words = words(of: name)
    let telling = words.filter { !fillers.contains($0) }
    return Array((telling.isEmpty ? words : telling).joined(separator: " ").utf8)
  }

  /// The words of a text, folded.
  static func words(of text: String) -> [String] {
    var words: [String] = []
    var word = ""
    for scalar in text.lowercased().unicodeScalars {
      if let folded = fold(scalar) {
        word += folded
      } else if !word.isEmpty {
        words.append(word)
        word = ""
      }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  /// A letter without its accent, an accent as nothing; nil for what separates words.
  private static func fold(_ scalar: Unicode.Scalar) -> String? {
    if scalar.isASCII {
      return scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) ? String(scalar) : nil
    }
    if let plain = letters[scalar] { return plain }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return ""
    case .lowercaseLetter, .otherLetter, .modifierLetter, .decimalNumber, .otherNumber: return String(scalar)
    default: return nil
    }
  }

  private static let letters: [Unicode.Scalar: String] = {
    let groups: [(String, String)] = [
      ("àáâãäåā", "a"), ("çćč", "c"), ("ďđ", "d"), ("èéêëēėęě", "e"), ("ğ", "g"), ("ìíîïīı", "i"), ("ł", "l"),
      ("ñńň", "n"), ("òóôõöøō", "o"), ("řŕ", "r"), ("śšş", "s"), ("ťţ", "t"), ("ùúûüūů", "u"), ("ýÿ", "y"),
      ("źżž", "z"), ("œ", "oe"), ("æ", "ae"), ("ß", "ss"),
    ]
    var letters: [Unicode.Scalar: String] = [:]
    for (accented, plain) in groups {
      for scalar in accented.unicodeScalars { letters[scalar] = plain }
    }
    return letters
  }()
}
