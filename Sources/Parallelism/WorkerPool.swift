import Glibc
import Synchronization

/// The threads that help, started when first needed and kept until the program ends.
///
/// It serves one job at a time. A job that comes while another runs, or from inside one, is done by the
/// thread that asks: nothing waits, and nothing can lock up.
final class WorkerPool: Sendable {
  static let shared = WorkerPool()

  private struct State {
    var isBusy = false
    var helperCount = 0
  }

  private let state = Mutex(State())
  private let board = JobBoard()

  /// Does all pieces; returns when the last is done.
  ///
  /// - Parameters:
  ///   - count: how many pieces.
  ///   - threads: how many threads may work, this one included.
  ///   - body: does one piece; false when no piece that has not begun is to be done.
  func run(pieces count: Int, threads: Int, _ body: @Sendable (Int) -> Bool) {
    let wanted = min(threads, count) - 1
    let granted = state.withLock { state -> Bool in
      guard !state.isBusy, wanted > 0 else { return false }
      state.isBusy = true
      while state.helperCount < wanted, startHelper() { state.helperCount += 1 }
      return true
    }
    withoutActuallyEscaping(body) { body in
      let job = Job(count: count, body: body)
      if granted { board.post(job, helpers: wanted) }
      job.work()
      // Helpers that took the job leave it before `body` ends.
      if granted { board.withdraw(job) }
    }
    if granted { state.withLock { $0.isBusy = false } }
  }

  private func startHelper() -> Bool {
    var attributes = pthread_attr_t()
    guard unsafe pthread_attr_init(&attributes) == 0 else { return false }
    defer { unsafe pthread_attr_destroy(&attributes) }
    unsafe pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    // As much as the first thread has: algorithms may recurse.
    unsafe pthread_attr_setstacksize(&attributes, 8 << 20)
    var thread = pthread_t()
    let argument = unsafe Unmanaged.passRetained(board).toOpaque()
    let status = unsafe pthread_create(
      &thread,
      &attributes,
      { argument in
        guard let argument = unsafe argument else { return nil }
        let board = unsafe Unmanaged<JobBoard>.fromOpaque(argument).takeRetainedValue()
        while true { board.takeJob() }
      },
      argument
    )
    if status != 0 { unsafe Unmanaged<JobBoard>.fromOpaque(argument).release() }
    return status == 0
  }
}

/// Pieces that are handed out one by one.
private final class Job: Sendable {
  let count: Int
  let body: @Sendable (Int) -> Bool
  private let next = Atomic<Int>(0)

  init(count: Int, body: @escaping @Sendable (Int) -> Bool) {
    self.count = count
    self.body = body
  }

  func work() {
    while true {
      let piece = next.wrappingAdd(1, ordering: .relaxed).oldValue
      if piece >= count { return }
      // Later pieces that have begun are finished: the first error is among those.
      if !body(piece) { next.store(count, ordering: .relaxed) }
    }
  }
}

/// Where the one job is posted, and who works on it.
@safe
private final class JobBoard: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let posted = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private let left = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var job: Job?
  private var openPlaces = 0
  private var activeHelpers = 0

  init() {
    unsafe pthread_mutex_init(mutex, nil)
    unsafe pthread_cond_init(posted, nil)
    unsafe pthread_cond_init(left, nil)
  }

  func post(_ job: Job, helpers: Int) {
    unsafe pthread_mutex_lock(mutex)
    self.job = job
    openPlaces = helpers
    unsafe pthread_cond_broadcast(posted)
    unsafe pthread_mutex_unlock(mutex)
  }

  /// No helper begins on the job any more, and none is left on it when this returns.
  func withdraw(_ job: Job) {
    unsafe pthread_mutex_lock(mutex)
    self.job = nil
    openPlaces = 0
    while activeHelpers > 0 { unsafe pthread_cond_wait(left, mutex) }
    unsafe pthread_mutex_unlock(mutex)
  }

  /// Waits for a job and works on it until its pieces are handed out.
  func takeJob() {
    unsafe pthread_mutex_lock(mutex)
    while openPlaces == 0 { unsafe pthread_cond_wait(posted, mutex) }
    openPlaces -= 1
    activeHelpers += 1
    var taken = job
    unsafe pthread_mutex_unlock(mutex)
    taken?.work()
    // Let go of before this helper leaves: the body must not outlive the call that lent it.
    taken = nil
    unsafe pthread_mutex_lock(mutex)
    activeHelpers -= 1
    if activeHelpers == 0 { unsafe pthread_cond_signal(left) }
    unsafe pthread_mutex_unlock(mutex)
  }
}
