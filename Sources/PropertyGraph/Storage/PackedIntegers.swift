/// Integers in as many bits each as their range asks for.
///
/// The difference of each from the smallest stands in `bitWidth` bits, one after the other, from the lowest
/// bit of 64-bit words.
///
/// - Note: frame of reference, of Goldstein, Ramakrishnan and Shaft, "Compressing relations and indexes",
///   ICDE 1998.
package struct PackedIntegers: Sendable {
  private enum Words: Sendable {
    case array([UInt64])
    case region(MemoryRegion, at: Int)
  }

  package let count: Int
  package let minimum: Int64
  package let maximum: Int64
  private let words: Words

  /// Packs values that lie between two bounds.
  ///
  /// - Complexity: O(count).
  package init(count: Int, in bounds: ClosedRange<Int64>, _ value: (Int) -> Int64) {
    self.count = count
    minimum = bounds.lowerBound
    maximum = bounds.upperBound
    let width = UInt64(Self.bitWidth(bounds.lowerBound, bounds.upperBound))
    var words = [UInt64](onLargePages: 0, count: Self.wordCount(count: count, bitWidth: Int(width)))
    guard width > 0 else {
      self.words = .array(words)
      return
    }
    var word: UInt64 = 0
    var filled: UInt64 = 0
    var place = 0
    for index in 0..<count {
      let difference = UInt64(bitPattern: value(index) &- bounds.lowerBound)
      word |= difference &<< filled
      filled &+= width
      if filled >= 64 {
        words[place] = word
        place += 1
        filled &-= 64
        // What did not fit: its lowest `width - filled` bits are written.
        word = filled == 0 ? 0 : difference &>> (width &- filled)
      }
    }
    if filled > 0 { words[place] = word }
    self.words = .array(words)
  }

  /// Packs values that are given by their places, each asked for twice.
  package init(count: Int, _ value: (Int) -> Int64) {
    var (low, high) = count > 0 ? (Int64.max, Int64.min) : (0, 0)
    for index in 0..<count {
      let value = value(index)
      low = min(low, value)
      high = max(high, value)
    }
    self.init(count: count, in: low...high, value)
  }

  /// Packs an array.
  package init(_ values: [Int64]) {
    let bounds = (values.min() ?? 0)...(values.max() ?? 0)
    self.init(count: values.count, in: bounds) { values[$0] }
  }

  /// Integers as `writeWords` left them, at an offset of a region that is a multiple of eight.
  ///
  /// Nil when they do not fit in.
  package init?(count: Int, minimum: Int64, maximum: Int64, in region: MemoryRegion, at offset: Int) {
    guard count >= 0, count <= Int(UInt32.max), minimum <= maximum, offset >= 0, offset & 7 == 0 else {
      return nil
    }
    self.count = count
    self.minimum = minimum
    self.maximum = maximum
    words = .region(region, at: offset)
    let size = Self.wordCount(count: count, bitWidth: Self.bitWidth(minimum, maximum)) * 8
    guard offset <= region.count, size <= region.count - offset else { return nil }
  }

  package var bitWidth: Int { Self.bitWidth(minimum, maximum) }

  /// How many 64-bit words they take, so many that two can be read for every value.
  package var wordCount: Int { Self.wordCount(count: count, bitWidth: bitWidth) }

  package subscript(index: Int) -> Int64 {
    precondition(index >= 0 && index < count)
    let width = UInt64(bitWidth)
    return withWords { words in Self.value(index, width: width, minimum: minimum, in: words) }
  }

  /// All values, in the form that the caller wants.
  ///
  /// - Complexity: O(count).
  @inline(__always)
  package func unpacked<Element>(_ element: (Int64) -> Element) -> [Element] {
    unpacked(0..<count, element)
  }

  /// Some values, in the form that the caller wants.
  @inline(__always)
  package func unpacked<Element>(_ range: Range<Int>, _ element: (Int64) -> Element) -> [Element] {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    let width = UInt64(bitWidth)
    let minimum = minimum
    return withWords { words in
      unsafe [Element](unsafeUninitializedCapacity: range.count) { buffer, filled in
        unsafe LargePages.request(for: UnsafeMutableRawBufferPointer(buffer))
        for index in range {
          let value = Self.value(index, width: width, minimum: minimum, in: words)
          unsafe (buffer.baseAddress.unsafelyUnwrapped + filled).initialize(to: element(value))
          filled += 1
        }
      }
    }
  }

  /// Lends the words, for a file.
  package func withWords<Result, Failure: Error>(
    _ body: (Span<UInt64>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    switch words {
    case .array(let array): return try body(array.span)
    case .region(let region, let offset):
      let size = wordCount * 8
      return try region.withBytes { (bytes) throws(Failure) in
        try body(Span<UInt64>(_bytes: bytes.extracting(offset..<offset + size)))
      }
    }
  }

  /// Single values for many look-ups: none of them counts a reference to where they stand.
  struct Values: ~Escapable {
    private let words: Span<UInt64>
    private let width: UInt64
    private let minimum: Int64
    let count: Int

    @_lifetime(copy words)
    fileprivate init(_ words: Span<UInt64>, of numbers: PackedIntegers) {
      self.words = words
      width = UInt64(numbers.bitWidth)
      minimum = numbers.minimum
      count = numbers.count
    }

    subscript(index: Int) -> Int64 {
      precondition(index >= 0 && index < count)
      return PackedIntegers.value(index, width: width, minimum: minimum, in: words)
    }
  }

  /// Lends the values.
  func withValues<Result, Failure: Error>(
    _ body: (borrowing Values) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try withWords { (words) throws(Failure) in try body(Values(words, of: self)) }
  }

  @inline(__always)
  fileprivate static func value(_ index: Int, width: UInt64, minimum: Int64, in words: Span<UInt64>) -> Int64
  {
    let bit = UInt64(truncatingIfNeeded: index) &* width
    let place = Int(truncatingIfNeeded: bit &>> 6)
    let shift = bit & 63
    // The second shift is by 64 - shift, in two steps because 64 would be none.
    let low = words[place] &>> shift
    let high = (words[place &+ 1] &<< (63 &- shift)) &<< 1
    let mask: UInt64 = width == 64 ? .max : (1 &<< width) &- 1
    return minimum &+ Int64(bitPattern: (low | high) & mask)
  }

  private static func bitWidth(_ minimum: Int64, _ maximum: Int64) -> Int {
    64 - UInt64(bitPattern: maximum &- minimum).leadingZeroBitCount
  }

  private static func wordCount(count: Int, bitWidth: Int) -> Int {
    max((count * bitWidth + 63) / 64 + 1, 2)
  }
}
