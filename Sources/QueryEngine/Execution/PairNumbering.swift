/// Numbers pairs of a number and a code, in the order in which they first come.
///
/// So rows that are numbered by some columns are numbered by one column more.
struct PairNumbering: Sendable {
  /// The codes in the order in which they first come, so that few codes give small pairs.
  private var codes = IntegerNumbering()
  private var pairs = IntegerNumbering()

  var count: Int { pairs.count }

  /// Puts the number of the pair in place of each row's number.
  ///
  /// - Parameters:
  ///   - numbers: by row.
  ///   - new: gets the rows whose pair is new.
  ///   - code: of a row.
  @inline(__always)
  mutating func combine(_ numbers: inout [UInt32], new: inout [Int32], code: (Int) -> UInt32) {
    var target = numbers.mutableSpan
    var last: (number: UInt32, code: UInt32, pair: UInt32)?
    var row = 0
    while row < target.count {
      row = combineKnown(from: row, in: &target, code: code)
      guard row < target.count else { break }
      let (number, next) = (target[row], code(row))
      if let last, last.number == number, last.code == next {
        target[row] = last.pair
      } else {
        let known = pairs.count
        target[row] = pairs.number(of: Self.key(number, codes.number(of: UInt64(next))))
        if pairs.count > known { new.append(Int32(truncatingIfNeeded: row)) }
        last = (number, next, target[row])
      }
      row += 1
    }
  }

  /// Goes on up to the first row whose code or pair is not in the arrays.
  @inline(__always)
  private func combineKnown(
    from start: Int,
    in target: inout MutableSpan<UInt32>,
    code: (Int) -> UInt32
  ) -> Int {
    // Then no two pairs can have one place below.
    guard codes.count <= 256 else { return start }
    let nearCodes = codes.near.span
    let nearPairs = pairs.near.span
    let (codeBase, pairBase) = (codes.base, pairs.base)
    var row = start
    while row < target.count {
      let offset = UInt64(code(row)) &- codeBase
      guard offset < UInt64(nearCodes.count) else { return row }
      // A number plus one: zero is an unknown code, for which there is no place.
      let place = (UInt64(target[row]) << 8 | UInt64(nearCodes[Int(offset)] &- 1)) &- pairBase
      guard place < UInt64(nearPairs.count) else { return row }
      let pair = nearPairs[Int(place)]
      if pair == 0 { return row }
      target[row] = pair &- 1
      row &+= 1
    }
    return row
  }

  /// The pairs in the order of their numbers.
  var keys: [(number: UInt32, code: UInt32)] {
    let codes = codes.keys
    return pairs.keys.map { key in
      let (number, code) =
        key >> 63 == 0 ? (key >> 8, key & 0xFF) : (key >> 32 & 0x7FFF_FFFF, key & 0xFFFF_FFFF)
      return (UInt32(number), UInt32(truncatingIfNeeded: codes[Int(code)]))
    }
  }

  /// One integer for two, small when both are: few pairs are looked up in an array.
  @inline(__always)
  private static func key(_ number: UInt32, _ code: UInt32) -> UInt64 {
    number < 256 && code < 256
      ? UInt64(number << 8 | code) : 1 << 63 | UInt64(number) << 32 | UInt64(code)
  }
}
