import PropertyGraph
import QueryEngine

/// A clock that stands still at 2020-02-29T12:34:56.789Z, and one zone.
enum TestTime {
  static let source = TimeSource(zones: Zones()) { (1_582_979_696, 789_000_000) }

  /// `Europe/Paris` alone, by the law of today for all time.
  private struct Zones: TimeZoneDatabase {
    func rules(named name: String) -> ZoneRules? {
      guard name == "Europe/Paris", let winter = UTCOffset(seconds: 3600),
        let summer = UTCOffset(seconds: 7200)
      else { return nil }
      let saving = YearlyZoneRule.DaylightSaving(
        offset: summer,
        start: .init(day: .weekday(month: 3, week: 5, day: 0), second: 7200),
        end: .init(day: .weekday(month: 10, week: 5, day: 0), second: 10_800)
      )
      let rule = YearlyZoneRule(standard: winter, daylightSaving: saving)
      return ZoneRules(transitions: [], offsets: [winter], later: rule)
    }
  }
}
