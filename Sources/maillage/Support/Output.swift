import Glibc

/// Standard output, or a file in its place: data and nothing else.
enum Output {
  static let isTerminal = isatty(1) == 1

  /// How many cells a line of the terminal has; nil when output is no terminal.
  static var width: Int? {
    guard isTerminal else { return nil }
    if let columns = Environment["COLUMNS"].flatMap({ Int($0) }), columns > 0 { return columns }
    var size = winsize()
    guard unsafe ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  static func write(_ text: String) throws {
    try write(Array(text.utf8), to: nil)
  }

  /// To a file when one is named, else to standard output.
  static func write(_ bytes: [UInt8], to path: String?) throws {
    if let path, path != "-" {
      try FileDescriptor.replace(path, with: bytes)
    } else if !FileDescriptor.write(bytes, to: 1) {
      // A reader that has gone away mostly ends the program through SIGPIPE; who ignores that signal is
      // not told either.
      if errno == EPIPE { throw CommandFailure("", exitCode: 128 + SIGPIPE) }
      throw CommandFailure.problem("cannot write to standard output: \(FileDescriptor.lastError())")
    }
  }
}
