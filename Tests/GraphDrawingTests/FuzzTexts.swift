import GraphDrawing
import PropertyGraph

/// Random texts that careless writers of XML, DOT or HTML-like labels get wrong, the same for the same seed.
struct FuzzTexts {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(state: seed) }

  private static let pieces = [
    "&", "<", ">", "\"", "'", "&amp;", "&lt", "&#0;", "&#xFFFF;", "&eacute;", "]]>", "<![CDATA[", "<!--",
    "-->",
    "<?", "?>", "</g>", "</svg>", "<script>", "\\", "\\N", "\\G", "\\n", "\\l", "\\\"", "%", "{", "}", "|",
    "[",
    "]", ":e", "->", "//", "#", ";", "=", "\0", "\u{1}", "\u{B}", "\u{1B}[31m", "\u{7F}", "\u{85}", "\u{9F}",
    "\t",
    "\r\n", "\n", "  ", "\u{A0}", "\u{2028}", "\u{200B}", "\u{200D}", "\u{FEFF}", "\u{FFFD}", "\u{FFFE}",
    "\u{FFFF}", "\u{1FFFE}", "\u{10FFFF}", "\u{202E}", "\u{2066}", "\u{301}", "e\u{301}\u{327}", "é", "œ",
    "ﬁ", "ß",
    "İ", "中文", "مرحبا", "שלום", "क्षि", "한", "👩🏽‍🔬", "🏳️‍🌈", "𝒳", "<B>x</B>", "<TABLE><TR><TD>", "<BR/>",
    "javascript:",
    "onload=", "url(#a)", "-", "--", "_", "0", "1e309", "Pôle", "a", "mot",
  ]

  mutating func text() -> String {
    let count = Int.random(in: 0...8, using: &random)
    var text = ""
    for _ in 0..<count {
      switch Int.random(in: 0..<10, using: &random) {
      case 0: text.unicodeScalars.append(scalar())
      case 1: text += String(repeating: piece(), count: Int.random(in: 1...40, using: &random))
      default: text += piece()
      }
    }
    return text
  }

  private mutating func piece() -> String { Self.pieces.randomElement(using: &random) ?? "" }

  private mutating func scalar() -> Unicode.Scalar {
    while true {
      let limit: UInt32 = Bool.random(using: &random) ? 0x300 : 0x10FFFF
      if let scalar = Unicode.Scalar(UInt32.random(in: 0...limit, using: &random)) { return scalar }
    }
  }

  /// A graph in which all that a person can write is such a text: labels, types, ids, names, roles, addresses.
  mutating func graph(nodes: Int) -> Graph {
    var builder = GraphBuilder()
    let labels = (0..<6).map { _ in text() }
    let types = (0..<5).map { _ in text() }
    for _ in 0..<nodes {
      builder.addNode(
        labels: [labels.randomElement(using: &random) ?? ""],
        properties: [
          ("id", .string(text())), ("name", .string(text())), ("url", .string("https://" + text())),
        ]
      )
    }
    for _ in 0..<nodes {
      builder.addEdge(
        type: types.randomElement(using: &random) ?? "",
        from: Int.random(in: 0..<nodes, using: &random),
        to: Int.random(in: 0..<nodes, using: &random),
        properties: [("role", .string(text())), ("since", .string(text()))]
      )
    }
    return builder.finish()
  }

  /// A drawing of such a graph, with such a title and source.
  mutating func request(nodes: Int, _ profile: DrawingProfile) -> DrawingRequest {
    var request = DrawingRequest(
      graph: graph(nodes: nodes),
      selection: .whole,
      title: text(),
      language: Bool.random(using: &random) ? .french : .english,
      sourceLine: text(),
      date: text(),
      profile: profile,
      idPrefix: text()
    )
    request.links =
      Bool.random(using: &random) ? .sources : .pages(template: "https://example.org/" + text() + "{id}")
    return request
  }
}
