import PropertyGraph

/// The fixed words of drawings, in French and English.
struct Wording {
  let language: Language
  var isFrench: Bool { language == .french }

  init(_ language: Language) { self.language = language }

  var wholeTitle: String { isFrench ? "Qui coopère avec qui\u{A0}?" : "Who cooperates with whom?" }
  var emptyNote: String { isFrench ? "Rien à dessiner." : "Nothing to draw." }
  var severalLinksNote: String {
    isFrench
      ? "Un chiffre sur un trait\u{A0}: autant de liens de même sorte."
      : "A figure on a line: so many links of the same kind."
  }
  var wideLinesNote: String {
    isFrench ? "Trait plus large\u{A0}: plusieurs liens." : "A wider line: several links."
  }
  var kindColorsNote: String {
    isFrench
      ? "Chaque trait a la couleur du point dont il part."
      : "Each line has the colour of the point that it leaves."
  }
  var otherNodes: String { isFrench ? "Autre" : "Other" }

  var colon: String { isFrench ? "\u{A0}: " : ": " }

  func egoTitle(_ name: String) -> String {
    isFrench ? "Autour de \(quoted(name))" : "Around \(quoted(name))"
  }

  func routeTitle(_ start: String, _ end: String) -> String {
    isFrench ? "De \(quoted(start)) à \(quoted(end))" : "From \(quoted(start)) to \(quoted(end))"
  }

  func columnsTitle(_ left: String, _ right: String) -> String {
    isFrench ? "\(left) et \(Self.lowered(right))" : "\(left) and \(Self.lowered(right))"
  }

  /// What the legend says, for those who cannot see it.
  func legend(_ diagram: Diagram) -> String {
    let relations = diagram.colorsLinesByKind ? [] : diagram.relations.map(\.caption)
    let captions = (diagram.kinds.map(\.caption) + relations).joined(separator: ", ")
    return captions.isEmpty ? "" : (isFrench ? "Légende" : "Legend") + colon + captions + "."
  }

  func quoted(_ text: String) -> String { isFrench ? "«\u{A0}\(text)\u{A0}»" : "“\(text)”" }

  /// Such as `97 pôles, 543 acteurs, 922 liens`.
  func counts(_ groups: [(count: Int, singular: String, plural: String)], links: Int) -> String {
    (groups.map(count) + [self.links(links)]).joined(separator: ", ")
  }

  func count(_ group: (count: Int, singular: String, plural: String)) -> String {
    "\(number(group.count))\u{A0}\(Self.lowered(isOne(group.count) ? group.singular : group.plural))"
  }

  func nodes(_ count: Int) -> (count: Int, singular: String, plural: String) {
    isFrench ? (count, "nœud", "nœuds") : (count, "node", "nodes")
  }

  func links(_ count: Int) -> String {
    isFrench
      ? "\(number(count))\u{A0}\(isOne(count) ? "lien" : "liens")"
      : "\(number(count))\u{A0}\(count == 1 ? "link" : "links")"
  }

  func routeLength(_ steps: Int, paths: Int) -> String {
    let steps = isFrench ? "\(steps)\u{A0}pas" : "\(steps)\u{A0}\(steps == 1 ? "step" : "steps")"
    guard paths > 1 else { return steps }
    return isFrench ? "\(paths)\u{A0}chemins de \(steps)" : "\(paths)\u{A0}paths of \(steps)"
  }

  func thinned(_ shown: Int, of all: Int) -> String {
    isFrench
      ? "Seuls les \(number(shown))\u{A0}nœuds les plus liés sur \(number(all)) sont dessinés."
      : "Only the \(number(shown))\u{A0}most connected nodes of \(number(all)) are drawn."
  }

  /// Who bears a name, such as `Nommés : pôles à partir de 7 voisins ; les 580 autres sont des marques`.
  func named(_ named: [(who: String?, threshold: Int?)], others: Int) -> String {
    let list =
      named.map { who, threshold in
        let who = Self.lowered(who ?? (isFrench ? "Nœuds" : "Nodes"))
        guard let threshold else { return who }
        return isFrench
          ? "\(who) à partir de \(threshold)\u{A0}voisins" : "\(who) from \(threshold)\u{A0}neighbours on"
      }
      .joined(separator: ", ")
    let rest = number(others)
    guard !list.isEmpty else {
      return isFrench
        ? "Sans nom, faute de place\u{A0}: \(rest)." : "Without a name, for want of room: \(rest)."
    }
    return isFrench
      ? "Nommés\u{A0}: \(list)\u{A0}; les \(rest)\u{A0}autres sont des marques."
      : "Named: \(list); the other \(rest) are marks."
  }

  /// Such as `Sans lien, donc non dessinés : 6 pôles`.
  func unlinked(_ groups: [(count: Int, singular: String, plural: String)]) -> String {
    let list = groups.map(count).joined(separator: ", ")
    return isFrench ? "Sans lien, donc non dessinés\u{A0}: \(list)." : "Without links and not drawn: \(list)."
  }

  func omitted(_ kinds: [String]) -> String {
    let list = kinds.enumerated().map { $0.offset == 0 ? $0.element : Self.lowered($0.element) }
    let last = list.last ?? ""
    let joined =
      list.count < 2
      ? last : list.dropLast().joined(separator: ", ") + (isFrench ? " et " : " and ") + last
    return isFrench ? "Non dessinés\u{A0}: \(Self.lowered(joined))." : "Not drawn: \(Self.lowered(joined))."
  }

  func sourceLine(_ source: String?, date: String?) -> String? {
    let state = date.map { isFrench ? "état au \(day($0))" : "as of \(day($0))" }
    let source = source.map { isFrench ? "Source\u{A0}: \($0)" : "Source: \($0)" }
    switch (source, state) {
    case (nil, nil): return nil
    case (let source?, nil): return source
    case (nil, let state?): return state.prefix(1).uppercased() + state.dropFirst()
    case (let source?, let state?): return "\(source) · \(state)"
    }
  }

  /// `21 novembre 2026` for `2026-11-21`.
  private func day(_ text: String) -> String {
    guard let date = CalendarDate(text) else { return text }
    let french = [
      "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
      "novembre",
      "décembre",
    ]
    let english = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
      "November",
      "December",
    ]
    let month = (isFrench ? french : english)[Int(date.month) - 1]
    let day = isFrench && date.day == 1 ? "1er" : String(date.day)
    return "\(day)\u{A0}\(month)\u{A0}\(date.year)"
  }

  /// With the language's separator between thousands.
  func number(_ value: Int) -> String {
    let digits = String(value)
    var output = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { output += isFrench ? "\u{A0}" : "," }
      output.append(digit)
    }
    return output
  }

  /// A number that may have a fraction, with at most two digits of it.
  func amount(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e15 { return number(Int(value)) }
    let text = DecimalText.of(value)
    return isFrench ? text.split(separator: ".").joined(separator: ",") : text
  }

  func capitalized(_ text: String) -> String { text.capitalizedFirst }

  private func isOne(_ count: Int) -> Bool { isFrench ? count < 2 : count == 1 }

  /// Within a sentence: `Pôles` becomes `pôles`, `PME` and `ESS enterprises` stay.
  static func lowered(_ text: String) -> String {
    guard let second = text.dropFirst().first, second.isLowercase || second == "'" || second == "’" else {
      return text
    }
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}

extension String {
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
