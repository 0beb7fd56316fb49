import Diagnostics
import PropertyGraph

/// For each row, the edges at a node and the nodes at their other ends, in the order of the adjacency.
final class ExpandOperator: Operator {
  /// How far a batch of input has been followed.
  private struct Place {
    var row = 0
    var leg = 0
    /// What is left of the current row of the adjacency; nil before it is opened.
    var positions: Range<Int>?
  }

  /// What has been found: the first `count` elements.
  private struct Found {
    var rows: [Int32]
    var nodes: [NodeID]
    /// Empty where nobody asks for the edges.
    var edges: [EdgeID]
    var count = 0

    init(size: Int, needsEdges: Bool) {
      rows = [Int32](repeating: 0, count: size)
      nodes = [NodeID](repeating: .none, count: size)
      edges = [EdgeID](repeating: .none, count: needsEdges ? size : 0)
    }

    mutating func shorten() {
      rows.removeLast(rows.count - count)
      nodes.removeLast(nodes.count - count)
      if !edges.isEmpty { edges.removeLast(edges.count - count) }
    }
  }

  private let step: ExpandEdges
  private let input: any Operator
  private let kept: Set<VariableID>
  private let needsEdge: Bool
  private let needsNode: Bool
  private let context: ExecutionContext
  private let legs: [EdgeLegs.Leg]
  /// Nil where all nodes at the other ends have them.
  private let labels: LabelPredicate?

  private var batch: RowBatch?
  private var place = Place()

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
    legs = step.legs(in: context.graph)
    labels = step.testsLabels(in: context.graph) ? step.labels : nil
  }

  func next() throws(Diagnostic) -> RowBatch? {
    guard !legs.isEmpty else { return nil }
    while true {
      try context.checkTime(at: step.range)
      if batch == nil {
        batch = try input.next()
        place = Place()
      }
      guard let current = batch else { return nil }
      var found = Found(size: context.batchSize, needsEdges: needsEdge)
      place = fill(&found, from: current, place)
      if place.row == current.count { batch = nil }
      if found.count == 0 { continue }
      found.shorten()
      var output = current.gather(found.rows, keeping: kept)
      if needsEdge { output[step.edge] = .edges(found.edges) }
      if needsNode { output[step.to] = .nodes(found.nodes) }
      return output
    }
  }

  /// Follows edges from a place until the batch ends or what is found fills a batch.
  private func fill(_ found: inout Found, from batch: RowBatch, _ start: Place) -> Place {
    let from = batch[step.from]
    let others = OtherEdges(step.others, in: batch, graph: context.graph)
    let size = found.rows.count
    var place = start
    while place.row < batch.count {
      let node = from.node(at: place.row)
      let excluded = others.exclusion(of: place.row)
      while place.leg < legs.count, node != .none {
        let leg = legs[place.leg]
        var left = place.positions ?? leg.adjacency.row(of: node)
        if labels == nil, excluded.isEmpty, !leg.skipsLoops {
          let taken = left.prefix(size - found.count)
          copy(taken, of: leg, row: place.row, to: &found)
          left = taken.upperBound..<left.upperBound
        } else {
          test(&left, of: leg, node, excluded, row: place.row, to: &found)
        }
        if found.count == size {
          place.positions = left
          return place
        }
        place.positions = nil
        place.leg += 1
      }
      place.leg = 0
      place.positions = nil
      place.row += 1
    }
    return place
  }

  private func copy(_ positions: Range<Int>, of leg: EdgeLegs.Leg, row: Int, to found: inout Found) {
    guard !positions.isEmpty else { return }
    leg.adjacency.copy(positions, to: found.count, nodes: &found.nodes, edges: &found.edges)
    for index in found.count..<found.count + positions.count { found.rows[index] = Int32(row) }
    found.count += positions.count
  }

  /// Follows edges one by one, until there is no more room.
  private func test(
    _ left: inout Range<Int>,
    of leg: EdgeLegs.Leg,
    _ node: NodeID,
    _ excluded: OtherEdges.Row,
    row: Int,
    to found: inout Found
  ) {
    let adjacency = leg.adjacency
    let neighbors = adjacency.neighbors
    while found.count < found.rows.count, let position = left.popFirst() {
      let neighbor = neighbors[position]
      if leg.skipsLoops, neighbor == node { continue }
      if let labels, !labels.matches(neighbor) { continue }
      if needsEdge || !excluded.isEmpty {
        let edge = adjacency.edge(at: position)
        if excluded.contains(edge) { continue }
        if needsEdge { found.edges[found.count] = edge }
      }
      found.rows[found.count] = Int32(row)
      found.nodes[found.count] = neighbor
      found.count += 1
    }
  }
}
