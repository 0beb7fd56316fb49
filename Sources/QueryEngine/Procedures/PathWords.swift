import PropertyGraph

/// A path in words.
///
/// "Acme (SME) funds Resto (Pole), which has as member Lab (Research centre)." Each edge is read in the direction of travel, with the words of the schema.
struct PathWords {
  /// One statement for each edge.
  let steps: [String]
  let sentence: String

  /// - Parameters:
  ///   - path: of any length.
  ///   - graph: what it is a path of.
  ///   - language: French or English.
  ///   - showsKinds: whether the kind of a node stands after its name, the first time.
  init(_ path: Path, in graph: Graph, _ language: Language, showsKinds: Bool) {
    let names = path.nodes.map { Self.name(of: $0, in: graph, language) }
    var named: Set<NodeID> = []
    let introductions = zip(path.nodes, names)
      .map { node, name in
        guard showsKinds, named.insert(node).inserted, graph.name(of: node) != nil,
          let kind = Self.kind(of: node, in: graph, language)
        else { return name }
        return "\(name) (\(kind))"
      }
    let verbs = path.edges.indices.map { index in
      let edge = path.edges[index]
      return Self.verb(
        graph.edgeTypes[graph.type(of: edge)],
        isForward: graph.source(of: edge) == path.nodes[index],
        graph.schema,
        language
      )
    }
    steps = verbs.indices.map { "\(names[$0]) \(verbs[$0]) \(names[$0 + 1])" }
    let pronoun = language == .french ? "qui" : "which"
    var sentence = introductions[0]
    for (index, verb) in verbs.enumerated() {
      sentence += index == 0 ? " " : ", \(pronoun) "
      sentence += "\(verb) \(introductions[index + 1])"
    }
    self.sentence = sentence + "."
  }

  private static func name(of node: NodeID, in graph: Graph, _ language: Language) -> String {
    if let name = graph.name(of: node) { return name }
    return kind(of: node, in: graph, language).map { "(\($0))" } ?? "()"
  }

  /// The rarest of a node's labels that the schema describes, in words.
  private static func kind(of node: NodeID, in graph: Graph, _ language: Language) -> String? {
    let labels = graph.labels(of: node)
    let described = labels.filter { graph.schema.node(graph.labels[$0]) != nil }
    let rarest = (described.isEmpty ? labels : described)
      .min { (graph.nodeCount(label: $0), $1) < (graph.nodeCount(label: $1), $0) }
    return rarest.map { label in
      let name = graph.labels[label]
      return graph.schema.node(name)?.caption.text(in: language) ?? name
    }
  }

  private static func verb(
    _ type: String,
    isForward: Bool,
    _ schema: GraphSchema,
    _ language: Language
  ) -> String {
    if let description = schema.edge(type) {
      return (isForward ? description.caption : description.passive).text(in: language)
    }
    switch language {
    case .french: return isForward ? "est lié par \(type) à" : "est lié par \(type), en sens inverse, à"
    case .english: return isForward ? "is tied by \(type) to" : "is tied by \(type), the other way, to"
    }
  }
}
