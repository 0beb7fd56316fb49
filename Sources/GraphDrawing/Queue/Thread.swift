// Everything here that is unsafe: handing a closure to a new thread.
internal import Glibc

/// A thread of the operating system, which may block as long as it likes.
enum Thread {
  private final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// Starts a thread that ends with its work; false when the system allows no more.
  static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
    let work = unsafe Unmanaged.passRetained(Work(body))
    var thread = pthread_t()
    let failure = unsafe pthread_create(
      &thread,
      nil,
      { pointer in
        if let pointer = unsafe pointer {
          unsafe Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().body()
        }
        return nil
      },
      work.toOpaque()
    )
    if failure != 0 {
      unsafe work.release()
      return false
    }
    pthread_detach(thread)
    return true
  }
}
