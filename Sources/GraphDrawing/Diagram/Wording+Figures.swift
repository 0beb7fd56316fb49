/// What figures that count and group say of themselves.
extension Wording {
  // MARK: Titles

  /// A column that is called "group" says no more than the title.
  func clustersTitle(_ measure: String?) -> String {
    guard let measure else { return isFrench ? "Le réseau par natures" : "The network by kind" }
    if ["group", "groupe", "cluster"].contains(measure.lowercased()) {
      return isFrench ? "Le réseau par groupes" : "The network by group"
    }
    return isFrench
      ? "Le réseau par groupes (\(Self.lowered(measure)))" : "The network by group (\(Self.lowered(measure)))"
  }

  var groupsTitle: String { isFrench ? "Les liens entre les groupes" : "Links between the groups" }
  var kindsTitle: String { isFrench ? "Qui est lié à qui\u{A0}?" : "Who is linked with whom?" }

  func partnersTitle(_ hubs: String, _ shared: String) -> String {
    isFrench
      ? "Les \(Self.lowered(hubs)) qui partagent des \(Self.lowered(shared))"
      : "\(hubs) that share \(Self.lowered(shared))"
  }

  func panelsTitle(_ hubs: String?, _ members: String) -> String {
    guard let hubs else {
      return isFrench ? "\(members) par groupe" : "\(members) by group"
    }
    return isFrench
      ? "\(hubs) et \(Self.lowered(members))" : "\(hubs) and their \(Self.lowered(members))"
  }

  func hierarchyTitle(_ columns: [String]) -> String {
    guard let first = columns.first, columns.count > 1 else { return columns.first ?? wholeTitle }
    let middle = columns.dropFirst().dropLast().map { ", " + Self.lowered($0) }.joined()
    return first + middle + (isFrench ? " et " : " and ") + Self.lowered(columns[columns.count - 1])
  }

  // MARK: Groups

  func group(_ number: Int64) -> String { isFrench ? "Groupe \(number)" : "Group \(number)" }
  /// A number alone says nothing: who is linked best tells which group it is.
  func group(_ caption: String, around name: String) -> String {
    isFrench ? "\(caption), autour de \(quoted(name))" : "\(caption), around \(quoted(name))"
  }
  var groupNames: String {
    isFrench
      ? "Chaque groupe porte le nom de son membre le plus lié."
      : "Each group bears the name of its member with the most neighbours."
  }
  var withoutGroup: String { isFrench ? "Sans groupe" : "No group" }
  var others: String { isFrench ? "Autres" : "Others" }
  var unknown: String { isFrench ? "Non renseigné" : "Not known" }

  func severalGroups(_ count: Int) -> String {
    isFrench
      ? "Nœuds de plusieurs groupes, dessinés dans le premier\u{A0}: \(number(count))."
      : "Nodes of several groups, drawn in the first one: \(number(count))."
  }

  func groupCount(_ count: Int) -> String {
    isFrench
      ? "\(number(count))\u{A0}\(count < 2 ? "groupe" : "groupes")"
      : "\(number(count))\u{A0}\(count == 1 ? "group" : "groups")"
  }

  // MARK: Scales

  func linksInGroup(_ count: Int) -> String {
    links(count) + (isFrench ? " dans le groupe" : " within the group")
  }
  var linksBetween: String { isFrench ? "Liens d’un groupe à l’autre" : "Links from one group to another" }
  var members: String { isFrench ? "Membres" : "Members" }
  var degree: String { isFrench ? "Voisins" : "Neighbours" }

  func shared(_ plural: String) -> String {
    isFrench ? "\(plural) en commun" : "\(plural) shared"
  }

  func leftOutWeak(_ limit: Int, ties: Int) -> String {
    isFrench
      ? "Traits à partir de \(number(limit))\u{A0}; paires plus faibles, non dessinées\u{A0}: \(number(ties))."
      : "Lines from \(number(limit)) on; weaker pairs, not drawn: \(number(ties))."
  }

