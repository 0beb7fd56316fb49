import PropertyGraph

/// Makes Graphviz's SVG a picture for pages: roles, names, stable ids, classes, tooltips, a style sheet.
///
/// One pass over the bytes. What is not on the allow-list ends it: names never become markup.
struct SVGPass {
  private let diagram: Diagram
  private let prefix: String
  private let titles: [String: String]
  private var output: [UInt8] = []
  private var isInsideTitle = false
  private var textStart: [SVGScanner.Attribute]?
  private var text: [UInt8] = []
  /// Kinds and relations are few, nodes and edges many.
  private var ownClasses: [String: String] = [:]

  private static let transparent = Array("transparent".utf8)

  /// - Parameters:
  ///   - svg: what Graphviz wrote.
  ///   - diagram: what it shows.
  ///   - titles: what shapes say that are neither its nodes nor its ties, by their ids.
  ///   - idPrefix: stands before every id.
  /// - Returns: the SVG.
  /// - Throws: when something in it is not let through.
  static func rewrite(
    _ svg: [UInt8],
    of diagram: Diagram,
    titles: [String: String],
    idPrefix: String
  ) throws(DrawingFailure) -> [UInt8] {
    var pass = SVGPass(
      diagram: diagram,
      titles: titles,
      prefix: idPrefix.isEmpty ? "" : Slug.id(idPrefix) + "-"
    )
    pass.output.reserveCapacity(svg.count * 3 / 2)
    try pass.run(svg)
    return pass.output
  }

  private init(diagram: Diagram, titles: [String: String], prefix: String) {
    self.diagram = diagram
    self.titles = titles
    self.prefix = prefix
  }

  private mutating func run(_ svg: [UInt8]) throws(DrawingFailure) {
    var scanner = SVGScanner(svg)
    var depth = 0
    while let token = try scanner.next() {
      switch token {
      case .open(let name, let attributes, let isEmpty):
        try SVGAllowList.check(name, attributes)
        if !isEmpty { depth += 1 }
        try open(name, attributes, isEmpty)
      case .close(let name):
        depth -= 1
        close(name)
      case .text(let bytes):
        if textStart != nil { text += bytes }
      }
    }
    guard depth == 0, !output.isEmpty else { throw .unexpectedPicture("elements without end") }
  }

  private mutating func open(
    _ name: String,
    _ attributes: [SVGScanner.Attribute],
    _ isEmpty: Bool
  ) throws(DrawingFailure) {
    func value(_ wanted: String) -> String { attributes.first { $0.name == wanted }?.text ?? "" }
    switch name {
    case "svg": openRoot(viewBox: value("viewBox"))
    case "g":
      groupDepth += 1
      openGroup(id: value("id"), classes: value("class"), transform: value("transform"))
    case "title": isInsideTitle = true
    case "text": textStart = attributes
    default:
      write("<")
      write(name)
      // The first shape of all is the page; others outside of any group lie behind nodes.
      if name == "polygon", isFirstShape {
        write(" class=\"page\"")
      } else if groupDepth == 1 {
        write(" class=\"plate\"")
      }
      isFirstShape = false
      for attribute in attributes {
        write(" ")
        write(attribute.name)
        write("=\"")
        if attribute.value.elementsEqual(Self.transparent) {
          write("none")
        } else {
          output += attribute.value
        }
        write("\"")
      }
      write("/>\n")
      if !isEmpty { throw .unexpectedPicture("<\(name)> with contents") }
    }
  }

  private var isFirstShape = true
  private var groupDepth = 0
  private var isLinkOpen = false

  private mutating func close(_ name: String) {
    switch name {
    case "title": isInsideTitle = false
    case "text": closeText()
    case "g" where isLinkOpen:
      isLinkOpen = false
      groupDepth -= 1
      write("</a>\n</g>\n")
    default:
      if name == "g" { groupDepth -= 1 }
      write("</")
      write(name)
      write(">\n")
    }
  }

  // MARK: Parts

  private mutating func openRoot(viewBox: String) {
    write(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"\(viewBox)\" lang=\"\(diagram.language.rawValue)\""
    )
    write(" xml:lang=\"\(diagram.language.rawValue)\" role=\"graphics-document document\"")
    write(" aria-labelledby=\"\(prefix)figure-title\" aria-describedby=\"\(prefix)figure-description\"")
    write(
      " preserveAspectRatio=\"xMidYMid meet\" style=\"\(paperWidth(viewBox))max-width:100%;height:auto\">\n"
    )
    write("<title id=\"\(prefix)figure-title\">\(XMLText.escaped(diagram.title))</title>\n")
    let legend = Wording(diagram.language).legend(diagram)
    let words =
      [diagram.subtitle.hasSuffix(".") ? diagram.subtitle : diagram.subtitle + "."] + diagram.notes + [legend]
      + [diagram.sourceLine].compactMap { $0 }
    write(
      "<desc id=\"\(prefix)figure-description\">\(XMLText.escaped(words.joined(separator: " ")))</desc>\n"
    )
    write("<style>\n\(SVGStyleSheet.text(for: diagram))\n</style>\n")
  }

  /// How wide the picture is where nothing else decides it; programs that do not read styles take the view box's
  /// units, which come to the same.
  private func paperWidth(_ viewBox: String) -> String {
    let box = viewBox.split(separator: " ").compactMap { Double($0) }
    guard box.count == 4 else { return "" }
    return "width:\(DecimalText.of((PaperWidth.centimetres(ofUnits: box[2]) * 10).rounded()))mm;"
  }

