/// What a graph's labels, edge types and properties mean to people.
///
/// Describes; it does not restrict. The formats check tables against it.
public struct GraphSchema: Sendable {
  public var nodes: [NodeDescription]
  public var edges: [EdgeDescription]
  public var properties: [PropertyDescription]

  public init(
    nodes: [NodeDescription] = [],
    edges: [EdgeDescription] = [],
    properties: [PropertyDescription] = []
  ) {
    self.nodes = nodes
    self.edges = edges
    self.properties = properties
  }

  public func node(_ label: String) -> NodeDescription? { nodes.first { $0.label == label } }
  public func edge(_ type: String) -> EdgeDescription? { edges.first { $0.type == type } }
  public func property(_ key: String) -> PropertyDescription? { properties.first { $0.key == key } }
}

/// A text in the languages that Maillage speaks.
public struct Caption: Sendable, Equatable {
  public var french: String
  public var english: String

  public init(french: String, english: String) {
    self.french = french
    self.english = english
  }

  public func text(in language: Language) -> String { language == .french ? french : english }
}

public enum Language: String, Sendable, CaseIterable {
  case french = "fr"
  case english = "en"
}

public struct NodeDescription: Sendable, Equatable {
  public var label: String
  public var caption: Caption
  public var plural: Caption
  /// The property that names such a node in tables and drawings.
  public var nameKey: String?
  public var style: NodeStyle?

  public init(
    label: String,
    caption: Caption,
    plural: Caption,
    nameKey: String? = nil,
    style: NodeStyle? = nil
  ) {
    self.label = label
    self.caption = caption
    self.plural = plural
    self.nameKey = nameKey
    self.style = style
  }
}

public struct EdgeDescription: Sendable, Equatable {
  public var type: String
  /// Read from source to target: "supports".
  public var caption: Caption
  /// Read from target to source: "is supported by".
  public var passive: Caption
  /// Labels of which a source has at least one; empty means any node.
  public var sources: [String]
  /// Labels of which a target has at least one; empty means any node.
  public var targets: [String]
  public var style: EdgeStyle?

  public init(
    type: String,
    caption: Caption,
    passive: Caption,
    sources: [String] = [],
    targets: [String] = [],
    style: EdgeStyle? = nil
  ) {
    self.type = type
    self.caption = caption
    self.passive = passive
    self.sources = sources
    self.targets = targets
    self.style = style
  }
}

public struct PropertyDescription: Sendable, Equatable {
  public var key: String
  public var caption: Caption
  /// Such as `EUR`.
  public var unit: String?

  public init(key: String, caption: Caption, unit: String? = nil) {
    self.key = key
    self.caption = caption
    self.unit = unit
  }
}
