/// Numbers integers in the order in which they first come.
///
/// Integers near the first one are looked up in an array. The others are in a hash table with open addressing
/// and linear probing, at most half full; the hash is Fibonacci's (Knuth, The Art of Computer Programming, volume 3,
/// section 6.4).
struct IntegerNumbering: Sendable {
  /// So many integers from `base` on are looked up in an array.
  private static let nearLimit: UInt64 = 1 << 16
  /// What `base` is a multiple of: the array has room for less than so many integers before the first.
  private static let alignment: UInt64 = 1 << 12

  /// The integer of the first entry of `near`.
  private(set) var base: UInt64 = 0
  /// By integer from `base` on: its number plus one, or zero.
  private(set) var near: [UInt32] = []
  private var slotKeys: [UInt64]
  /// A number plus one; zero is a free slot.
  private var slotNumbers: [UInt32]
  private var shift: UInt64
  private var slotCount = 0
  private(set) var count = 0

  init() {
    slotKeys = [UInt64](repeating: 0, count: 16)
    slotNumbers = [UInt32](repeating: 0, count: 16)
    shift = 60
  }

  /// The number of an integer, the next one when it is new.
  @inline(__always)
  mutating func number(of key: UInt64) -> UInt32 {
    if count == 0 { base = key & ~(Self.alignment - 1) }
    // Integers before the base wrap around to large ones.
    let offset = key &- base
    if offset < UInt64(near.count), near[Int(offset)] != 0 { return near[Int(offset)] - 1 }
    return offset < Self.nearLimit ? newNumber(at: Int(offset)) : hashedNumber(of: key)
  }

  private mutating func newNumber(at offset: Int) -> UInt32 {
    if offset >= near.count {
      var length = max(512, near.count)
      while length <= offset { length *= 2 }
      near.append(contentsOf: repeatElement(0, count: length - near.count))
    }
    count += 1
    near[offset] = UInt32(count)
    return UInt32(count - 1)
  }

  @inline(__always)
  private mutating func hashedNumber(of key: UInt64) -> UInt32 {
    if (slotCount + 1) * 2 > slotKeys.count { grow() }
    let mask = slotKeys.count - 1
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> shift)
    while slotNumbers[slot] != 0 {
      if slotKeys[slot] == key { return slotNumbers[slot] - 1 }
      slot = (slot + 1) & mask
    }
    slotKeys[slot] = key
    slotCount += 1
    count += 1
    slotNumbers[slot] = UInt32(count)
    return UInt32(count - 1)
  }

  /// Numbers a column; runs of one key are hashed once.
  ///
  /// - Parameters:
  ///   - rows: how many there are.
  ///   - new: gets the rows whose key is new.
  ///   - key: of a row.
  @inline(__always)
  mutating func numbers(count rows: Int, new: inout [Int32], key: (Int) -> UInt64) -> [UInt32] {
    var numbers = [UInt32](repeating: 0, count: rows)
    var target = numbers.mutableSpan
    var last: (key: UInt64, number: UInt32)?
    var row = 0
    while row < rows {
      row = knownNumbers(from: row, to: rows, key: key, into: &target)
      guard row < rows else { break }
      let next = key(row)
      let known = count
      let number = last?.key == next ? last?.number ?? 0 : self.number(of: next)
      if count > known { new.append(Int32(truncatingIfNeeded: row)) }
      last = (next, number)
      target[row] = number
      row += 1
    }
    return numbers
  }

  /// Numbers rows up to the first whose key is not in the array.
  @inline(__always)
  private func knownNumbers(
    from start: Int,
    to end: Int,
    key: (Int) -> UInt64,
    into target: inout MutableSpan<UInt32>
  ) -> Int {
    let near = self.near.span
    var row = start
    while row < end {
      let offset = key(row) &- base
      guard offset < UInt64(near.count) else { return row }
      let number = near[Int(offset)]
      if number == 0 { return row }
      target[row] = number - 1
      row += 1
    }
    return row
  }

  /// The integers in the order of their numbers.
  var keys: [UInt64] {
    var keys = [UInt64](repeating: 0, count: count)
    for (slot, number) in slotNumbers.enumerated() where number != 0 {
      keys[Int(number) - 1] = slotKeys[slot]
    }
    for (offset, number) in near.enumerated() where number != 0 {
      keys[Int(number) - 1] = base &+ UInt64(offset)
    }
    return keys
  }

  /// What the table occupies, in bytes.
  var byteCount: Int { slotKeys.count * 12 + near.count * 4 }

  private mutating func grow() {
    var keys = [UInt64](repeating: 0, count: slotKeys.count * 2)
    var numbers = [UInt32](repeating: 0, count: keys.count)
    shift -= 1
    for (old, number) in slotNumbers.enumerated() where number != 0 {
      var slot = Int(truncatingIfNeeded: (slotKeys[old] &* 0x9E37_79B9_7F4A_7C15) >> shift)
      while numbers[slot] != 0 { slot = (slot + 1) & (keys.count - 1) }
      keys[slot] = slotKeys[old]
      numbers[slot] = number
    }
    slotKeys = keys
    slotNumbers = numbers
  }
}
