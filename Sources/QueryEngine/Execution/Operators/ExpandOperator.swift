import Diagnostics
import PropertyGraph

/// For each row, the edges at a node and the nodes at their other ends, in the order of the adjacency.
final class ExpandOperator: Operator {
  /// A batch of input, and how far its edges have been followed.
  private struct Walk {
    let batch: RowBatch
    let nodes: [NodeID]
    /// By row, and one more: where its edges begin when those of all rows stand one after the other.
    let starts: [Int]
    /// The first edge that has not been followed.
    var position = 0
    /// The row of that edge.
    var row = 0

    init(_ batch: RowBatch, from variable: VariableID, along legs: [EdgeLegs.Leg]) {
      self.batch = batch
      nodes = batch[variable].nodes
      var starts = [Int](repeating: 0, count: nodes.count)
      for leg in legs { leg.adjacency.addDegrees(of: nodes, to: &starts) }
      var total = 0
      for row in starts.indices {
        total += starts[row]
        starts[row] = total - starts[row]
      }
      starts.append(total)
      self.starts = starts
    }

    var edgeCount: Int { starts[nodes.count] }
  }

  /// What has been found: the first `count` elements.
  private struct Found {
    var runs = RowRuns()
    var nodes: [NodeID]
    /// Empty where nobody asks for the edges.
    var edges: [EdgeID]
    var count = 0

    init(size: Int, needsEdges: Bool) {
      nodes = [NodeID](repeating: .none, count: size)
      edges = [EdgeID](repeating: .none, count: needsEdges ? size : 0)
    }

    mutating func shorten() {
      guard count < nodes.count else { return }
      nodes.removeLast(nodes.count - count)
      if !edges.isEmpty { edges.removeLast(edges.count - count) }
    }
  }

  private let step: ExpandEdges
  private let input: any Operator
  private let kept: Set<VariableID>
  private let needsEdge: Bool
  private let needsNode: Bool
  private let repeatsRows: Bool
  private let context: ExecutionContext
  private let legs: [EdgeLegs.Leg]
  /// Nil where all nodes at the other ends have them.
  private let labels: LabelPredicate?
  /// Whether some of the edges at a node may not be found.
  private let isSelective: Bool

  private var walk: Walk?
  /// By row of a window: where the list of edges has those of the leg that is copied.
  private var places: [Int] = []

  init(
    _ step: ExpandEdges,
    input: any Operator,
    keeping kept: Set<VariableID>,
    needed: Set<VariableID>,
    repeatingRows repeatsRows: Bool,
    context: ExecutionContext
  ) {
    self.step = step
    self.input = input
    self.kept = kept
    needsEdge = needed.contains(step.edge)
    needsNode = needed.contains(step.to)
    self.repeatsRows = repeatsRows
    self.context = context
    legs = step.legs(in: context.graph)
    labels = step.testsLabels(in: context.graph) ? step.labels : nil
    isSelective = labels != nil || !step.others.isEmpty || legs.contains(where: \.skipsLoops)
  }

  func next() throws(Diagnostic) -> RowBatch? {
    guard !legs.isEmpty else { return nil }
    while true {
      try context.checkTime(at: step.range)
      if walk == nil { walk = try input.next().map { Walk($0, from: step.from, along: legs) } }
      guard var current = walk else { return nil }
      walk = nil
      let size = min(context.batchSize, current.edgeCount - current.position)
      var found = Found(size: size, needsEdges: needsEdge || !step.others.isEmpty)
      follow(&current, into: &found)
      let batch = current.batch
      if current.position < current.edgeCount { walk = consume current }
      if found.count == 0 { continue }
      found.shorten()
      var output =
        repeatsRows
        ? RowBatch(batch.gather(found.runs.rows, keeping: kept), repeated: found.runs.repetition)
        : batch.gather(found.runs.repetition.spread(found.runs.rows), keeping: kept)
      if needsEdge { output[step.edge] = .edges(found.edges) }
      if needsNode { output[step.to] = .nodes(found.nodes) }
      return output
    }
  }

  /// Follows edges until the batch ends or there is little room left.
  private func follow(_ walk: inout Walk, into found: inout Found) {
    let others = OtherEdges(step.others, in: walk.batch, graph: context.graph)
    let size = found.nodes.count
    while walk.position < walk.edgeCount, found.count <= size / 2 {
      let firstRun = found.runs.rows.count
      let start = found.count
      copyEdges(of: &walk, into: &found)
      if isSelective { select(from: start, run: firstRun, of: &found, others) }
    }
  }

  /// Copies as many edges as there is room for.
  private func copyEdges(of walk: inout Walk, into found: inout Found) {
    let window = walk.position..<min(walk.edgeCount, walk.position + found.nodes.count - found.count)
    let firstRow = walk.row
    walk.row = found.runs.add(walk.starts, within: window, from: firstRow, at: found.count)
    let rows = firstRow..<walk.row + 1
    places.removeAll(keepingCapacity: true)
    places.append(contentsOf: walk.starts[rows])
    for leg in legs {
      leg.adjacency
        .copyRows(
          of: walk.nodes[rows],
          at: &places,
          within: window,
          to: found.count,
          hidingLoops: leg.skipsLoops,
          neighbors: &found.nodes,
          edges: &found.edges
        )
    }
    walk.position = window.upperBound
    found.count += window.count
  }

  /// Keeps those that the pattern allows.
  private func select(from start: Int, run firstRun: Int, of found: inout Found, _ others: OtherEdges) {
    var kept = start
    var keptRuns = firstRun
    var index = start
    for run in firstRun..<found.runs.rows.count {
      let row = found.runs.rows[run]
      let end = Int(found.runs.repetition.ends[run])
      let excluded = others.exclusion(of: Int(row))
      let keptBefore = kept
      while index < end {
        let node = found.nodes[index]
        let edge = found.edges.isEmpty ? .none : found.edges[index]
        index += 1
        // No node: a loop that the other direction of its type has found.
        if node == .none || excluded.contains(edge) { continue }
        if let labels, !labels.matches(node) { continue }
        found.nodes[kept] = node
        if !found.edges.isEmpty { found.edges[kept] = edge }
        kept += 1
      }
      guard kept > keptBefore else { continue }
      found.runs.rows[keptRuns] = row
      found.runs.repetition.ends[keptRuns] = Int32(truncatingIfNeeded: kept)
      keptRuns += 1
    }
    found.runs.shorten(to: keptRuns)
    found.count = kept
  }
}
