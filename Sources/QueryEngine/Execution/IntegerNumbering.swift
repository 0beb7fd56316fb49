/// Numbers integers in the order in which they first come.
///
/// A hash table with open addressing and linear probing, at most half full; the hash is Fibonacci's
/// (Knuth, The Art of Computer Programming, volume 3, section 6.4).
struct IntegerNumbering: Sendable {
  private var slotKeys: [UInt64]
  /// A number plus one; zero is a free slot.
  private var slotNumbers: [UInt32]
  private var shift: UInt64
  private(set) var count = 0

  init() {
    slotKeys = [UInt64](repeating: 0, count: 16)
    slotNumbers = [UInt32](repeating: 0, count: 16)
    shift = 60
  }

  /// The number of an integer, the next one when it is new.
  mutating func number(of key: UInt64) -> UInt32 {
    if (count + 1) * 2 > slotKeys.count { grow() }
    let mask = slotKeys.count - 1
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> shift)
    while slotNumbers[slot] != 0 {
      if slotKeys[slot] == key { return slotNumbers[slot] - 1 }
      slot = (slot + 1) & mask
    }
    slotKeys[slot] = key
    count += 1
    slotNumbers[slot] = UInt32(count)
    return UInt32(count - 1)
  }

  /// Numbers a column; runs of one key are looked up once.
  mutating func numbers(of keys: [UInt64]) -> [UInt32] {
    var numbers = [UInt32](repeating: 0, count: keys.count)
    var last: (key: UInt64, number: UInt32)?
    for index in keys.indices {
      let key = keys[index]
      if let last, last.key == key {
        numbers[index] = last.number
      } else {
        let number = number(of: key)
        numbers[index] = number
        last = (key, number)
      }
    }
    return numbers
  }

  /// The integers in the order of their numbers.
  var keys: [UInt64] {
    var keys = [UInt64](repeating: 0, count: count)
    for (slot, number) in slotNumbers.enumerated() where number != 0 {
      keys[Int(number) - 1] = slotKeys[slot]
    }
    return keys
  }

  /// What the table occupies, in bytes.
  var byteCount: Int { slotKeys.count * 12 }

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
