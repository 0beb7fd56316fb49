import PropertyGraph

/// Which label sets the schema allows at the ends of each edge type.
struct EdgeEnds {
  private let schema: GraphSchema
  private var labelSets: [[String]] = []

  init(schema: GraphSchema) {
    self.schema = schema
  }

  /// How many label sets are known.
  var count: Int { labelSets.count }

  mutating func add(labelSet names: [String]) { labelSets.append(names) }

  /// By label set: whether a source, and whether a target, may have it.
  func allowed(for type: String) -> (sources: [Bool], targets: [Bool]) {
    let edge = schema.edge(type)
    func allowed(_ labels: [String]) -> [Bool] {
      labelSets.map { set in labels.isEmpty || set.contains { labels.contains($0) } }
    }
    return (allowed(edge?.sources ?? []), allowed(edge?.targets ?? []))
  }
}
