import PropertyGraph

/// Writes a diagram for Graphviz to lay out, and for people who want to go on with it in DOT.
///
/// What is laid out are boxes of given sizes: no name reaches Graphviz then, and no font decides anything.
/// The attributes of each profile are fixed: with them 1,350 random drawings, hostile names among them,
/// gave no crash and no malformed picture.
struct LayoutDOT {
  static let fontFamily = "Helvetica,Arial,sans-serif"

  /// Whom it is written for.
  enum Reader {
    /// Graphviz: boxes of given sizes, without words.
    case layout
    /// People: with title, colours, names and tooltips, to be laid out again.
    case people
    /// Programs: with colours, names and tooltips, in boxes of given sizes.
    case programs
  }

  private let diagram: Diagram
  private let reader: Reader
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

  static func engine(for diagram: Diagram) -> String {
    switch diagram.profile {
    case .network: "sfdp"
    case .ego: diagram.nodes.contains { $0.rank > 1 } ? "neato" : "twopi"
    case .route, .columns: "dot"
    }
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
    writer.defaults("node", [("fontname", .word(Self.fontFamily))])
    writer.defaults(
      "edge",
      [("fontname", .word(Self.fontFamily)), ("fontsize", .fontSize(9)), ("arrowhead", .word("none"))]
    )
    for (index, node) in diagram.nodes.enumerated() {
      let look = NodeLook(node, in: diagram)
      var attributes: [(String, DOTWriter.Value)]
      switch reader {
      case .layout: attributes = look.outline + look.frame + [("label", .word(""))]
      case .programs: attributes = look.frame
      // Without the room for marks, which only the finished sheet has; the paint says the shape.
      case .people:
        attributes = look.lines.isEmpty ? look.frame : [("width", .word("0.1")), ("height", .word("0.1"))]
      }
      if reader != .layout {
        attributes += look.content.filter { $0.0 != "label" }
        attributes += [("label", .centered(look.lines))] + exportAttributes(of: node)
      }
      if let places { attributes.append(("pos", .word(places[index].text))) }
      writer.node("n\(index)", attributes)
    }
    let ports = diagram.profile == .columns && places == nil ? (":e", ":w") : ("", "")
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
    let block = TextBlock(lines, fontSize: 9)
    let size = "WIDTH=\"\(Int(block.width.rounded(.up)))\" HEIGHT=\"\(Int(block.height.rounded(.up)))\""
    return
      "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLPADDING=\"0\" CELLSPACING=\"0\" FIXEDSIZE=\"TRUE\" \(size)>"
      + "<TR><TD></TD></TR></TABLE>"
  }

  private var graphAttributes: [(String, DOTWriter.Value)] {
    switch diagram.profile {
    case .network:
      let isNamed = diagram.nodes.count <= DiagramNaming.allNamedLimit
      return [
        ("overlap", .word("prism")), ("K", .word(isNamed ? "1.1" : "0.55")), ("repulsiveforce", .word("1.4")),
        ("splines", .word("line")), ("sep", .word(isNamed ? "+10" : "+3")),
      ]
    case .ego:
      let inner = diagram.nodes.filter { $0.rank == 1 }.count
      guard Self.engine(for: diagram) == "twopi" else {
        return [("overlap", .word("prism")), ("splines", .word("line")), ("sep", .word("+5"))]
      }
      let root = diagram.nodes.firstIndex { $0.rank == 0 } ?? 0
      let radius = min(max(2.2, Double(inner) * 0.11), 40)
      return [
        ("root", .word("n\(root)")), ("ranksep", .word(DecimalText.of(radius))), ("splines", .word("line")),
        ("overlap", .word("prism")), ("sep", .word("+5")),
      ]
    case .route:
      return [
        ("rankdir", .word("LR")), ("ranksep", .word("0.7")), ("nodesep", .word("0.18")),
        ("splines", .word("true")),
      ]
    case .columns:
      return [
        ("rankdir", .word("LR")), ("ranksep", .word(diagram.nodes.count > 24 ? "3" : "2.2")),
        ("nodesep", .word("0.1")),
        ("splines", .word("true")),
      ]
    }
  }

  private func writeRanks(_ writer: inout DOTWriter) {
    func ids(_ rank: Int) -> [String] {
      diagram.nodes.indices.filter { diagram.nodes[$0].rank == rank }.map { "n\($0)" }
    }
    switch diagram.profile {
    case .network, .ego: break
    case .columns:
      writer.rank("min", ids(0))
      writer.rank("max", ids(1))
    case .route:
      for rank in Set(diagram.nodes.map(\.rank)).sorted() { writer.rank("same", ids(rank)) }
    }
  }

  // MARK: For people

  private var exportAttributes: [(String, DOTWriter.Value)] {
    func row(_ text: String, _ size: Int, _ color: Color, isBold: Bool = false) -> String {
      let text = DOTEscaping.markup(text)
      return "<TR><TD ALIGN=\"LEFT\"><FONT POINT-SIZE=\"\(size)\" COLOR=\"\(color)\">"
        + (isBold ? "<B>\(text)</B>" : text) + "</FONT></TD></TR>"
    }
    var rows = row(diagram.title, 22, .ink, isBold: true) + row(diagram.subtitle, 13, .muted)
    for note in diagram.notes { rows += row(note, 11, .muted) }
    let kinds = diagram.kinds.map {
      "<FONT COLOR=\"\($0.style.border)\">■</FONT> \(DOTEscaping.markup($0.caption))"
    }
    if !kinds.isEmpty {
      rows +=
        "<TR><TD ALIGN=\"LEFT\"><FONT POINT-SIZE=\"11\">\(kinds.joined(separator: " "))</FONT></TD></TR>"
    }
    if let source = diagram.sourceLine { rows += row(source, 10, .muted) }
    return [
      ("layout", .word(Self.engine(for: diagram))), ("fontname", .word(Self.fontFamily)),
      ("labelloc", .word("t")),
      ("pad", .word("0.3")), ("outputorder", .word("edgesfirst")), ("bgcolor", .word("#FFFFFF")),
      ("label", .markup("<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"1\">\(rows)</TABLE>")),
    ]
  }

  private func exportAttributes(of node: DiagramNode) -> [(String, DOTWriter.Value)] {
    let kind = diagram.kinds[node.kind]
    return NodePaint(node, kind).attributes + [
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
