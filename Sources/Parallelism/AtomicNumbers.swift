public import Synchronization

/// Numbers that several threads read and change at once.
///
/// Nothing is promised about the order in which changes are seen (relaxed ordering): what is computed with
/// them must come out the same whatever the order.
@safe
public final class AtomicNumbers: @unchecked Sendable {
  public let count: Int
  @usableFromInline let numbers: UnsafeMutablePointer<Atomic<UInt32>>

  /// The numbers 0, 1, … up to a count.
  public init(upTo count: Int) {
    self.count = count
    unsafe numbers = .allocate(capacity: count)
    for index in 0..<count {
      unsafe (numbers + index).initialize(to: Atomic(UInt32(truncatingIfNeeded: index)))
    }
  }

  deinit {
    unsafe numbers.deinitialize(count: count)
    unsafe numbers.deallocate()
  }

  @inlinable
  public subscript(index: Int) -> UInt32 {
    get {
      precondition(index >= 0 && index < count)
      return unsafe numbers[index].load(ordering: .relaxed)
    }
    set {
      precondition(index >= 0 && index < count)
      unsafe numbers[index].store(newValue, ordering: .relaxed)
    }
  }

  /// Changes a number, unless another thread has changed it.
  ///
  /// - Parameters:
  ///   - index: which number.
  ///   - expected: what it must be.
  ///   - desired: what it becomes.
  /// - Returns: whether it was changed.
  @inlinable
  public func replace(at index: Int, expected: UInt32, with desired: UInt32) -> Bool {
    precondition(index >= 0 && index < count)
    return unsafe numbers[index]
      .compareExchange(expected: expected, desired: desired, ordering: .relaxed).exchanged
  }

  /// The numbers as they are, once no thread changes them any more.
  public var values: [UInt32] { (0..<count).map { self[$0] } }
}
