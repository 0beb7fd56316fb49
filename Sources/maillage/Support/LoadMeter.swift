import GraphFormats
import Glibc
import PropertyGraph
import Synchronization

/// Shows on a terminal how far loading is, when it takes longer than a second.
final class LoadMeter: Sendable {
  private static let patience: Int64 = 1_000_000_000
  private static let interval: Int64 = 100_000_000

  private let isTerminal = isatty(2) == 1 && Environment["TERM"] != "dumb"
  /// When to show something again, in nanoseconds.
  private let next = Mutex(LoadMeter.now() + LoadMeter.patience)
  private let hasShown = Atomic<Bool>(false)

  /// Tells the loader whom to tell; nobody where there is no terminal.
  func attach(to options: inout LoadOptions) {
    if isTerminal { options.progress = { [self] in show($0) } }
  }

  /// Takes the line away.
  func finish() {
    if hasShown.load(ordering: .relaxed) { write("\r\u{1B}[K") }
  }

  private func show(_ progress: LoadProgress) {
    let now = Self.now()
    let isDue = next.withLock { next in
      guard now >= next else { return false }
      next = now + Self.interval
      return true
    }
    guard isDue else { return }
    hasShown.store(true, ordering: .relaxed)
    let percent = progress.byteCount == 0 ? 100 : progress.bytesRead * 100 / progress.byteCount
    write("\rreading tables: \(percent) % of \(progress.byteCount / 1_000_000) MB\u{1B}[K")
  }

  private func write(_ text: String) { FileDescriptor.write(Array(text.utf8), to: 2) }

  private static func now() -> Int64 {
    let now = SystemTime.now()
    return now.epochSecond * 1_000_000_000 + Int64(now.nanosecond)
  }
}
