/// Why there is no picture, in a sentence for the person who asked, and what to try instead.
public enum DrawingFailure: Error, Sendable, Equatable {
  /// Graphviz refused the drawing; the text is what it said.
  case badInput(String)
  case tooSlow(seconds: Double)
  /// The worker ended without an answer; the text says how, and what it last wrote.
  case crashed(String)
  /// The picture is larger than the output limit.
  case tooLarge(bytes: Int)
  case workerMissing(searched: [String])
  case cancelled
  /// Graphviz wrote something that is not let through.
  case unexpectedPicture(String)

  /// Lower case, no full stop, as in a diagnostic.
  public var message: String {
    switch self {
    case .badInput(let text): "Graphviz could not draw this: \(text)"
    case .tooSlow(let seconds): "the drawing took longer than \(Self.number(seconds)) seconds and was stopped"
    case .crashed(let text): "Graphviz ended without a picture (\(text))"
    case .tooLarge(let bytes): "the picture is larger than \(bytes >> 20) MiB"
    case .workerMissing: "the drawing program 'maillage-graphviz' was not found"
    case .cancelled: "the drawing was cancelled"
    case .unexpectedPicture(let text): "Graphviz wrote a picture that is not let through: \(text)"
    }
  }

  public var hint: String {
    switch self {
    case .badInput, .unexpectedPicture: "this is a mistake in Maillage, not in the data: please report it"
    case .tooSlow, .tooLarge: "draw fewer nodes, or the surroundings of one"
    case .cancelled: "ask again"
    case .crashed: "draw fewer nodes; if that does not help, please report it"
    case .workerMissing(let searched):
      "build it with 'swift build --product maillage-graphviz', or name it in MAILLAGE_GRAPHVIZ; searched: "
        + searched.joined(separator: ", ")
    }
  }

  private static func number(_ seconds: Double) -> String {
    seconds == seconds.rounded() ? String(Int(seconds)) : String(seconds)
  }
}

extension DrawingFailure: CustomStringConvertible {
  public var description: String { "\(message); \(hint)" }
}
