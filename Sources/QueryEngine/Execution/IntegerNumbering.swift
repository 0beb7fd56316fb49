/// Numbers integers in the order in which they first come.
///
/// Small integers are looked up in an array. The others are in a hash table with open addressing and linear
/// probing, at most half full; the hash is Fibonacci's (Knuth, The Art of Computer Programming, volume 3,
/// section 6.4).
struct IntegerNumbering: Sendable {
  /// Integers below it are looked up in an array.
  private static let smallLimit: UInt64 = 1 << 16

  /// By small integer: its number plus one, or zero.
  private var small: [UInt32] = []
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
    if key < UInt64(small.count), small[Int(key)] != 0 { return small[Int(key)] - 1 }
    return key < Self.smallLimit ? smallNumber(of: Int(key)) : hashedNumber(of: key)
  }

  private mutating func smallNumber(of key: Int) -> UInt32 {
    if key >= small.count {
      var length = max(64, small.count)
      while length <= key { length *= 2 }
      small.append(contentsOf: repeatElement(0, count: length - small.count))
    }
    count += 1
    small[key] = UInt32(count)
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

  /// Numbers a column; runs of one key are looked up once.
  @inline(__always)
  mutating func numbers(count rows: Int, key: (Int) -> UInt64) -> [UInt32] {
    var numbers = [UInt32](repeating: 0, count: rows)
    guard rows > 0 else { return numbers }
    var lastKey = key(0)
    var lastNumber = number(of: lastKey)
    numbers[0] = lastNumber
    for row in 1..<max(rows, 1) {
      let next = key(row)
      if next != lastKey {
        lastKey = next
        lastNumber = number(of: next)
      }
      numbers[row] = lastNumber
    }
    return numbers
  }

  /// The integers in the order of their numbers.
  var keys: [UInt64] {
    var keys = [UInt64](repeating: 0, count: count)
    for (slot, number) in slotNumbers.enumerated() where number != 0 {
      keys[Int(number) - 1] = slotKeys[slot]
    }
    for (key, number) in small.enumerated() where number != 0 { keys[Int(number) - 1] = UInt64(key) }
    return keys
  }

  /// What the table occupies, in bytes.
  var byteCount: Int { slotKeys.count * 12 + small.count * 4 }

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
