import Glibc
import Synchronization

/// Tells somebody at a terminal that a drawing takes a while; silent elsewhere, and when it does not.
final class DrawingProgress: Sendable {
  private static let patience = 1
  private let isShown = isatty(2) == 1
  private let start = ContinuousClock.now
  private let shownSeconds = Atomic(0)

  /// To be called often.
  func tick() {
    guard isShown else { return }
    let seconds = Int((ContinuousClock.now - start).components.seconds)
    guard seconds >= Self.patience, shownSeconds.exchange(seconds, ordering: .relaxed) != seconds else {
      return
    }
    FileDescriptor.write(Array("\rdrawing … \(seconds) s, Ctrl-C stops".utf8), to: 2)
  }

  func finish() {
    guard isShown, shownSeconds.load(ordering: .relaxed) > 0 else { return }
    FileDescriptor.write(Array("\r\u{1B}[K".utf8), to: 2)
  }
}
