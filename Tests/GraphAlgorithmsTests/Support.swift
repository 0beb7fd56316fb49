import GraphLiterals
import PropertyGraph

/// A random graph: up to 8 nodes, edges of two types, with loops and parallel edges.
func randomGraph(_ random: inout SeededGenerator) -> Graph {
  var builder = GraphBuilder()
  let nodeCount = Int.random(in: 1...8, using: &random)
  for _ in 0..<nodeCount { builder.addNode(labels: ["N"]) }
  for _ in 0..<Int.random(in: 0...8, using: &random) {
    builder.addEdge(
      type: Bool.random(using: &random) ? "R" : "S",
      from: Int.random(in: 0..<nodeCount, using: &random),
      to: Int.random(in: 0..<nodeCount, using: &random)
    )
  }
  return builder.finish()
}
