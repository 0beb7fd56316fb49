import PropertyGraph
import QueryEngine
import Testing

/// The winners of the call of 2013, counted straight from the tables: no reader, no engine of ours.
@Suite struct WinnersTests {
  @Test func `there are 23 winners, of which eight are witness poles`() throws {
    let tables = try Tables()
    #expect(tables.winners.count == 23)
    #expect(tables.winners.intersection(tables.witnesses).count == 8)
  }

  @Test func `the list by region agrees with the tables`() throws {
    let tables = try Tables()
    let expected = tables.lists { [tables.regionNames[$0.region] ?? ""] }
    #expect(expected.values.reduce(0) { $0 + $1.names.count } == 23)
    #expect(expected.values.reduce(0) { $0 + $1.witnesses } == 8)
    #expect(try list("winners-by-region") == expected)
  }

  @Test func `the list by sector agrees with the tables`() throws {
    let tables = try Tables()
    // A pole without a sector stands under an empty one.
    let expected = tables.lists { pole in
      let sectors = tables.sectors[pole.id] ?? []
      return sectors.isEmpty ? [""] : sectors.map { tables.sectorNames[$0] ?? "" }
    }
    let names = Set(expected.values.flatMap(\.names))
    #expect(names.count == 23)
    let list = try list("winners-by-sector")
    #expect(list == expected)
    let witnesses = try witnessNames()
    #expect(names.intersection(witnesses).count == 8)
  }

  private struct List: Equatable {
    var names: [String] = []
    var witnesses = 0
  }

  /// A saved question's answer by the text of its first column.
  private func list(_ name: String) throws -> [String: List] {
    var lists: [String: List] = [:]
    for row in try Library.answer(name).table.rows {
      guard row.count == 4, case .integer(let winners) = row[1], case .integer(let witnesses) = row[2],
        case .list(let values) = row[3]
      else {
        Issue.record("unexpected columns in \(name)")
        continue
      }
      let names = values.compactMap(text)
      #expect(names.count == Int(winners))
      lists[text(row[0]) ?? ""] = List(names: names.sorted(), witnesses: Int(witnesses))
    }
    return lists
  }

  private func witnessNames() throws -> Set<String> {
    Set(try Library.answer("witness-poles").table.rows.compactMap { $0.first.flatMap(text) })
  }

  private func text(_ value: Value) -> String? {
    if case .string(let text) = value { text } else { nil }
  }

  /// The tables that tell who won.
  private struct Tables {
    struct Pole {
      let id: String
      let name: String
      let region: String
    }

    let poles: [Pole]
    let regionNames: [String: String]
    let sectorNames: [String: String]
    let sectors: [String: [String]]
    let winners: Set<String>
    let witnesses: Set<String>

    init() throws {
      poles = try Self.rows("poles").map { Pole(id: $0[0], name: $0[1], region: $0[3]) }
      regionNames = try Self.names("regions")
      sectorNames = try Self.names("sectors")
      sectors = Dictionary(grouping: try Self.rows("pole-sectors")) { $0[0] }.mapValues { $0.map { $0[1] } }
      let awards = try Self.rows("awards")
      winners = Set(awards.filter { $0[1] == "WON" && $0[2] == "aap-2013" }.map { $0[0] })
      witnesses = Set(awards.filter { $0[1] == "WITNESS_OF" }.map { $0[0] })
    }

    func lists(by groups: (Pole) -> [String]) -> [String: List] {
      var lists: [String: List] = [:]
      for pole in poles where winners.contains(pole.id) {
        for group in groups(pole) {
          lists[group, default: List()].names.append(pole.name)
          if witnesses.contains(pole.id) { lists[group, default: List()].witnesses += 1 }
        }
      }
      return lists.mapValues { List(names: $0.names.sorted(), witnesses: $0.witnesses) }
    }

    private static func names(_ table: String) throws -> [String: String] {
      Dictionary(uniqueKeysWithValues: try rows(table).map { ($0[0], $0[1]) })
    }

    /// The records of a table without its head; quotes and commas in them as RFC 4180 has it, one a line.
    private static func rows(_ table: String) throws -> [[String]] {
      let lines = try Library.text("Graphs/ptce/\(table).csv").split(separator: "\n").dropFirst()
      return lines.map { line in
        var cells = [""]
        var isQuoted = false
        var previous: Character = ","
        for character in line {
          if character == "\"" {
            if !isQuoted, previous == "\"" { cells[cells.count - 1].append("\"") }
            isQuoted.toggle()
          } else if character == ",", !isQuoted {
            cells.append("")
          } else if character != "\r" {
            cells[cells.count - 1].append(character)
          }
          previous = character
        }
        return cells
      }
    }
  }
}
