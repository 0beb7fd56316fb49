import Synchronization

// Work that needs an array of its own to note things in: one for each thread, not one for each piece.
extension Workers {
  /// Does pieces of work with something that each thread keeps from piece to piece.
  ///
  /// - Parameters:
  ///   - count: how many pieces; begun in ascending order.
  ///   - scratch: what a thread begins with.
  ///   - body: one piece, by its number. Its value must not depend on what earlier pieces left behind.
  /// - Returns: one value for each piece, in the order of the pieces.
  /// - Throws: the error of a piece that threw; of the first one where all throw the same.
  public func map<Scratch, Value: Sendable, Failure: Error>(
    pieces count: Int,
    scratch: @Sendable () -> Scratch,
    _ body: @Sendable (inout Scratch, Int) throws(Failure) -> Value
  ) throws(Failure) -> [Value] {
    let counter = PieceCounter(count)
    let byThread = try map(pieces: min(threadCount, max(count, 1))) { (_) throws(Failure) in
      var own: [(piece: Int, value: Value)] = []
      guard let first = counter.next() else { return own }
      var state = scratch()
      var piece = first
      while true {
        do throws(Failure) {
          own.append((piece, try body(&state, piece)))
        } catch {
          counter.stop()
          throw error
        }
        guard let next = counter.next() else { return own }
        piece = next
      }
    }
    if byThread.count == 1 { return byThread[0].map(\.value) }
    var values = [Value?](repeating: nil, count: count)
    for (piece, value) in byThread.joined() { values[piece] = value }
    return values.compactMap(\.self)
  }

  /// Does pieces of work that add to something, which each thread has for itself.
  ///
  /// - Parameters:
  ///   - count: how many pieces.
  ///   - initial: what a thread begins with.
  ///   - body: adds one piece, by its number.
  /// - Returns: what the threads have, at least one. How pieces were shared out is not always the same, so
  ///   the sum of all must not depend on it: numbers of things are fine, sums of `Double` are not.
  /// - Throws: what `body` throws.
  public func accumulate<State: Sendable, Failure: Error>(
    pieces count: Int,
    into initial: @Sendable () -> State,
    _ body: @Sendable (inout State, Int) throws(Failure) -> Void
  ) throws(Failure) -> [State] {
    let counter = PieceCounter(count)
    return try map(pieces: min(threadCount, max(count, 1))) { (_) throws(Failure) in
      var state = initial()
      while let piece = counter.next() {
        do throws(Failure) {
          try body(&state, piece)
        } catch {
          counter.stop()
          throw error
        }
      }
      return state
    }
  }

  /// Writes an array in disjoint slices, and tells something about each.
  ///
  /// - Parameters:
  ///   - array: what is written.
  ///   - bounds: ascending positions in the array, from 0 to its count.
  ///   - scratch: what a thread begins with.
  ///   - body: writes one slice, given the positions that it has in the array.
  /// - Returns: one value for each slice, in their order.
  /// - Throws: what `body` throws.
  public func mapSlices<Element: BitwiseCopyable & Sendable, Scratch, Value: Sendable, Failure: Error>(
    of array: inout [Element],
    bounds: [Int],
    scratch: @Sendable () -> Scratch,
    _ body: @Sendable (inout Scratch, Range<Int>, inout MutableSpan<Element>) throws(Failure) -> Value
  ) throws(Failure) -> [Value] {
    precondition(bounds.first == 0 && bounds.last == array.count, "slices must cover the array")
    let outcome: Result<[Value], Failure> = unsafe array.withUnsafeMutableBufferPointer { buffer in
      let slices = unsafe DisjointSlices(buffer)
      do throws(Failure) {
        return .success(
          try map(pieces: bounds.count - 1, scratch: scratch) { (scratch, piece) throws(Failure) in
            let range = bounds[piece]..<bounds[piece + 1]
            var span = unsafe MutableSpan(_unsafeElements: slices[range])
            return try body(&scratch, range, &span)
          }
        )
      } catch {
        return .failure(error)
      }
    }
    return try outcome.get()
  }

  /// Writes an array in disjoint slices, and tells something about each.
  ///
  /// - Parameters:
  ///   - array: what is written.
  ///   - bounds: ascending positions in the array, from 0 to its count.
  ///   - body: writes one slice, given the positions that it has in the array.
  /// - Returns: one value for each slice, in their order.
  /// - Throws: what `body` throws.
  public func mapSlices<Element: BitwiseCopyable & Sendable, Value: Sendable, Failure: Error>(
    of array: inout [Element],
    bounds: [Int],
    _ body: @Sendable (Range<Int>, inout MutableSpan<Element>) throws(Failure) -> Value
  ) throws(Failure) -> [Value] {
    try mapSlices(of: &array, bounds: bounds, scratch: {}) { (_, range, slice) throws(Failure) in
      try body(range, &slice)
    }
  }
}

/// Hands out the numbers of pieces, each once.
private final class PieceCounter: Sendable {
  private let count: Int
  private let handedOut = Atomic<Int>(0)

  init(_ count: Int) { self.count = count }

  func next() -> Int? {
    let piece = handedOut.wrappingAdd(1, ordering: .relaxed).oldValue
    return piece < count ? piece : nil
  }

  func stop() { handedOut.store(count, ordering: .relaxed) }
}

/// An array that several threads write, each its own part.
@unsafe
private struct DisjointSlices<Element>: @unchecked Sendable {
  private let base: UnsafeMutablePointer<Element>?

  init(_ buffer: UnsafeMutableBufferPointer<Element>) { unsafe base = buffer.baseAddress }

  subscript(range: Range<Int>) -> UnsafeMutableBufferPointer<Element> {
    unsafe UnsafeMutableBufferPointer(start: base.map { unsafe $0 + range.lowerBound }, count: range.count)
  }
}
