/// An element's new value under a key; null where it loses the one that it has.
struct ValueChange {
  var element: UInt32
  var value: Value
}

extension PropertyColumn {
  /// A column with the values of some elements replaced.
  ///
  /// Values of the column's own type keep its storage; others make it general or, where all are of one type
  /// again, narrow.
  ///
  /// - Parameters:
  ///   - column: the column so far, if there is one.
  ///   - changes: at most one for each element, in ascending order.
  ///   - strings: takes in new texts.
  /// - Returns: the column, or nil when no value is left.
  /// - Complexity: O(elements from the first to the last with a value).
  static func edited(
    _ column: PropertyColumn?,
    _ changes: [ValueChange],
    strings: inout StringPool
  ) -> PropertyColumn? {
    guard let column else { return general([], at: 0, changes, strings: &strings) }
    let present = changes.lazy.filter { !$0.value.isNull }.map { Int($0.element) }
    let first = min(column.firstElement, present.first ?? column.firstElement)
    let end = max(column.firstElement + column.count, (present.last ?? 0) + 1)
    let typed = Typed(changes: changes, first: first, count: end - first, shift: column.firstElement - first)
    guard let storage = typed.storage(column.storage, strings: &strings) else {
      let values = (0..<column.count).map { column.value(of: column.firstElement + $0, strings: strings) }
      return general(values, at: column.firstElement, changes, strings: &strings)
    }
    let presence = typed.presence(column.presence, count: column.count)
    let valueCount = presence.words.reduce(0) { $0 + $1.nonzeroBitCount }
    guard valueCount > 0 else { return nil }
    return PropertyColumn(
      firstElement: first,
      count: end - first,
      storage: storage,
      presence: valueCount == end - first ? nil : presence
    )
  }

  /// The narrowest column for values of any types, of which the first are those of consecutive elements.
  private static func general(
    _ values: [Value],
    at firstElement: Int,
    _ changes: [ValueChange],
    strings: inout StringPool
  ) -> PropertyColumn? {
    let old = firstElement..<firstElement + values.count
    let changes = changes.filter { !$0.value.isNull || old.contains(Int($0.element)) }
    let elements = changes.map { Int($0.element) } + (values.isEmpty ? [] : [firstElement])
    guard let first = elements.min(), let last = elements.max() else { return nil }
    let count = max(last + 1, firstElement + values.count) - first
    var all = [Value](repeating: .null, count: count)
    for (index, value) in values.enumerated() { all[firstElement - first + index] = value }
    for change in changes { all[Int(change.element) - first] = change.value }
    var assembler = ColumnAssembler()
    assembler.add(.values(all), presence: nil, firstHandle: 0)
    return assembler.assemble(numbers: (0..<count).map { UInt32($0) }, strings: &strings)
      .map {
        PropertyColumn(
          firstElement: first + $0.firstElement,
          count: $0.count,
          storage: $0.storage,
          presence: $0.presence
        )
      }
  }

  /// Changes to be made to arrays that may grow at both ends.
  private struct Typed {
    let changes: [ValueChange]
    /// The new first element, how many there are now, and by how much old positions move.
    let first: Int
    let count: Int
    let shift: Int

    /// The storage with the changes made, or nil when a value is of another type.
    func storage(_ storage: Storage, strings: inout StringPool) -> Storage? {
      switch storage {
      case .integers(let values): return replaced(values, filler: 0) { $0.integer }.map { .integers($0) }
      case .floats(let values): return replaced(values, filler: 0) { $0.float }.map { .floats($0) }
      case .dates(let values):
        return replaced(values, filler: .placeholder) { $0.date }.map { .dates($0) }
      case .booleans(let bits):
        guard changes.allSatisfy({ $0.value.isNull || $0.value.boolean != nil }) else { return nil }
        var new = moved(bits)
        for change in changes {
          if let bit = change.value.boolean { new[Int(change.element) - first] = bit }
        }
        return .booleans(new)
      case .strings(let values):
        // Not one text is taken in before all are known to be texts.
        guard changes.allSatisfy({ $0.value.isNull || $0.value.string != nil }) else { return nil }
        return replaced(values, filler: StringID(0)) { $0.string.map { strings.intern($0) } }
          .map { .strings($0) }
      case .values: return nil
      }
    }

    /// Which elements have a value now.
    func presence(_ old: Bitmap?, count oldCount: Int) -> Bitmap {
      var new = moved(old ?? Bitmap(count: oldCount, repeating: true))
      for change in changes {
        let position = Int(change.element) - first
        if new.indices.contains(position) { new[position] = !change.value.isNull }
      }
      return new
    }

    private func replaced<Element>(
      _ values: [Element],
      filler: Element,
      _ element: (Value) -> Element?
    ) -> [Element]? {
      var new = values
      if shift > 0 { new.insert(contentsOf: repeatElement(filler, count: shift), at: 0) }
      new.append(contentsOf: repeatElement(filler, count: count - new.count))
      for change in changes where !change.value.isNull {
        guard let element = element(change.value) else { return nil }
        new[Int(change.element) - first] = element
      }
      return new
    }

    private func moved(_ bits: Bitmap) -> Bitmap {
      var new = bits
      if shift > 0 {
        new = Bitmap(count: shift)
        for index in 0..<bits.count { new.append(bits[index]) }
      }
      while new.count < count { new.append(false) }
      return new
    }
  }
}

extension Bitmap {
  fileprivate var indices: Range<Int> { 0..<count }
}
