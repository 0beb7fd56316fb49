import GraphFormats
import PropertyGraph
import Testing

/// The clocks of places, against Python's.
@Suite("Time zones", .enabled(if: TimeZoneFiles().rules(named: "Europe/Paris") != nil))
struct ZoneTests {
  private let zones = TimeZoneFiles()

  @Test func `offsets are those of the table`() throws {
    for (zone, row) in try rows(offsetTable) {
      let instant = try #require(Int64(row[1]))
      #expect(zone.offset(at: instant).seconds == Int32(row[2]), "\(row)")
    }
  }

  @Test func `a local time means the first of two instants, and skipped times move on`() throws {
    for (zone, row) in try rows(localTable) {
      let local = try #require(LocalDateTime(parsing: String(row[1])))
      let value = try #require(ZonedDateTime(local, in: zone))
      #expect(value.epochSecond == Int64(row[2]), "\(row)")
      #expect(value.offset == zone.offset(at: value.epochSecond))
      #expect(ZonedDateTime(epochSecond: value.epochSecond, in: zone) == value)
    }
  }

  @Test func `the rule of the last line holds for ever`() throws {
    for (zone, row) in try rows(futureTable) {
      let instant = try #require(Int64(row[1]))
      #expect(zone.offset(at: instant).seconds == Int32(row[2]), "\(row)")
    }
    let paris = Zone.named("Europe/Paris", try #require(zones.rules(named: "Europe/Paris")))
    #expect(paris.offset(at: 31_556_889_864_403_199).seconds == 3600)
    #expect(paris.offset(at: .max).seconds == 3600)
    #expect(paris.offset(at: .min).seconds == 561)
  }

  @Test func `places that have had one clock since 1970 have one history`() throws {
    let stockholm = try #require(zones.rules(named: "Europe/Stockholm"))
    #expect(stockholm.offset(at: -4_780_000_000).description == "+00:53:28")
  }

  @Test(arguments: [
    "", "/etc/passwd", "../zoneinfo/Europe/Paris", "Europe/../Europe/Paris", "Europe//Paris", "Europe/Paris/",
    "Europe/Paris\u{0}", "europe/paris", "Europe", "tzdata.zi", "zone.tab", "Europe/Nowhere", ".", "Etc/+1",
    "+01:00", "Europe/Paris é",
  ])
  func `other names have no rules`(name: String) {
    #expect(zones.rules(named: name) == nil)
  }

  private func rows(_ table: String) throws -> [(zone: Zone, row: [Substring])] {
    var known: [String: Zone] = [:]
    return try table.split(separator: "\n")
      .map { line in
        let row = line.split(separator: " ")
        let name = String(row[0])
        let zone = try known[name] ?? .named(name, #require(zones.rules(named: name)))
        known[name] = zone
        return (zone, row)
      }
  }
}
