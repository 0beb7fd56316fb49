import CGraphvizShim

/// A job: header lines, an empty line, then so many bytes of the DOT language.
///
/// ```
/// maillage-graphviz 2
/// engine sfdp
/// formats positions svg
/// dpi 144
/// seconds 20
/// memory 2147483648
/// bytes 1234
///
/// digraph ...
/// ```
///
/// The limits of the first job hold for all of them together.
struct Request {
  static let greeting = "maillage-graphviz 2"
  static let engines = ["dot", "neato", "nop", "nop2", "sfdp", "twopi", "circo", "fdp", "osage"]
  static let pictureFormats = ["positions", "svg", "png", "pdf", "json"]
  /// More than the largest drawing that the keeper sends.
  static let sizeLimit = 256 << 20

  struct Malformed: Error {}

  var engine = "dot"
  var formats: [String] = []
  var dotsPerInch = 96.0
  var processorSeconds: UInt64 = 20
  var memory: UInt64 = 2 << 30
  /// Ends with NUL.
  var dot: [UInt8] = []

  /// Whether letters become pictures.
  var needsGlyphs: Bool { formats.contains { $0 == "png" || $0 == "pdf" } }

  /// The next job on standard input; nil at its end.
  static func read() -> Result<Request, Malformed>? {
    guard let greeting = line() else { return nil }
    var request = Request()
    guard greeting == Self.greeting, request.readHeader(), !request.formats.isEmpty else {
      return .failure(Malformed())
    }
    return .success(request)
  }

  private mutating func readHeader() -> Bool {
    var size = 0
    while let header = Self.line(), !header.isEmpty {
      let words = header.split(separator: " ").map(String.init)
      guard words.count >= 2 else { return false }
      switch words[0] {
      case "engine" where Self.engines.contains(words[1]): engine = words[1]
      case "formats" where words.dropFirst().allSatisfy(Self.pictureFormats.contains):
        formats = Array(words.dropFirst())
      case "dpi":
        guard let value = Double(words[1]), value >= 10, value <= 1200 else { return false }
        dotsPerInch = value
      case "seconds":
        guard let value = UInt64(words[1]) else { return false }
        processorSeconds = value
      case "memory":
        guard let value = UInt64(words[1]) else { return false }
        memory = value
      case "bytes":
        guard let value = Int(words[1]), value > 0, value <= Self.sizeLimit else { return false }
        size = value
      default: return false
      }
    }
    var body = unsafe MaillageBytes()
    guard size > 0, unsafe maillage_read_bytes(size, &body) else { return false }
    dot = unsafe Array(UnsafeBufferPointer(start: body.bytes, count: size))
    guard !dot.contains(0) else { return false }
    dot.append(0)
    return true
  }

  private static func line() -> String? {
    var line = unsafe MaillageBytes()
    guard unsafe maillage_read_line(1_000, &line) else { return nil }
    return unsafe String(decoding: UnsafeBufferPointer(start: line.bytes, count: line.count), as: UTF8.self)
  }
}
