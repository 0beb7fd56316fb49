/// What to draw: header lines, then the graph in the DOT language.
///
/// ```
/// maillage-graphviz 1
/// engine sfdp
/// formats positions svg
/// dpi 144
/// seconds 20
/// memory 2147483648
///
/// digraph ...
/// ```
struct Request {
  static let greeting = "maillage-graphviz 1"
  static let engines = ["dot", "neato", "nop2", "sfdp", "twopi", "circo", "fdp", "osage"]
  static let pictureFormats = ["positions", "svg", "png", "pdf"]

  var engine = "dot"
  var formats: [String] = []
  var dotsPerInch = 96.0
  var processorSeconds: UInt64 = 20
  var memory: UInt64 = 2 << 30
  /// Ends with NUL.
  var dot: [UInt8] = []

  /// Nil when the bytes are not a request.
  init?(_ bytes: [UInt8]) {
    var position = 0
    func line() -> String? {
      guard let end = bytes[position...].firstIndex(of: 0x0A) else { return nil }
      defer { position = end + 1 }
      return String(decoding: bytes[position..<end], as: UTF8.self)
    }
    guard line() == Self.greeting else { return nil }
    while let header = line(), !header.isEmpty {
      let words = header.split(separator: " ").map(String.init)
      guard words.count >= 2 else { return nil }
      switch words[0] {
      case "engine" where Self.engines.contains(words[1]): engine = words[1]
      case "formats" where words.dropFirst().allSatisfy(Self.pictureFormats.contains):
        formats = Array(words.dropFirst())
      case "dpi":
        guard let value = Double(words[1]), value >= 10, value <= 1200 else { return nil }
        dotsPerInch = value
      case "seconds":
        guard let value = UInt64(words[1]) else { return nil }
        processorSeconds = value
      case "memory":
        guard let value = UInt64(words[1]) else { return nil }
        memory = value
      default: return nil
      }
    }
    guard !formats.isEmpty, position < bytes.count, !bytes[position...].contains(0) else { return nil }
    dot = Array(bytes[position...]) + [0]
  }
}
