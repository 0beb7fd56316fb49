import Diagnostics
import PropertyGraph

/// The labels of the two sides of the network that a command looks at, or of its one side.
struct NetworkModes {
  let labels: [String]

  /// - Parameters:
  ///   - text: one label, or two with a comma between; nil for what suits the graph.
  ///   - graph: has the labels.
  /// - Throws: for anything else than one or two labels of the graph.
  init(_ text: String?, of graph: Graph) throws {
    guard let text else {
      labels = Self.usual(in: graph)
      return
    }
    labels = text.split(separator: ",").map(String.init)
    guard (1...2).contains(labels.count) else {
      throw CommandFailure.usage("--modes takes one label, or two with a comma between")
    }
    for label in labels where graph.labels.id(of: label) == nil {
      throw CommandFailure.usage(
        "the graph has no label '\(label)'",
        help: Spelling.help(for: label, among: graph.labels.names, of: "labels")
      )
    }
  }

  /// Actors and poles, where there are such; else what the most frequent edges lead from and to.
  private static func usual(in graph: Graph) -> [String] {
    let partners = ["Actor", "Pole"]
    if partners.allSatisfy({ graph.labels.id(of: $0) != nil }) { return partners }
    let types = (0..<graph.edgeTypes.count).map { SymbolID($0) }
    guard let type = types.max(by: { graph.edgeCount(ofType: $0) < graph.edgeCount(ofType: $1) }),
      let first = graph.edgeRanges(ofType: type).first?.first
    else { return graph.labels.names.first.map { [$0] } ?? [] }
    let ends = [graph.source(of: EdgeID(first)), graph.target(of: EdgeID(first))]
    let labels = ends.compactMap { graph.labels(of: $0).first.map { graph.labels[$0] } }
    return labels.count == 2 && labels[0] == labels[1] ? [labels[0]] : labels
  }
}
