/// A package with columns of every type, written in the ways in which programs write CSV.
struct RandomPackage {
  /// By file: what it holds.
  private(set) var files: [String: [UInt8]] = [:]
  private var random: SeededRandom

  init(seed: UInt64, rows: Int) {
    random = SeededRandom(seed: seed)
    files["datapackage.json"] = Array(Self.description.utf8)
    let places = (0..<max(rows / 3, 1))
      .map { _ in Int64(random.below(1_000_000)) * (random.below(2) == 0 ? 1 : -1) }
    let ids = Array(Set(places)).sorted()
    files["places.csv"] = table(["id", "name"], ids.map { [String($0), text()] })
    let people = (0..<rows).map { "p-\($0)" }
    files["people.csv"] = table(
      [
        "id", "name", "kind", "height", "awake", "born", "rises", "seen", "stays", "since", "until", "tags",
        "home", "code",
      ],
      people.map { person(id: $0, places: ids) }
    )
    var ties: Set<String> = []
    for _ in 0..<rows * 2 {
      ties.insert(
        "\(random.below(rows)) \(random.below(rows)) \(["KNOWS", "LIKES", "HELPS"][random.below(3)])"
      )
    }
    files["ties.csv"] = table(
      ["from", "to", "kind", "weight", "note"],
      ties.sorted()
        .map { tie in
          let parts = tie.split(separator: " ")
          return [
            "p-\(parts[0])", "p-\(parts[1])", String(parts[2]), maybe(String(random.below(5_000) - 10)),
            text(),
          ]
        }
    )
    files["visits.csv"] = table(
      ["person", "place", "year"],
      (0..<rows)
        .map { _ in
          [
            people[random.below(rows)], String(ids[random.below(ids.count)]),
            maybe(String(1990 + random.below(30))),
          ]
        }
    )
  }

  func write(to folder: TestFolder) {
    for (name, bytes) in files { TextFile.write(bytes, to: folder.path + "/" + name) }
  }

  private mutating func person(id: String, places: [Int64]) -> [String] {
    let year = 1950 + random.below(60)
    return [
      id, text(), ["Artist", "Baker"][random.below(2)], maybe("\(random.below(200)).\(random.below(100))"),
      maybe(["true", "false"][random.below(2)]),
      maybe("19\(10 + random.below(80))-0\(1 + random.below(9))-11"),
      maybe("0\(random.below(10)):30"), maybe("2014-07-31T21:40:32\(["", "Z", "+02:00"][random.below(3)])"),
      maybe("P\(random.below(9))Y2DT3H"), maybe(String(year)), maybe(String(year + random.below(3))),
      maybe((0...random.below(3)).map { "t\($0)" }.joined(separator: "; ")),
      maybe(String(places[random.below(places.count)])), maybe("c\(id)"),
    ]
  }

  private mutating func maybe(_ text: String) -> String { random.below(4) == 0 ? "" : text }

  private mutating func text() -> String {
    let parts = ["Pôle", "de, la", "\"Mer\"", "l'Île", "\nligne", "\r\n", "🌊", " ", "a;b", "x"]
    return "n" + (0..<random.below(4)).map { _ in parts[random.below(parts.count)] }.joined()
  }

  /// A table in some of the forms that mean the same.
  private mutating func table(_ header: [String], _ rows: [[String]]) -> [UInt8] {
    let delimiter = [",", ";", "\t"][random.below(3)]
    let end = ["\n", "\r\n", "\r"][random.below(3)]
    let hasMark = random.below(2) == 0
    let quotesAll = random.below(3) == 0
    var output = hasMark ? "\u{FEFF}" : ""
    output += header.joined(separator: delimiter) + end
    for (index, row) in rows.enumerated() {
      let cells = row.map { cell in
        let needsQuotes = cell.utf8.contains { [0x0A, 0x0D, 0x22, 0x2C, 0x3B, 0x09].contains($0) }
        guard needsQuotes || quotesAll || (!cell.isEmpty && random.below(5) == 0) else { return cell }
        return "\"" + Self.doubled(cell) + "\""
      }
      output += cells.joined(separator: delimiter)
      if index < rows.count - 1 || random.below(2) == 0 { output += end }
    }
    return Array(output.utf8)
  }

  private static func doubled(_ cell: String) -> String {
    String(decoding: cell.utf8.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] }, as: UTF8.self)
  }

  private static let description = """
    {
      "name": "random",
      "resources": [
        {
          "name": "places", "path": "places.csv",
          "maillage": { "holds": "nodes", "id": "id", "labels": ["Place"] },
          "schema": { "primaryKey": "id", "fields": [
            { "name": "id", "type": "integer", "constraints": { "required": true } },
            { "name": "name", "type": "string" } ] }
        },
        {
          "name": "people", "path": "people.csv",
          "maillage": { "holds": "nodes", "id": "id", "labels": ["Person"], "labelColumn": "kind",
            "edges": [{ "column": "home", "type": "LIVES_IN", "resource": "places" }] },
          "schema": { "primaryKey": "id", "fields": [
            { "name": "id", "type": "string", "constraints": { "pattern": "^p-[0-9]+$", "required": true } },
            { "name": "name", "type": "string", "constraints": { "maxLength": 90 } },
            { "name": "kind", "type": "string", "constraints": { "enum": ["Artist", "Baker"] } },
            { "name": "height", "type": "number", "constraints": { "minimum": 0 } },
            { "name": "awake", "type": "boolean" },
            { "name": "born", "type": "date" },
            { "name": "rises", "type": "time" },
            { "name": "seen", "type": "datetime" },
            { "name": "stays", "type": "duration" },
            { "name": "since", "type": "year" },
            { "name": "until", "type": "year" },
            { "name": "tags", "type": "string", "maillage": { "list": ";" } },
            { "name": "home", "type": "integer" },
            { "name": "code", "type": "string", "constraints": { "unique": true } } ] }
        },
        {
          "name": "ties", "path": "ties.csv",
          "maillage": { "holds": "edges", "typeColumn": "kind",
            "source": { "column": "from", "resource": "people" },
            "target": { "column": "to", "resource": "people" } },
          "schema": { "primaryKey": ["from", "to", "kind"], "fields": [
            { "name": "from", "type": "string" }, { "name": "to", "type": "string" },
            { "name": "kind", "type": "string" },
            { "name": "weight", "type": "integer", "constraints": { "minimum": -10, "maximum": 5000 } },
            { "name": "note", "type": "string" } ] }
        },
        {
          "name": "visits", "path": "visits.csv",
          "maillage": { "holds": "edges", "type": "VISITED",
            "source": { "column": "person", "resource": "people" },
            "target": { "column": "place", "resource": "places" } },
          "schema": { "fields": [
            { "name": "person", "type": "string" }, { "name": "place", "type": "integer" },
            { "name": "year", "type": "year" } ] }
        }
      ]
    }

    """
}
