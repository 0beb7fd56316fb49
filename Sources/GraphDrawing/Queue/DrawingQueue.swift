internal import Synchronization

/// Draws for many callers at once, none of whom holds a thread while waiting.
///
/// As many drawings are under way as the machine has cores, each in a worker of its own with its limits;
/// the others wait in the order in which they came. Cancelling the task that waits takes a drawing out of
/// the row, or kills its worker.
public final class DrawingQueue: Sendable {
  public static let shared = DrawingQueue()

  private struct State {
    var waiting: [DrawingJob] = []
    var threads = 0
  }

  private let state = Mutex(State())

  public init() {}

  /// One picture for each format asked for.
  public func draw(_ request: DrawingRequest) async throws(DrawingFailure) -> Drawing {
    let job = DrawingJob(request)
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        job.await(continuation)
        enqueue(job)
      }
    } onCancel: {
      job.cancel()
      withdraw(job)
    }
    return try result.get()
  }

  private func enqueue(_ job: DrawingJob) {
    let needsThread = state.withLock { state in
      state.waiting.append(job)
      guard state.threads < WorkerSlots.shared.count else { return false }
      state.threads += 1
      return true
    }
    // Whoever cancelled before this found nothing to withdraw.
    if job.isCancelled { withdraw(job) }
    if needsThread, !Thread.start({ [self] in work() }) { stopWorking() }
  }

  private func withdraw(_ job: DrawingJob) {
    let isWaiting = state.withLock { state in
      guard let position = state.waiting.firstIndex(where: { $0 === job }) else { return false }
      state.waiting.remove(at: position)
      return true
    }
    if isWaiting { job.finish(.failure(.cancelled)) }
  }

  /// What a thread does: one drawing after another until none waits.
  private func work() {
    while let job = next() { job.draw() }
  }

  private func next() -> DrawingJob? {
    state.withLock { state in
      if state.waiting.isEmpty {
        state.threads -= 1
        return nil
      }
      return state.waiting.removeFirst()
    }
  }

  /// Without a single thread nobody would ever come for those who wait.
  private func stopWorking() {
    let stranded = state.withLock { state in
      state.threads -= 1
      guard state.threads == 0 else { return [DrawingJob]() }
      defer { state.waiting = [] }
      return state.waiting
    }
    for job in stranded { job.finish(.failure(.crashed("no thread could be started"))) }
  }
}
