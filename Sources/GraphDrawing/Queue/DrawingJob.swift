internal import Synchronization

/// A drawing that somebody waits for, who hears of it once.
final class DrawingJob: Sendable {
  typealias Outcome = Result<Drawing, DrawingFailure>

  private let request: DrawingRequest
  private let isCancellationRequested = Atomic(false)
  private let continuation = Mutex<CheckedContinuation<Outcome, Never>?>(nil)

  init(_ request: DrawingRequest) { self.request = request }

  var isCancelled: Bool { isCancellationRequested.load(ordering: .relaxed) }

  func cancel() { isCancellationRequested.store(true, ordering: .relaxed) }

  func await(_ waiting: CheckedContinuation<Outcome, Never>) { continuation.withLock { $0 = waiting } }

  func draw() {
    finish(Outcome { () throws(DrawingFailure) in try Draftsman.drawing(request) { self.isCancelled } })
  }

  func finish(_ outcome: Outcome) {
    let waiting = continuation.withLock { continuation in
      defer { continuation = nil }
      return continuation
    }
    waiting?.resume(returning: outcome)
  }
}
