import Diagnostics
import PropertyGraph

/// For each row, the edges at a node and the nodes at their other ends, in the order of the adjacency.
final class ExpandOperator: Operator {
  private let step: ExpandEdges
  private let input: any Operator
  private let kept: Set<VariableID>
  private let needsEdge: Bool
  private let needsNode: Bool
  private let context: ExecutionContext
  private let legs: [EdgeLegs.Leg]

  private var batch: RowBatch?
  private var row = 0
  private var leg = 0
  /// What is left of the current row of the adjacency; nil before it is opened.
  private var positions: Range<Int>?

  init(
    _ step: ExpandEdges,
    input: any Operator,
    keeping kept: Set<VariableID>,
    needed: Set<VariableID>,
    context: ExecutionContext
  ) {
    self.step = step
    self.input = input
    self.kept = kept
    needsEdge = needed.contains(step.edge)
    needsNode = needed.contains(step.to)
    self.context = context
    legs = EdgeLegs(context.graph, types: step.types, direction: step.direction).legs
  }

  func next() throws(Diagnostic) -> RowBatch? {
    guard !legs.isEmpty else { return nil }
    while true {
      try context.checkTime(at: step.range)
      if batch == nil {
        batch = try input.next()
        row = 0
        leg = 0
        positions = nil
      }
      guard let current = batch else { return nil }
      var rows: [Int32] = []
      var edges: [EdgeID] = []
      var nodes: [NodeID] = []
      fill(&rows, &edges, &nodes, from: current)
      if row == current.count { batch = nil }
      if rows.isEmpty { continue }
      var output = current.gather(rows, keeping: kept)
      if needsEdge { output[step.edge] = .edges(edges) }
      if needsNode { output[step.to] = .nodes(nodes) }
      return output
    }
  }

  private func fill(
    _ rows: inout [Int32],
    _ edges: inout [EdgeID],
    _ nodes: inout [NodeID],
    from batch: RowBatch
  ) {
    let from = batch[step.from]
    let others = OtherEdges(step.others, in: batch, graph: context.graph)
    while row < batch.count {
      let node = from.node(at: row)
      let excluded = others.isEmpty ? [] : others.edges(of: row)
      while leg < legs.count, node != .none {
        let current = legs[leg]
        let neighbors = current.adjacency.neighbors
        var left = positions ?? current.adjacency.row(of: node)
        while let position = left.popFirst() {
          let neighbor = neighbors[position]
          if current.skipsLoops, neighbor == node { continue }
          if let labels = step.labels, !labels.matches(neighbor) { continue }
          if needsEdge || !excluded.isEmpty {
            let edge = current.adjacency.edge(at: position)
            if excluded.contains(edge) { continue }
            edges.append(edge)
          }
          rows.append(Int32(row))
          nodes.append(neighbor)
          if rows.count == context.batchSize {
            positions = left
            return
          }
        }
        positions = nil
        leg += 1
      }
      leg = 0
      positions = nil
      row += 1
    }
  }
}
