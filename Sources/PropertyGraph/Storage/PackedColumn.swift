/// Values of one type as packed integers.
///
/// Floats stand as their bits, booleans as 0 and 1, strings as their ids, dates as year, month and day in one.
struct PackedColumn: Sendable {
  let kind: PropertyColumn.Kind
  let numbers: PackedIntegers
  private let unpacked: Lazy<PropertyColumn.Storage>

  /// A column whose numbers mean values of a type, not the general one.
  init(_ kind: PropertyColumn.Kind, _ numbers: PackedIntegers) {
    self.kind = kind
    self.numbers = numbers
    unpacked = Lazy { Self.storage(kind, numbers) }
  }

  /// Packs a storage; nil for general values.
  init?(_ storage: PropertyColumn.Storage) {
    let numbers: PackedIntegers
    switch storage {
    case .integers(let values): numbers = PackedIntegers(values)
    case .floats(let values): numbers = PackedIntegers(values.map { Int64(bitPattern: $0.bitPattern) })
    case .strings(let values): numbers = PackedIntegers(values.map { Int64($0.rawValue) })
    case .dates(let values): numbers = PackedIntegers(values.map(\.packed))
    case .booleans(let bits):
      numbers = PackedIntegers(count: bits.count, in: 0...1) { bits[$0] ? 1 : 0 }
    case .values: return nil
    }
    self.init(storage.kind, numbers)
  }

  /// All values, unpacked the first time.
  var storage: PropertyColumn.Storage { unpacked.value }

  /// One value, without unpacking the others.
  func value(at position: Int, strings: StringPool) -> Value {
    let number = numbers[position]
    return switch kind {
    case .integers: .integer(number)
    case .floats: .float(Double(bitPattern: UInt64(bitPattern: number)))
    case .booleans: .boolean(number != 0)
    case .strings: .string(strings[StringID(UInt32(truncatingIfNeeded: number))])
    case .dates: .date(CalendarDate(packed: number))
    case .values: .null
    }
  }

  private static func storage(
    _ kind: PropertyColumn.Kind,
    _ numbers: PackedIntegers
  ) -> PropertyColumn.Storage {
    switch kind {
    case .integers: return .integers(numbers.unpacked { $0 })
    case .floats: return .floats(numbers.unpacked { Double(bitPattern: UInt64(bitPattern: $0)) })
    case .strings: return .strings(numbers.unpacked { StringID(UInt32(truncatingIfNeeded: $0)) })
    case .dates: return .dates(numbers.unpacked { CalendarDate(packed: $0) })
    case .booleans:
      var bits = Bitmap(count: numbers.count)
      for index in 0..<numbers.count where numbers[index] != 0 { bits[index] = true }
      return .booleans(bits)
    case .values: return .values([])
    }
  }
}

extension CalendarDate {
  /// Year, month and day in one number, in the order of the days.
  var packed: Int64 { Int64(year) << 9 | Int64(month) << 5 | Int64(day) }

  /// The day that a number stands for.
  init(packed: Int64) {
    self.init(unchecked: Int32(truncatingIfNeeded: packed >> 9), UInt8(packed >> 5 & 15), UInt8(packed & 31))
  }
}