  private mutating func openGroup(id: String, classes: String, transform: String) {
    let id = id.replacingHyphenEntities
    if !transform.isEmpty {
      write("<g class=\"drawing\" transform=\"\(transform)\">\n")
      return
    }
    let number = id.dropFirst()
    switch id.first {
    case "n": if let index = Int(number), index < diagram.nodes.count { return openNode(index, classes) }
    case "e":
      let numbers = number.split(separator: "-").compactMap { Int($0) }
      if numbers.count == 2, numbers[0] < diagram.ties.count { return openTie(numbers[0], numbers[1]) }
    case "m": return write("<g class=\"tag \(own(classes))\" aria-hidden=\"true\">\n")
    case "k", "s", "q", "w", "z": return write("<g class=\"\(own(classes))\" aria-hidden=\"true\">\n")
    default: break
    }
    guard let title = titles[id] else { return write("<g class=\"\(own(classes))\">\n") }
    let escaped = XMLText.escaped(title)
    write("<g class=\"\(own(classes))\" role=\"graphics-symbol\">\n")
    write("<title>\(escaped)</title>\n")
  }

  /// Graphviz puts `node` or `edge` before our classes.
  private mutating func own(_ classes: String) -> String {
    if let known = ownClasses[classes] { return known }
    let own = classes.replacingHyphenEntities.split(separator: " ").dropFirst().joined(separator: " ")
    ownClasses[classes] = own
    return own
  }

  private mutating func openNode(_ index: Int, _ classes: String) {
    let node = diagram.nodes[index]
    let kind = diagram.kinds[node.kind]
    write("<g id=\"")
    write(prefix)
    write(node.id)
    write("\" class=\"node ")
    write(own(classes))
    write("\" role=\"graphics-symbol\" tabindex=\"0\" aria-label=\"")
    write(escaping: node.name)
    write(", ")
    write(escaping: kind.caption)
    write("\" data-id=\"")
    write(node.id)
    write("\" data-kind=\"")
    write(escaping: kind.label)
    write("\" data-degree=\"\(node.degree)\">\n<title>")
    write(escaping: node.tooltip)
    write("</title>\n")
    guard let link = node.link else { return }
    write("<a href=\"\(XMLText.escaped(link))\">\n")
    isLinkOpen = true
  }

  private mutating func openTie(_ index: Int, _ strandNumber: Int) {
    let tie = diagram.ties[index]
    guard strandNumber < tie.strands.count else { return write("<g class=\"edge\">\n") }
    let isMerged = diagram.colorsLinesByKind || tie.share != nil || tie.tint != nil
    let strands = isMerged ? tie.strands : [tie.strands[strandNumber]]
    let relations = strands.map { diagram.relations[$0.relation] }
    let isBackward = strands[0].direction == .backward
    let from = diagram.nodes[isBackward ? tie.head : tie.tail]
    let to = diagram.nodes[isBackward ? tie.tail : tie.head]
    let count = strands.reduce(0) { $0 + $1.count }
    write(tie.tint == nil ? "<g class=\"edge " : "<g class=\"edge tinted ")
    write(relations.map(\.cssClass).joined(separator: " "))
    write("\" role=\"graphics-symbol\" aria-label=\"")
    let title = output.count
    write(escaping: strands.map(\.tooltip).joined(separator: "\n"))
    let words = Array(output[title...])
    write("\" data-from=\"")
    write(from.id)
    write("\" data-to=\"")
    write(to.id)
    write("\" data-rel=\"")
    write(escaping: relations.map(\.type).joined(separator: " "))
    write("\" data-count=\"\(count)\">\n<title>")
    output += words
    write("</title>\n")
  }

  /// Blanks that only made room for a mark become a distance; bold is a weight, not a family.
  private mutating func closeText() {
    guard let attributes = textStart else { return }
    var content = XMLText.unescaped(text)
    textStart = nil
    text = []
    var size = 0.0
    for attribute in attributes where attribute.name == "font-size" { size = Double(attribute.text) ?? 0 }
    var shift = 0.0
    if content.hasPrefix(NodeLook.markRoom) {
      content = String(content.dropFirst(NodeLook.markRoom.count))
      shift = size * NodeLook.markRoomWidth
    }
    write("<text")
    var isBold = false
    for attribute in attributes {
      var value = attribute.text.replacingHyphenEntities
      if attribute.name == "x", shift > 0 { value = DecimalText.of((Double(value) ?? 0) + shift) }
      if attribute.name == "font-family" {
        isBold = value.hasSuffix(" Bold")
        if isBold { write(" font-weight=\"bold\"") }
        value = diagram.theme.fontFamily
      }
      write(" \(attribute.name)=\"\(value)\"")
    }
    // Where another font must do, it is set to the same width.
    if size > 0, diagram.theme.font == .sans, TextMetrics.isExact(content) {
      let width = TextMetrics.width(content, size: size, isBold: isBold)
      write(" textLength=\"\(DecimalText.of(width))\" lengthAdjust=\"spacingAndGlyphs\"")
    }
    write(">\(XMLText.escaped(content))</text>\n")
  }

  private mutating func write(_ text: String) { output.append(contentsOf: text.utf8) }

  private mutating func write(escaping text: String) { XMLText.append(text, to: &output) }
}

extension String {
  /// Graphviz writes every hyphen as `&#45;`.
  fileprivate var replacingHyphenEntities: String {
    guard utf8.contains(0x26) else { return self }
    return XMLText.unescaped(utf8)
  }
}
