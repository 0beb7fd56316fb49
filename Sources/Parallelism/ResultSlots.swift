/// A place for each piece's result, written once each by whichever thread does the piece.
@safe
final class ResultSlots<Value: Sendable>: @unchecked Sendable {
  private let slots: UnsafeMutablePointer<Value?>
  private let count: Int

  init(count: Int) {
    self.count = count
    unsafe slots = UnsafeMutablePointer<Value?>.allocate(capacity: count)
    unsafe slots.initialize(repeating: nil, count: count)
  }

  deinit {
    unsafe slots.deinitialize(count: count)
    unsafe slots.deallocate()
  }

  /// Only by the thread that does the piece.
  func set(_ value: Value, at piece: Int) {
    precondition(piece >= 0 && piece < count)
    unsafe slots[piece] = value
  }

  /// What the slots hold, once all threads are done, up to the first that throws.
  func values<Output, Failure: Error>(
    _ transform: (Value) throws(Failure) -> Output
  ) throws(Failure) -> [Output] {
    var outputs: [Output] = []
    outputs.reserveCapacity(count)
    for piece in 0..<count {
      // A slot stays empty only after one that failed.
      guard let value = unsafe slots[piece] else { break }
      outputs.append(try transform(value))
    }
    return outputs
  }
}
