import Diagnostics
import GraphFormats
import PropertyGraph
import Testing

/// Every value of a theme is checked before it reaches a drawing.
@Suite struct ThemeReaderTests {
  static let schema = GraphSchema(
    nodes: ["Pole", "Actor"]
      .map { name in
        NodeDescription(
          label: name,
          caption: Caption(french: name, english: name),
          plural: Caption(french: name, english: name)
        )
      },
    edges: [
      EdgeDescription(
        type: "FUNDS",
        caption: Caption(french: "finance", english: "funds"),
        passive: Caption(french: "est financé par", english: "is funded by")
      )
    ]
  )

  private func read(_ text: String) throws(SourceFailure) -> (theme: DrawingTheme, warnings: [Diagnostic]) {
    try ThemeReader.read(SourceText(name: "theme.json", text: text), for: Self.schema)
  }

  @Test func `a theme sets what it names and leaves the rest`() throws {
    let (theme, warnings) = try read(
      """
      { "mode": "dark", "font": "serif",
        "colors": { "accent": "#7A1F5C", "palette": ["#0072B2", "#D55E00"] },
        "sizes": { "title": 20, "names": 1.25 },
        "nodes": { "Pole": { "shape": "hexagon", "fill": "#112233" } },
        "edges": { "FUNDS": { "line": "dashed", "width": 3, "arrow": false } } }
      """
    )
    #expect(warnings.isEmpty)
    #expect(theme.mode == .dark && theme.font == .serif)
    #expect(theme.paper == DrawingTheme(.dark).paper)
    #expect(theme.accent.description == "#7A1F5C" && theme.palette.count == 2)
    #expect(theme.titleSize == 20 && theme.textSize == DrawingTheme().textSize && theme.nameScale == 1.25)
    let white = Color(red: 0xFF, green: 0xFF, blue: 0xFF)
    let style = NodeStyle(shape: .box, fill: white, border: white, ink: white, solid: white)
    let changed = try #require(theme.nodes["Pole"]).applied(to: style)
    #expect(changed.shape == .hexagon && changed.fill.description == "#112233" && changed.border == white)
    let line = try #require(theme.edges["FUNDS"]).applied(to: EdgeStyle(line: .solid, color: white, hasArrow: true))
    #expect(line.line == .dashed && line.width == 3 && !line.hasArrow && line.color == white)
  }

  /// A theme, the text that the message points at, and what the message or its help says.
  static let mistakes: [(text: String, at: String, says: String)] = [
    (#"[]"#, "[", "a theme is a list, expected an object"),
    (#"{ "mode": "drak" }"#, #""drak""#, "did you mean 'dark'?"),
    (#"{ "font": "Comic Sans" }"#, #""Comic Sans""#, "known values: mono, sans, serif"),
    (#"{ "colors": { "ink": "red" } }"#, #""red""#, "write it as #RRGGBB"),
    (##"{ "colors": { "ink": "#12345" } }"##, ##""#12345""##, "write it as #RRGGBB"),
    (#"{ "colors": { "palette": [] } }"#, "[]", "a palette needs at least one colour"),
    (##"{ "colors": { "palette": ["#000000", 7] } }"##, "7", "expected a string"),
    (#"{ "colors": 3 }"#, "3", "expected an object"),
    (#"{ "sizes": { "title": 400 } }"#, "400", "'title' is from 12.0 to 48.0 points"),
    (#"{ "sizes": { "names": -1 } }"#, "-1", "'names' is from 0.6 to 2.0 times the usual size"),
    (#"{ "sizes": { "text": "10" } }"#, #""10""#, "expected a number"),
    (#"{ "nodes": { "Pol": {} } }"#, #""Pol""#, "did you mean 'Pole'?"),
    (#"{ "nodes": { "Pole": { "shape": "star" } } }"#, #""star""#, "unknown value of 'shape' 'star'"),
    (#"{ "edges": { "FUND": {} } }"#, #""FUND""#, "did you mean 'FUNDS'?"),
    (#"{ "edges": { "FUNDS": { "width": 99 } } }"#, "99", "'width' is from 0.1 to 20.0 points"),
    (#"{ "edges": { "FUNDS": { "line": "wavy" } } }"#, #""wavy""#, "known values: bold, dashed, dotted, solid"),
    (#"{ "mode": "dark" "#, "", "expected"),
  ]

  @Test(arguments: mistakes)
  func `a mistake is shown where it stands, with what to write instead`(
    text: String,
    at: String,
    says: String
  ) throws {
    let failure = try #require(#expect(throws: SourceFailure.self) { try read(text) })
    let diagnostic = try #require(failure.diagnostics.first)
    let bytes = Array(text.utf8)
    let range = diagnostic.range
    #expect(at.isEmpty || String(decoding: bytes[range.lowerBound..<range.upperBound], as: UTF8.self) == at)
    #expect("\(diagnostic.message) \(diagnostic.help ?? "")".contains(says), "\(diagnostic)")
  }

  @Test func `what means nothing is left aside with a warning`() throws {
    let (_, warnings) = try read(#"{ "colours": {}, "sizes": { "titel": 3 } }"#)
    #expect(warnings.map(\.help) == ["did you mean 'colors'?", "did you mean 'title'?"])
  }
}
