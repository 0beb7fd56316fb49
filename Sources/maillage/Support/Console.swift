import Diagnostics
import Glibc
import GraphFormats

/// Standard error: what is for people, not for other programs.
enum Console {
  enum Tone { case error, warning, quiet }

  /// Whether standard error shows colours.
  static let usesColor = usesColor(on: 2)

  /// Whether a descriptor shows colours: a terminal that can, and nobody who asked for none.
  static func usesColor(on descriptor: Int32) -> Bool {
    if let value = Environment["NO_COLOR"], !value.isEmpty { return false }
    if let value = Environment["CLICOLOR_FORCE"], value != "0", !value.isEmpty { return true }
    return isatty(descriptor) == 1 && Environment["TERM"] != "dumb"
  }

  static func write(_ text: String) {
    FileDescriptor.write(Array((text.hasSuffix("\n") ? text : text + "\n").utf8), to: 2)
  }

  static func render(_ diagnostic: Diagnostic, in source: SourceText) -> String {
    DiagnosticRenderer(usesColor: usesColor).render(diagnostic, in: source)
  }

  static func show(_ diagnostics: [Diagnostic], in source: SourceText) {
    for diagnostic in diagnostics { write(render(diagnostic, in: source)) }
  }

  static func show(_ found: [FileDiagnostic]) {
    for problem in found { write(render(problem.diagnostic, in: problem.source)) }
  }

  static func head(_ word: String, _ tone: Tone) -> String {
    guard usesColor else { return word }
    let code =
      switch tone {
      case .error: "1;31"
      case .warning: "1;33"
      case .quiet: "2"
      }
    return "\u{1B}[\(code)m\(word)\u{1B}[0m"
  }
}
