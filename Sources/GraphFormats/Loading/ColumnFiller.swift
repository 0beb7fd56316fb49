import PropertyGraph

/// A cell's value, as cheap to hand on as its column is to fill.
enum CellValue {
  case null
  case integer(Int64)
  case float(Double)
  case boolean(Bool)
  case date(CalendarDate)
  case string(StringID)
  case list([Value])
  case value(Value)
}

/// One property's values in the making, row after row.
struct ColumnFiller {
  private var storage: PropertyColumn.Storage
  private var presence = Bitmap(count: 0)
  private var presentCount = 0

  init(_ kind: FieldDescription.Kind) {
    storage =
      switch kind {
      case .string: .strings([])
      case .integer, .year: .integers([])
      case .number: .floats([])
      case .boolean: .booleans(Bitmap(count: 0))
      case .date: .dates([])
      case .list, .temporal: .values([])
      }
  }

  /// Whether no row has a value.
  var isEmpty: Bool { presentCount == 0 }

  /// The column, with nil for presence when every row has a value.
  var column: (values: PropertyColumn.Storage, presence: Bitmap?) {
    (storage, presentCount == presence.count ? nil : presence)
  }

  /// Takes a value of the column's own type, or null.
  mutating func append(_ value: CellValue) {
    var isPresent = true
    if case .null = value { isPresent = false }
    presence.append(isPresent)
    if isPresent { presentCount += 1 }
    // The storage is taken out while it changes, so that no copy is made.
    switch storage {
    case .integers(var values):
      storage = Self.nothing
      if case .integer(let number) = value { values.append(number) } else { values.append(0) }
      storage = .integers(values)
    case .floats(var values):
      storage = Self.nothing
      if case .float(let number) = value { values.append(number) } else { values.append(0) }
      storage = .floats(values)
    case .booleans(var values):
      storage = Self.nothing
      if case .boolean(let bit) = value { values.append(bit) } else { values.append(false) }
      storage = .booleans(values)
    case .strings(var values):
      storage = Self.nothing
      if case .string(let id) = value { values.append(id) } else { values.append(StringID(0)) }
      storage = .strings(values)
    case .dates(var values):
      storage = Self.nothing
      if case .date(let date) = value { values.append(date) } else { values.append(CalendarDate.epoch) }
      storage = .dates(values)
    case .values(var values):
      storage = Self.nothing
      switch value {
      case .list(let items): values.append(.list(items))
      case .value(let value): values.append(value)
      default: values.append(.null)
      }
      storage = .values(values)
    }
  }

  private static let nothing = PropertyColumn.Storage.integers([])
}
