import GraphDrawing
import Synchronization

/// The worker of a drawing, started before the command line is understood, for both take a few milliseconds.
///
/// What the words say is guessed here: a wrong guess costs those milliseconds and nothing else.
enum WorkerAhead {
  private struct Guess: ~Copyable {
    let format: PictureFormat
    let worker: ReadyWorker
  }

  private static let guess = Mutex<Guess?>(nil)

  /// - Parameter words: the command line without the program's name.
  static func start(for words: ArraySlice<String>) {
    guard words.first == "draw", let option = words.lastIndex(where: { $0 == "-o" || $0 == "--output" }),
      option + 1 < words.endIndex, let format = PictureFormat(ofFileNamed: words[option + 1]), format != .dot,
      let worker = try? ReadyWorker(for: [format])
    else { return }
    var started: Guess? = Guess(format: format, worker: worker)
    guess.withLock { $0 = started.take() }
  }

  /// The worker for a picture; nil where none is needed, or none can be started: who needs it will say why.
  static func take(for format: PictureFormat) -> ReadyWorker? {
    let guess = guess.withLock { $0.take() }
    if let guess, guess.format == format { return guess.worker }
    return format == .dot ? nil : try? ReadyWorker(for: [format])
  }
}