  func withoutShared(_ count: Int, _ plural: String) -> String {
    isFrench
      ? "\(plural) non dessinés, faute d’en partager assez\u{A0}: \(number(count))."
      : "\(plural) not drawn, for they share too few: \(number(count))."
  }

  // MARK: Matrices

  func numbersTitle(_ unit: String, _ rows: String, _ columns: String) -> String {
    "\(capitalized(unit))\(colon)\(rows) × \(columns)"
  }

  func tableSize(_ unit: String, _ rows: Int, _ columns: Int) -> String {
    let size =
      isFrench
      ? "\(number(rows))\u{A0}\(rows < 2 ? "ligne" : "lignes"), \(number(columns))\u{A0}\(columns < 2 ? "colonne" : "colonnes")"
      : "\(number(rows))\u{A0}\(rows == 1 ? "row" : "rows"), \(number(columns))\u{A0}\(columns == 1 ? "column" : "columns")"
    return capitalized(unit) + colon + size
  }

  func strongestRows(_ shown: Int, of all: Int) -> String {
    isFrench
      ? "Les \(number(shown))\u{A0}lignes les plus fortes sur \(number(all))."
      : "The \(number(shown))\u{A0}strongest rows of \(number(all))."
  }

  func strongestColumns(_ shown: Int, of all: Int) -> String {
    isFrench
      ? "Les \(number(shown))\u{A0}colonnes les plus fortes sur \(number(all))."
      : "The \(number(shown))\u{A0}strongest columns of \(number(all))."
  }

  func cells(_ unit: String) -> String {
    isFrench
      ? "Chaque case\u{A0}: nombre \(Self.elided("de", unit))." : "Each cell: number of \(unit)."
  }

  /// `de liens`, `d’acteurs`.
  static func elided(_ word: String, _ next: String) -> String {
    guard let first = next.unicodeScalars.first else { return word }
    let base = BaseLetter.of(first) ?? String(first)
    return "aeiouyh".contains(base.lowercased()) ? "\(word.dropLast())’\(next)" : "\(word) \(next)"
  }

  var linksOfRow: String {
    isFrench ? "liens de la ligne vers la colonne" : "links from the row to the column"
  }
  var orderedMatrix: String {
    isFrench
      ? "L’ordre rapproche ceux qui ont le plus en commun."
      : "The order brings those together that share most."
  }

  // MARK: Frames

  func datesTitle(_ first: Int, _ last: Int) -> String {
    isFrench ? "Le réseau de \(first) à \(last)" : "The network from \(first) to \(last)"
  }

  func standing(_ year: Int) -> String { isFrench ? "En \(year)" : "In \(year)" }

  func undated(_ links: Int, of all: Int) -> String {
    isFrench
      ? "De date inconnue, donc dans aucune vignette\u{A0}: \(self.links(links)) sur \(number(all))."
      : "Of unknown date, so in no panel: \(self.links(links)) of \(number(all))."
  }

  var lastsWithoutEnd: String {
    isFrench ? "Un lien sans fin connue dure." : "A link without a known end lasts."
  }

  var undatedNote: String {
    isFrench ? "Aucun lien n’est daté." : "No link has a date."
  }

  func framed(_ shown: Int, of all: Int, _ plural: String) -> String {
    isFrench
      ? "Les \(number(shown))\u{A0}\(Self.lowered(plural)) les plus liés sur \(number(all))."
      : "The \(number(shown))\u{A0}most connected \(Self.lowered(plural)) of \(number(all))."
  }

  var samePlaces: String {
    isFrench ? "Chaque nœud garde sa place." : "Every node keeps its place."
  }

  var severalPlaces: String {
    isFrench
      ? "Qui appartient à plusieurs groupes y figure chaque fois."
      : "Who belongs to several groups stands in each."
  }
}
