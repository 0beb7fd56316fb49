// Everything here that is unsafe: a lock that waiting threads sleep on.
internal import Glibc

/// Lets so many drawings in at once; the others wait, and enter in the order in which they came.
@safe final class WorkerSlots: @unchecked Sendable {
  /// As many as the machine has cores: more would only be slower, and larger, together.
  static let shared = WorkerSlots(count: max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))))

  /// The right to run a worker; given back with this value.
  struct Slot: ~Copyable {
    fileprivate let slots: WorkerSlots
    deinit { slots.leave() }
  }

  let count: Int
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var free: Int
  private var nextTicket: UInt64 = 0
  /// In the order of their coming.
  private var waiting: [UInt64] = []

  init(count: Int) {
    self.count = count
    free = count
    unsafe pthread_mutex_init(mutex, nil)
    unsafe pthread_cond_init(condition, nil)
  }

  deinit {
    unsafe pthread_cond_destroy(condition)
    unsafe pthread_mutex_destroy(mutex)
    unsafe condition.deallocate()
    unsafe mutex.deallocate()
  }

  /// Waits until it is this caller's turn.
  func enter(_ isCancelled: () -> Bool) throws(DrawingFailure) -> Slot {
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    let ticket = nextTicket
    nextTicket += 1
    waiting.append(ticket)
    while free == 0 || waiting.first != ticket {
      if isCancelled() {
        waiting.removeAll { $0 == ticket }
        unsafe pthread_cond_broadcast(condition)
        throw .cancelled
      }
      var time = timespec()
      unsafe clock_gettime(CLOCK_REALTIME, &time)
      time.tv_nsec += 50_000_000
      if time.tv_nsec >= 1_000_000_000 {
        (time.tv_sec, time.tv_nsec) = (time.tv_sec + 1, time.tv_nsec - 1_000_000_000)
      }
      unsafe pthread_cond_timedwait(condition, mutex, &time)
    }
    waiting.removeFirst()
    free -= 1
    // The next in the row may find another slot free.
    unsafe pthread_cond_broadcast(condition)
    return Slot(slots: self)
  }

  private func leave() {
    unsafe pthread_mutex_lock(mutex)
    free += 1
    unsafe pthread_cond_broadcast(condition)
    unsafe pthread_mutex_unlock(mutex)
  }
}
