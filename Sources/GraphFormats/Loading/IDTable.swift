/// From 64-bit keys to 32-bit numbers: open addressing, no removal.
struct IDTable {
  private var keys: [UInt64]
  /// `.max` is a free slot.
  private var numbers: [UInt32]
  private(set) var count = 0

  init() {
    keys = [UInt64](repeating: 0, count: 64)
    numbers = [UInt32](repeating: .max, count: 64)
  }

  func number(of key: UInt64) -> UInt32? {
    let number = numbers[slot(of: key)]
    return number == .max ? nil : number
  }

  /// Enters a number for a key, or returns the one that it has already.
  mutating func insert(_ key: UInt64, _ number: UInt32) -> UInt32? {
    let slot = slot(of: key)
    if numbers[slot] != .max { return numbers[slot] }
    keys[slot] = key
    numbers[slot] = number
    count += 1
    if count * 2 > keys.count { grow() }
    return nil
  }

  /// The slot that holds a key, or the free one where it belongs.
  private func slot(of key: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) >> 20) & (keys.count - 1)
    while numbers[slot] != .max, keys[slot] != key { slot = (slot + 1) & (keys.count - 1) }
    return slot
  }

  private mutating func grow() {
    let (oldKeys, oldNumbers) = (keys, numbers)
    keys = [UInt64](repeating: 0, count: oldKeys.count * 2)
    numbers = [UInt32](repeating: .max, count: oldKeys.count * 2)
    for index in oldKeys.indices where oldNumbers[index] != .max {
      let slot = slot(of: oldKeys[index])
      keys[slot] = oldKeys[index]
      numbers[slot] = oldNumbers[index]
    }
  }
}
