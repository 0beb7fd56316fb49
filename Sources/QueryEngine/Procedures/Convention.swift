/// Whose numbers a measure gives, where tools differ.
enum Convention: String, CaseIterable {
  case networkx, igraph, ucinet
}
