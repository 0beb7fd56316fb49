internal import Glibc

/// A worker and the conversation with it: the jobs of one drawing, one after another.
///
/// One deadline holds for all of them. The worker is gone when this value is, and its slot free.
struct WorkerSession: ~Copyable {
  private var process: WorkerProcess
  private var streams: WorkerStreams
  private let slot: WorkerSlots.Slot
  private let limits: DrawingLimits
  private let seconds: Double
  private let deadline: Double
  private let isCancelled: @Sendable () -> Bool

  /// - Parameters:
  ///   - worker: who does the jobs.
  ///   - limits: what it may use.
  ///   - seconds: how long it may live from now on.
  ///   - isCancelled: asked now and then, about every 50 milliseconds.
  init(
    _ worker: consuming ReadyWorker,
    _ limits: DrawingLimits,
    seconds: Double,
    isCancelled: @escaping @Sendable () -> Bool
  ) {
    slot = worker.slot
    streams = worker.streams
    process = worker.process
    self.limits = limits
    self.seconds = seconds
    deadline = MonotonicClock.now + seconds
    self.isCancelled = isCancelled
  }

  /// Has one job done and returns what came of it, by name of the format.
  ///
  /// After a failure the session is of no more use.
  mutating func run(_ request: WorkerRequest) throws(DrawingFailure) -> [String: [UInt8]] {
    var message = request.bytes[...]
    while true {
      if let head = try WorkerAnswer.Head(streams.received, wanted: request.formats) {
        guard head.bodySize <= limits.outputBytes else { throw .tooLarge(bytes: limits.outputBytes) }
        if streams.received.count >= head.size + head.bodySize {
          let body = streams.received.dropFirst(head.size).prefix(head.bodySize)
          let answer = try head.parts(of: body)
          streams.take(head.size + head.bodySize)
          return answer
        }
      }
      switch streams.pump(&message, until: deadline, isCancelled) {
      case .progress: continue
      case .late: throw .tooSlow(seconds: seconds)
      case .cancelled: throw .cancelled
      case .closed: throw failure()
      }
    }
  }

  /// After the last job: while the worker ends, its pictures can be finished.
  func dismiss() { process.dismiss() }

  /// Why a worker ended in the middle of a conversation.
  private mutating func failure() -> DrawingFailure {
    let ending = process.end(within: 2)
    streams.drainErrors()
    let how =
      switch ending {
      case .exited(let code): "exit status \(code)"
      case .killed(let signal): "signal \(signal)"
      }
    if ending == .killed(signal: SIGXCPU) { return .tooSlow(seconds: seconds) }
    let text = String(decoding: streams.errorOutput.suffix(2_000), as: UTF8.self)
    let said = CleanText.line(text, limit: 300)
    return .crashed(said.isEmpty ? how : "\(how): \(said)")
  }
}
