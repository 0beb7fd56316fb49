import PropertyGraph

/// Writes a diagram for Graphviz to lay out, and for people who want to go on with it in DOT.
///
/// The attributes of each profile are fixed; see `LayoutDOT+Profiles.swift`.
struct LayoutDOT {
  let diagram: Diagram
  private let isExport: Bool

  /// - Parameters:
  ///   - diagram: what to draw.
  ///   - isExport: whether people read it: with title, colours and tooltips.
  /// - Returns: UTF-8.
  static func write(_ diagram: Diagram, isExport: Bool = false) -> [UInt8] {
    LayoutDOT(diagram: diagram, isExport: isExport).write()
  }

  private func write() -> [UInt8] {
    var writer = DOTWriter(isStrict: true)
    var graph = graphAttributes
    if isExport { graph += exportAttributes }
    writer.defaults("graph", graph)
    writer.defaults("node", [("fontname", .word(diagram.theme.fontFamily))])
    writer.defaults(
      "edge",
      [("fontname", .word(diagram.theme.fontFamily)), ("fontsize", .word("9")), ("arrowhead", .word("none"))]
    )
    for (index, node) in diagram.nodes.enumerated() {
      let look = NodeLook(node, in: diagram)
      var attributes = look.attributes
      if isExport {
        // Without the room for marks, which only the finished sheet has; the paint says the shape.
        attributes.removeAll { $0.0 == "shape" || $0.0 == "label" }
        attributes +=
          [("label", .centered(look.disc?.labelLines(node) ?? look.lines))] + exportAttributes(of: node)
      }
      writer.node("n\(index)", attributes)
    }
    let ports = diagram.profile.hasColumns ? (":e", ":w") : ("", "")
    for tie in diagram.ties {
      var attributes: [(String, DOTWriter.Value)] = []
      if let label = tie.label {
        attributes.append(("label", .centered(label.split(separator: "\n").map(String.init))))
      }
      if isExport { attributes += exportAttributes(of: tie) }
      let isSideways = diagram.nodes[tie.tail].rank != diagram.nodes[tie.head].rank
      writer.edge(
        "n\(tie.tail)\(isSideways ? ports.0 : "")",
        "n\(tie.head)\(isSideways ? ports.1 : "")",
        attributes
      )
    }
    writeRanks(&writer)
    return writer.finish()
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
    ]
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
