import PropertyGraph

extension TemporalConstructor {
  /// `date.truncate('week', value, {dayOfWeek: 2})`: the value cut down to a unit, then parts set anew.
  func truncate(_ arguments: [Value], _ environment: FunctionEnvironment) throws(FunctionFailure) -> Value {
    let unit = try TruncationUnit(FunctionCatalog.string(arguments, 0))
    let value = arguments.count > 1 ? arguments[1] : .zonedDateTime(try environment.now(in: .utc))
    guard let parts = TemporalParts(value) else {
      throw .kind(value, expected: "a point in time", argument: 1)
    }
    var entries: [Value.MapEntry] = []
    if arguments.count > 2 {
      guard case .map(let given) = arguments[2] else {
        throw .kind(arguments[2], expected: "a map", argument: 2)
      }
      entries = given
    }
    let fields = try TemporalFields(entries, for: fields)
    if fields.hasNull { return .null }
    for name in ["date", "time", "datetime", "epochSeconds", "epochMillis"] where fields.has(name) {
      throw FunctionFailure("'\(name)' cannot be set after cutting", argument: 2)
    }
    switch self {
    case .date:
      guard !unit.isOfTimes else {
        throw FunctionFailure("a date has no \(unit.rawValue) to be cut down to", argument: 0)
      }
      return .date(try date(unit, parts, value, fields))
    case .localTime: return .localTime(try time(unit, parts, value, fields))
    case .time:
      let time = try time(unit, parts, value, fields)
      let zone = try fields.zone(environment)
      let offset = try zone.map { zone throws(FunctionFailure) in try Self.fixedOffset(zone) }
      return .zonedTime(ZonedTime(time, offset: offset ?? parts.offset ?? .zero))
    case .localDateTime: return .localDateTime(try dateTime(unit, parts, value, fields))
    case .dateTime:
      let local = try dateTime(unit, parts, value, fields)
      var zone = try fields.zone(environment)
      if zone == nil { zone = try parts.zone(environment) }
      guard let result = ZonedDateTime(local, in: zone ?? .utc, preferring: parts.offset) else {
        throw .outsideCalendar
      }
      return .zonedDateTime(result)
    }
  }

  private func date(
    _ unit: TruncationUnit,
    _ parts: TemporalParts,
    _ value: Value,
    _ fields: TemporalFields
  ) throws(FunctionFailure) -> CalendarDate {
    guard let date = parts.date else { throw .lacks("date", value, argument: 1) }
    guard let cut = unit.truncate(date) else { throw .outsideCalendar }
    return try fields.date(over: cut)
  }

  private func time(
    _ unit: TruncationUnit,
    _ parts: TemporalParts,
    _ value: Value,
    _ fields: TemporalFields
  ) throws(FunctionFailure) -> LocalTime {
    guard !unit.isOfDates else {
      throw FunctionFailure("a time of day has no \(unit.rawValue) to be cut down to", argument: 0)
    }
    guard let time = parts.time else { throw .lacks("time", value, argument: 1) }
    return try fields.time(over: unit.truncate(time), addsSubseconds: true)
  }

  private func dateTime(
    _ unit: TruncationUnit,
    _ parts: TemporalParts,
    _ value: Value,
    _ fields: TemporalFields
  ) throws(FunctionFailure) -> LocalDateTime {
    if unit.isOfTimes, parts.time == nil { throw .lacks("time", value, argument: 1) }
    let date = try date(unit, parts, value, fields)
    let time = unit.truncate(parts.time ?? .midnight)
    return LocalDateTime(date, try fields.time(over: time, addsSubseconds: true))
  }
}
