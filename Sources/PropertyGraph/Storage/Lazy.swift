import Synchronization

/// A value that is made when it is first asked for, once, by whichever thread asks first.
///
/// What makes it must give the same value whenever it is called, and must not ask for the value itself.
final class Lazy<Value: Sendable>: Sendable {
  private final class Box: Sendable {
    let value: Value
    init(_ value: Value) { self.value = value }
  }

  private let box = AtomicLazyReference<Box>()
  /// What makes the value, gone once it is made.
  private let maker: Mutex<(@Sendable () -> Value)?>

  init(_ make: @escaping @Sendable () -> Value) { maker = Mutex(make) }

  /// A value that is there already.
  init(value: Value) {
    maker = Mutex(nil)
    _ = box.storeIfNil(Box(value))
  }

  /// - Complexity: O(1) after the first time, without a lock.
  var value: Value {
    if let box = box.load() { return box.value }
    return maker.withLock { make in
      if let box = box.load() { return box.value }
      guard let maker = make else { preconditionFailure("a value has a maker until it is made") }
      let made = box.storeIfNil(Box(maker()))
      make = nil
      return made.value
    }
  }
}
