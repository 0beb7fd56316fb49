import Diagnostics

/// A JSON object under examination: typed access to its members, each mistake reported where it stands.
struct PackageObject {
  let members: [JSONNode.Member]
  let range: SourceRange
  private let log: PackageLog

  /// Nil, and reported, when the node is no object.
  init?(_ node: JSONNode, _ what: String, log: PackageLog) {
    guard case .object(let members) = node.content else {
      log.wrongType(node, what, expected: "an object")
      return nil
    }
    self.members = members
    range = node.range
    self.log = log
  }

  func node(_ key: String) -> JSONNode? {
    members.first { $0.key == key }?.value
  }

  func has(_ key: String) -> Bool { node(key) != nil }

  func string(_ key: String) -> String? { place(key)?.name }

  /// A string and where it stands.
  func place(_ key: String) -> NamedPlace? {
    guard let node = node(key) else { return nil }
    guard case .string(let text) = node.content else {
      log.wrongType(node, "'\(key)'", expected: "a string")
      return nil
    }
    return NamedPlace(name: text, range: node.range)
  }

  /// A string that must be there.
  func requiredPlace(_ key: String, of what: String) -> NamedPlace? {
    if !has(key) {
      log.error(
        "missing-property",
        "\(what) has no '\(key)'",
        at: SourceRange(range.lowerBound, range.lowerBound + 1)
      )
    }
    return place(key)
  }

  func boolean(_ key: String) -> Bool? {
    guard let node = node(key) else { return nil }
    guard case .boolean(let value) = node.content else {
      log.wrongType(node, "'\(key)'", expected: "true or false")
      return nil
    }
    return value
  }

  func number(_ key: String) -> Double? {
    guard let node = node(key) else { return nil }
    guard case .number(let text) = node.content, let value = Double(text), value.isFinite else {
      log.wrongType(node, "'\(key)'", expected: "a number")
      return nil
    }
    return value
  }

  /// A number from 0 up without a fraction.
  func count(_ key: String) -> Int? {
    guard let node = node(key) else { return nil }
    guard case .number(let text) = node.content, let value = Int(text), value >= 0 else {
      log.wrongType(node, "'\(key)'", expected: "a whole number from 0 up")
      return nil
    }
    return value
  }

  func object(_ key: String) -> PackageObject? {
    node(key).flatMap { PackageObject($0, "'\(key)'", log: log) }
  }

  func array(_ key: String) -> [JSONNode]? {
    guard let node = node(key) else { return nil }
    guard case .array(let items) = node.content else {
      log.wrongType(node, "'\(key)'", expected: "a list")
      return nil
    }
    return items
  }

  func objects(_ key: String) -> [PackageObject] {
    (array(key) ?? []).compactMap { PackageObject($0, "an item of '\(key)'", log: log) }
  }

  /// A list of strings; with `orString` a single string stands for a list of one.
  func places(_ key: String, orString: Bool = false) -> [NamedPlace]? {
    if orString, let node = node(key), case .string(let text) = node.content {
      return [NamedPlace(name: text, range: node.range)]
    }
    return array(key)?
      .compactMap { item in
        guard case .string(let text) = item.content else {
          log.wrongType(item, "an item of '\(key)'", expected: "a string")
          return nil
        }
        return NamedPlace(name: text, range: item.range)
      }
  }

  /// One of the cases of an enumeration, by its raw value.
  func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ key: String,
    of type: Choice.Type = Choice.self
  ) -> Choice? {
    guard let place = place(key) else { return nil }
    if let choice = Choice(rawValue: place.name) { return choice }
    log.unknown(place, "value of '\(key)'", among: Choice.allCases.map(\.rawValue), plural: "values")
    return nil
  }

  /// Warns of the members that mean nothing here.
  func warnOfKeys(except known: [String], in what: String) {
    for member in members where !known.contains(member.key) {
      log.warning(
        "unknown-property",
        "'\(member.key)' means nothing in \(what); it is left aside",
        at: member.keyRange,
        help: Spelling.help(for: member.key, among: known, of: "properties")
      )
    }
  }
}

/// Problems of `datapackage.json`.
struct PackageLog {
  let log: DiagnosticLog
  let file: FileText

  func error(_ code: Diagnostic.Code, _ message: String, at range: SourceRange, help: String? = nil) {
    log.add(Diagnostic(.error, code, message, at: range, help: help), in: file)
  }

  func warning(_ code: Diagnostic.Code, _ message: String, at range: SourceRange, help: String? = nil) {
    log.add(Diagnostic(.warning, code, message, at: range, help: help), in: file)
  }

  func wrongType(_ node: JSONNode, _ what: String, expected: String) {
    // The whole of an object or list would be a caret over many lines.
    let end = min(node.range.upperBound, node.range.lowerBound + 40)
    var range = SourceRange(node.range.lowerBound, end)
    switch node.content {
    case .object, .array: range = SourceRange(node.range.lowerBound, node.range.lowerBound + 1)
    default: break
    }
    error("wrong-type", "\(what) is \(node.kindDescription), expected \(expected)", at: range)
  }

  /// A name that is not among those that are known.
  func unknown(
    _ place: NamedPlace,
    _ what: String,
    among known: [String],
    plural: String,
    code: Diagnostic.Code = "unknown-value"
  ) {
    error(
      code,
      "unknown \(what) '\(place.name)'",
      at: place.range,
      help: Spelling.help(for: place.name, among: known, of: plural)
    )
  }
}
