import PropertyGraph

/// Writes a diagram for Graphviz to lay out, and for people who want to go on with it in DOT.
///
/// What is laid out are boxes of given sizes: no name reaches Graphviz then, and no font decides anything.
/// The attributes of each profile are fixed; see `LayoutDOT+Profiles.swift`.
struct LayoutDOT {
  /// Whom it is written for.
  enum Reader {
    /// Graphviz: boxes of given sizes, without words.
    case layout
    /// People: with title, colours, names and tooltips, to be laid out again.
    case people
    /// Programs: with colours, names and tooltips, in boxes of given sizes.
    case programs
  }

  let diagram: Diagram
  let reader: Reader
  private let places: [Point]?

  /// - Parameters:
  ///   - diagram: what to draw.
  ///   - reader: whom it is for.
  ///   - places: where the nodes are, when that is known: lines are then all that is left to lay out, by the
  ///     engine `nop`.
  /// - Returns: UTF-8.
  static func write(_ diagram: Diagram, for reader: Reader = .layout, places: [Point]? = nil) -> [UInt8] {
    LayoutDOT(diagram: diagram, reader: reader, places: places).write()
  }

  private func write() -> [UInt8] {
    var writer = DOTWriter(isStrict: true)
    var graph = places == nil ? graphAttributes : [("splines", .word("line"))]
    switch reader {
    case .layout: break
    case .people: graph += exportAttributes
    case .programs: graph.append(("tooltip", .tooltip(diagram.title)))
    }
    writer.defaults("graph", graph)
    writer.defaults("node", [("fontname", .word(diagram.theme.fontFamily))])
    writer.defaults(
      "edge",
      [
        ("fontname", .word(diagram.theme.fontFamily)), ("fontsize", .fontSize(9)),
        ("arrowhead", .word("none")),
      ]
    )
    for (index, node) in diagram.nodes.enumerated() {
      let look = NodeLook(node, in: diagram)
      var attributes: [(String, DOTWriter.Value)]
      switch reader {
      case .layout: attributes = look.outline + look.frame + [("label", .word(""))]
      case .programs: attributes = look.frame
      // Without the room for marks, which only the finished sheet has; the paint says the shape.
      case .people:
        attributes =
          look.lines.isEmpty || look.disc != nil
          ? look.frame : [("width", .word("0.1")), ("height", .word("0.1"))]
      }
      if reader != .layout {
        attributes += look.content.filter { $0.0 != "label" }
        attributes +=
          [("label", .centered(look.disc?.labelLines(node) ?? look.lines))] + exportAttributes(of: node)
      }
      if let places { attributes.append(("pos", .place(places[index]))) }
      writer.node("n\(index)", attributes)
    }
    let ports = diagram.profile.hasColumns && places == nil ? (":e", ":w") : ("", "")
    for tie in diagram.ties {
      var attributes: [(String, DOTWriter.Value)] = []
      if let label = tie.label {
        let lines = label.split(separator: "\n").map(String.init)
        attributes.append(("label", reader == .layout ? .markup(room(for: lines)) : .centered(lines)))
      }
      if reader != .layout { attributes += exportAttributes(of: tie) }
      let isSideways = diagram.nodes[tie.tail].rank != diagram.nodes[tie.head].rank
      writer.edge(
        "n\(tie.tail)\(isSideways ? ports.0 : "")",
        "n\(tie.head)\(isSideways ? ports.1 : "")",
        attributes
      )
    }
    if places == nil { writeRanks(&writer) }
    return writer.finish()
  }

  /// An empty table as large as some words: no layout depends on how wide the machine's fonts are.
  private func room(for lines: [String]) -> String {
    let block = TextBlock(lines, fontSize: 9, diagram.theme)
    let size = "WIDTH=\"\(Int(block.width.rounded(.up)))\" HEIGHT=\"\(Int(block.height.rounded(.up)))\""
    return
      "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLPADDING=\"0\" CELLSPACING=\"0\" FIXEDSIZE=\"TRUE\" \(size)>"
      + "<TR><TD></TD></TR></TABLE>"
  }

  // MARK: For people

  private var exportAttributes: [(String, DOTWriter.Value)] {
    func row(_ text: String, _ size: Int, _ color: Color, isBold: Bool = false) -> String {
      let text = DOTEscaping.markup(text)
      return "<TR><TD ALIGN=\"LEFT\"><FONT POINT-SIZE=\"\(size)\" COLOR=\"\(color)\">"
        + (isBold ? "<B>\(text)</B>" : text) + "</FONT></TD></TR>"
    }
    var rows =
      row(diagram.title, 22, diagram.theme.ink, isBold: true)
      + row(diagram.subtitle, 13, diagram.theme.muted)
    for note in diagram.notes { rows += row(note, 11, diagram.theme.muted) }
    let kinds = diagram.kinds.map {
      "<FONT COLOR=\"\($0.style.border)\">■</FONT> \(DOTEscaping.markup($0.caption))"
    }
    if !kinds.isEmpty {
      rows +=
        "<TR><TD ALIGN=\"LEFT\"><FONT POINT-SIZE=\"11\">\(kinds.joined(separator: " "))</FONT></TD></TR>"
    }
    if let source = diagram.sourceLine { rows += row(source, 10, diagram.theme.muted) }
    return [
      ("layout", .word(Self.engine(for: diagram))), ("fontname", .word(diagram.theme.fontFamily)),
      ("labelloc", .word("t")),
      ("pad", .word("0.3")), ("outputorder", .word("edgesfirst")),
      ("bgcolor", .word(diagram.theme.paper.description)),
      ("label", .markup("<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"1\">\(rows)</TABLE>")),
    ]
  }

  private func exportAttributes(of node: DiagramNode) -> [(String, DOTWriter.Value)] {
    let kind = diagram.kinds[node.kind]
    return NodePaint(node, kind, in: diagram).attributes + [
      ("tooltip", .tooltip(node.tooltip)), ("id", .word(node.id)), ("class", .word(kind.cssClass)),
    ] + (node.link.map { [("URL", .link($0))] } ?? [])
  }

  private func exportAttributes(of tie: DiagramTie) -> [(String, DOTWriter.Value)] {
    guard let strand = tie.strands.first else { return [] }
    let relation = diagram.relations[strand.relation]
    var attributes = StrandPaint(strand, tie, in: diagram).attributes
    if relation.style.hasArrow {
      attributes += StrandPaint.direction(strand.direction)
    }
    let text = tie.strands.map(\.tooltip).joined(separator: "\n")
    return attributes + [
      ("tooltip", .tooltip(text)),
      ("class", .word(tie.strands.map { diagram.relations[$0.relation].cssClass }.joined(separator: " "))),
    ]
  }
}
