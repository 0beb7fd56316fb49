public import PropertyGraph

/// By what nodes are grouped, sized or coloured, or lines widened.
public struct DrawingMeasure: Sendable {
  public enum Source: Sendable {
    /// A property of nodes or edges.
    case property
    /// A column of an answer, beside a column of nodes or edges. A node may stand in several rows.
    case column(nodes: [NodeID: [Value]], edges: [EdgeID: [Value]])
  }

  /// The property's or column's name.
  public var name: String
  public var source: Source

  public init(_ name: String, source: Source = .property) {
    self.name = name
    self.source = source
  }
}

extension DrawingMeasure {
  /// A node's values, each once, in the order of the rows; none when it has none.
  func values(of node: NodeID, in graph: Graph) -> [Value] {
    switch source {
    case .column(let nodes, _): nodes[node] ?? []
    case .property: graph.propertyKeys.id(of: name).map { Self.known(graph.value($0, of: node)) } ?? []
    }
  }

  func values(of edge: EdgeID, in graph: Graph) -> [Value] {
    switch source {
    case .column(_, let edges): edges[edge] ?? []
    case .property: graph.propertyKeys.id(of: name).map { Self.known(graph.value($0, of: edge)) } ?? []
    }
  }

  /// What people call it.
  func caption(in graph: Graph, _ language: Language) -> String {
    CleanText.line(graph.schema.property(name)?.caption.text(in: language) ?? name, limit: 60)
      .capitalizedFirst
  }

  private static func known(_ value: Value) -> [Value] {
    switch value {
    case .null: []
    case .list(let values): values
    default: [value]
    }
  }
}

extension Value {
  /// As a number from 0 up, for sizes and widths; nil when it is none.
  var magnitude: Double? {
    switch self {
    case .integer(let number): number >= 0 ? Double(number) : nil
    case .float(let number): number >= 0 && number.isFinite ? number : nil
    default: nil
    }
  }

  /// As a year: of a date, of a text that begins with four digits, or the number itself.
  var year: Int? {
    switch self {
    case .integer(let number): (1...9999).contains(number) ? Int(number) : nil
    case .date(let date): Int(date.year)
    case .localDateTime, .zonedDateTime: plainText.flatMap { Int($0.prefix(4)) }
    case .string(let text):
      text.utf8.count >= 4 && text.utf8.prefix(4).allSatisfy { (0x30...0x39).contains($0) }
        ? Int(text.prefix(4)) : nil
    default: nil
    }
  }
}
