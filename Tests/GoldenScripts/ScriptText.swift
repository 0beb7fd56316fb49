/// How a script's lines are told apart.
enum ScriptText {
  /// The tags and the input of a block's first line; nil for any other line.
  static func blockStart(_ line: String) -> (tags: [String], input: String)? {
    if line.hasPrefix(">") { return ([], input(afterMark: line.dropFirst())) }
    guard line.hasPrefix("["), let close = line.firstIndex(of: "]") else { return nil }
    let rest = line[line.index(after: close)...]
    let words = line[line.index(after: line.startIndex)..<close].split(separator: ",")
    let tags = words.map { String($0.drop { $0 == " " }) }
    guard rest.hasPrefix(">"), tags.allSatisfy({ $0.allSatisfy(isTagCharacter) }) else { return nil }
    return (tags, input(afterMark: rest.dropFirst()))
  }

  /// The input on a line that continues a block; nil for any other line.
  static func continuation(_ line: String) -> String? {
    if line.hasPrefix(">") { return input(afterMark: line.dropFirst()) }
    return line.hasPrefix("  ") ? line : nil
  }

  static func setting(_ line: String) -> (key: String, value: String)? {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    let key = line[..<colon]
    guard !key.isEmpty, key.allSatisfy(isTagCharacter) else { return nil }
    return (String(key), String(line[line.index(after: colon)...].drop { $0 == " " }))
  }

  static func isComment(_ line: String) -> Bool { line.hasPrefix("#") }

  /// An output's lines, without the empty ones at its end.
  static func outputLines(_ output: String) -> [String] {
    var lines = output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  static func escaped(_ line: String) -> String {
    isComment(line) || line.hasPrefix("\\") || blockStart(line) != nil ? "\\" + line : line
  }

  static func unescaped(_ line: String) -> String {
    line.hasPrefix("\\") ? String(line.dropFirst()) : line
  }

  private static func input(afterMark text: Substring) -> String {
    String(text.hasPrefix(" ") ? text.dropFirst() : text)
  }

  private static func isTagCharacter(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "-" || character == "_"
  }
}
