import Glibc

/// How many threads a piece of work may use, and the means to use them.
///
/// Work is cut into numbered pieces whose results do not depend on who does them or when: so a result is the
/// same on any number of threads. The thread that asks works too; the others come from a pool that all
/// callers share. A caller that finds the pool busy does all its pieces alone.
public struct Workers: Sendable, Equatable {
  /// At least 1.
  public let threadCount: Int

  /// - Parameter threadCount: values below 1 count as 1, above 64 as 64.
  public init(threadCount: Int) { self.threadCount = min(max(threadCount, 1), 64) }

  /// The thread that asks, alone.
  public static let single = Workers(threadCount: 1)

  /// One thread for each processor that this process may use.
  public static let automatic = Workers(threadCount: availableProcessorCount())

  /// Does pieces of work and returns their results in the order of the pieces.
  ///
  /// Pieces are begun in ascending order. When one throws, those after it that have not begun are left out,
  /// and the error of the first piece that threw is thrown: the same one on any number of threads.
  ///
  /// - Parameters:
  ///   - count: how many pieces.
  ///   - body: one piece, by its number.
  /// - Returns: one result for each piece.
  /// - Throws: what `body` throws.
  public func map<Value: Sendable, Failure: Error>(
    pieces count: Int,
    _ body: @Sendable (Int) throws(Failure) -> Value
  ) throws(Failure) -> [Value] {
    guard threadCount > 1, count > 1 else {
      var values: [Value] = []
      values.reserveCapacity(count)
      for piece in 0..<count { values.append(try body(piece)) }
      return values
    }
    let outcomes = ResultSlots<Result<Value, Failure>>(count: count)
    WorkerPool.shared.run(pieces: count, threads: threadCount) { piece in
      do throws(Failure) {
        outcomes.set(.success(try body(piece)), at: piece)
        return true
      } catch {
        outcomes.set(.failure(error), at: piece)
        return false
      }
    }
    return try outcomes.values { (outcome) throws(Failure) in try outcome.get() }
  }

  /// Does pieces of work for their effects.
  ///
  /// - Parameters:
  ///   - count: how many pieces.
  ///   - body: one piece, by its number.
  /// - Throws: the error of the first piece that threw, as `map(pieces:_:)`.
  public func forEach<Failure: Error>(
    pieces count: Int,
    _ body: @Sendable (Int) throws(Failure) -> Void
  ) throws(Failure) {
    _ = try map(pieces: count) { (piece) throws(Failure) in try body(piece) }
  }

  /// Writes an array in disjoint slices.
  ///
  /// - Parameters:
  ///   - array: what is written.
  ///   - bounds: ascending positions in the array, from 0 to its count: slice `i` goes from `bounds[i]` to
  ///     `bounds[i + 1]`.
  ///   - body: writes one slice, given its number and the positions that it has in the array.
  /// - Throws: the error of the first slice that threw.
  public func forEachSlice<Element: BitwiseCopyable & Sendable, Failure: Error>(
    of array: inout [Element],
    bounds: [Int],
    _ body: @Sendable (Int, Range<Int>, inout MutableSpan<Element>) throws(Failure) -> Void
  ) throws(Failure) {
    precondition(bounds.first == 0 && bounds.last == array.count, "slices must cover the array")
    let failure: Failure? = unsafe array.withUnsafeMutableBufferPointer { buffer in
      let base = unsafe SharedBase(pointer: buffer.baseAddress)
      do throws(Failure) {
        try forEach(pieces: bounds.count - 1) { (piece) throws(Failure) in
          let range = bounds[piece]..<bounds[piece + 1]
          let slice = unsafe UnsafeMutableBufferPointer(
            start: base.pointer.map { unsafe $0 + range.lowerBound },
            count: range.count
          )
          var span = unsafe MutableSpan(_unsafeElements: slice)
          try body(piece, range, &span)
        }
        return nil
      } catch {
        return error
      }
    }
    if let failure { throw failure }
  }
}

extension Workers {
  /// Bounds of pieces of about equal length.
  ///
  /// - Parameters:
  ///   - count: how many elements.
  ///   - minimum: a piece has at least so many, where there are as many.
  /// - Returns: ascending positions from 0 to `count`; they depend on the count alone, not on the threads.
  public static func evenBounds(count: Int, atLeast minimum: Int = 1_024) -> [Int] {
    let pieces = min(max(count / max(minimum, 1), 1), 64)
    return (0...pieces).map { $0 * count / pieces }
  }

  /// Bounds of pieces of about equal weight, such as rows of a compressed matrix by their entries.
  ///
  /// - Parameters:
  ///   - offsets: ascending sums of weights, one more than there are elements.
  ///   - minimum: a piece weighs at least so much, where there is as much.
  /// - Returns: ascending positions from 0 to the number of elements, independent of the threads.
  public static func balancedBounds(offsets: [UInt32], atLeast minimum: Int = 16_384) -> [Int] {
    guard let total = offsets.last.map(Int.init), offsets.count > 1 else { return [0, 0] }
    let pieces = min(max(total / max(minimum, 1), 1), 64)
    var bounds = [0]
    for piece in 1..<max(pieces, 1) {
      let weight = UInt32(piece * total / pieces)
      var low = bounds[bounds.count - 1]
      var high = offsets.count - 1
      while low < high {
        let middle = (low + high) >> 1
        if offsets[middle] < weight { low = middle + 1 } else { high = middle }
      }
      if low > bounds[bounds.count - 1], low < offsets.count - 1 { bounds.append(low) }
    }
    bounds.append(offsets.count - 1)
    return bounds
  }
}

/// The first element of an array that several threads write, each its own part.
@unsafe
private struct SharedBase<Element>: @unchecked Sendable {
  let pointer: UnsafeMutablePointer<Element>?
}

/// The processors that this process may run on; at least 1.
private func availableProcessorCount() -> Int {
  let count = sysconf(Int32(_SC_NPROCESSORS_ONLN))
  return count > 0 ? Int(count) : 1
}
