import PropertyGraph

/// The kinds and relations that a drawing meets, with captions and styles; from the schema where it says.
struct StyleTable {
  private let graph: Graph
  private let nodeKinds: NodeKinds
  private let language: Language
  private let theme: DrawingTheme
  private(set) var kinds: [DiagramKind] = []
  private(set) var relations: [DiagramRelation] = []
  private var kindNumbers: [SymbolID?: Int] = [:]
  private var relationNumbers: [SymbolID: Int] = [:]

  init(_ graph: Graph, _ nodeKinds: NodeKinds, _ language: Language, _ theme: DrawingTheme) {
    self.graph = graph
    self.nodeKinds = nodeKinds
    self.language = language
    self.theme = theme
  }

  /// The number of a node's kind.
  mutating func kind(of node: NodeID) -> Int {
    let label = nodeKinds.precise(node)
    if let known = kindNumbers[label] { return known }
    let description = label.flatMap { graph.schema.node(graph.labels[$0]) }
    let name = label.map { graph.labels[$0] } ?? Wording(language).otherNodes
    kindNumbers[label] = kinds.count
    var style = description?.style ?? Self.nodeStyle(label?.index ?? graph.labels.count)
    style = theme.nodes[name]?.applied(to: style) ?? style
    let isHub = nodeKinds.isHub(node)
    kinds.append(
      DiagramKind(
        label: name,
        caption: CleanText.line(description?.caption.text(in: language) ?? name),
        style: theme.mode == .dark ? style.inDarkness(isHub: isHub) : style,
        isHub: isHub
      )
    )
    return kinds.count - 1
  }

  /// The number of an edge type.
  mutating func relation(_ type: SymbolID) -> Int {
    if let known = relationNumbers[type] { return known }
    let name = graph.edgeTypes[type]
    let description = graph.schema.edge(name)
    relationNumbers[type] = relations.count
    var style = description?.style ?? Self.edgeStyle(type.index)
    style = theme.edges[name]?.applied(to: style) ?? style
    relations.append(
      DiagramRelation(
        type: name,
        caption: CleanText.line(description?.caption.text(in: language) ?? name),
        style: theme.mode == .dark ? style.inDarkness : style
      )
    )
    return relations.count - 1
  }

  func plural(of label: SymbolID) -> String {
    CleanText.line(graph.schema.node(graph.labels[label])?.plural.text(in: language) ?? graph.labels[label])
  }

  /// What all of the nodes are together: their kind's plural if it is one, else their general label's.
  func plural(ofAll nodes: [NodeID]) -> String? {
    let precise = Set(nodes.map { nodeKinds.precise($0) })
    if precise.count == 1, let label = precise.first ?? nil { return plural(of: label) }
    let general = Set(nodes.map { nodeKinds.general($0) })
    if general.count == 1, let label = general.first ?? nil { return plural(of: label) }
    return nil
  }

  /// How many nodes there are of each general label, or of the kind if it is the only one of that label.
  func counts(of nodes: [NodeID]) -> [(count: Int, singular: String, plural: String)] {
    var groups: [SymbolID?: (count: Int, kinds: Set<SymbolID?>, isHub: Bool)] = [:]
    for node in nodes {
      var group = groups[nodeKinds.general(node)] ?? (0, [], false)
      group.count += 1
      group.kinds.insert(nodeKinds.precise(node))
      group.isHub = group.isHub || nodeKinds.isHub(node)
      groups[nodeKinds.general(node)] = group
    }
    let ordered = groups.sorted { a, b in
      if a.value.isHub != b.value.isHub { return a.value.isHub }
      return (b.value.count, a.key?.index ?? .max) < (a.value.count, b.key?.index ?? .max)
    }
    return ordered.map { general, group in
      let label = group.kinds.count == 1 ? group.kinds.first ?? general : general
      guard let label else { return Wording(language).nodes(group.count) }
      let singular = graph.schema.node(graph.labels[label])?.caption.text(in: language) ?? graph.labels[label]
      return (group.count, CleanText.line(singular), plural(of: label))
    }
  }

  // MARK: Without a schema

  private static func nodeStyle(_ number: Int) -> NodeStyle {
    let palette: [(NodeStyle.Shape, Color, Color, Color)] = [
      (.circle, hex(0xD5F0E6), hex(0x00795A), hex(0x009E73)),
      (.square, hex(0xFCEBCB), hex(0x9A6A00), hex(0xE69F00)),
      (.hexagon, hex(0xD3E6F3), hex(0x00568A), hex(0x0072B2)),
      (.diamond, hex(0xF5E1EC), hex(0x93457A), hex(0xCC79A7)),
      (.triangle, hex(0xFADFCF), hex(0xA64800), hex(0xD55E00)),
      (.pentagon, hex(0xE2F3FC), hex(0x2B7FB3), hex(0x56B4E9)),
    ]
    let (shape, fill, border, solid) = palette[number % palette.count]
    return NodeStyle(shape: shape, fill: fill, border: border, ink: .ink, solid: solid)
  }

  private static func edgeStyle(_ number: Int) -> EdgeStyle {
    let colors = [hex(0x5B6472), hex(0x00568A), hex(0x9A6A00), hex(0x93457A), hex(0x00795A), hex(0xA64800)]
    let lines: [EdgeStyle.Line] = [.solid, .dashed, .dotted]
    return EdgeStyle(
      line: lines[number % 3],
      color: colors[number % colors.count],
      width: 1.2,
      hasArrow: true
    )
  }

  private static func hex(_ value: UInt32) -> Color {
    Color(red: UInt8(value >> 16), green: UInt8(value >> 8 & 0xFF), blue: UInt8(value & 0xFF))
  }
}
