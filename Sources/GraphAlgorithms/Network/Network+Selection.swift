import Parallelism
public import PropertyGraph

extension Network {
  /// The network of a part of a graph.
  ///
  /// - Parameters:
  ///   - graph: the graph.
  ///   - selection: which part, and how.
  ///   - context: threads, cancellation and limits.
  /// - Throws: `AnalysisFailure.invalid` for a weight that is not a finite number, `.cancelled`, or
  ///   `.tooMuchMemory`.
  /// - Complexity: O(nodes + edges) where a node has edges of few types; O(nodes + edges) memory.
  public init(
    of graph: Graph,
    _ selection: NetworkSelection,
    _ context: AnalysisContext = AnalysisContext()
  ) throws(AnalysisFailure) {
    let nodes = NodePositions(of: graph, selection)
    let rows: NetworkRows
    var reversedRows: NetworkRows?
    switch selection.direction {
    case .undirected:
      rows = try RowAssembler(graph, selection, nodes, [.outgoing, .incoming], context).rows()
    case .natural, .reversed:
      let directions: [RowAssembler.Direction] =
        selection.direction == .natural ? [.outgoing, .incoming] : [.incoming, .outgoing]
      rows = try RowAssembler(graph, selection, nodes, [directions[0]], context).rows()
      reversedRows = try RowAssembler(graph, selection, nodes, [directions[1]], context).rows()
    }
    let sides = selection.secondSide.map { second in
      (0..<nodes.count).map { second[nodes[$0].index] ? Side.second : .first }
    }
    self.init(
      isDirected: selection.direction != .undirected,
      nodes: nodes,
      rows: rows,
      reversedRows: reversedRows,
      sides: sides
    )
  }
}

extension NodePositions {
  fileprivate init(of graph: Graph, _ selection: NetworkSelection) {
    if selection.nodes == nil, graph.nodeCount == graph.nodeIDLimit {
      self.init(allOf: graph.nodeCount)
      return
    }
    var chosen: [NodeID] = []
    for range in graph.nodeRanges(where: { _ in true }) {
      for number in range where selection.nodes?[Int(number)] ?? true { chosen.append(NodeID(number)) }
    }
    self.init(chosen)
  }
}

/// Gathers the rows of a network from the adjacencies of a graph.
private struct RowAssembler: Sendable {
  enum Direction: Sendable { case outgoing, incoming }

  private struct Leg: Sendable {
    let adjacency: Adjacency
    /// The other direction of the same type has the loops already.
    let skipsLoops: Bool
  }

  private let graph: Graph
  private let selection: NetworkSelection
  private let nodes: NodePositions
  private let legs: [Leg]
  private let context: AnalysisContext
  /// By node number, its position, or `none`; empty where all nodes stand at their numbers.
  private let positions: [UInt32]
  private static let none = UInt32.max

  init(
    _ graph: Graph,
    _ selection: NetworkSelection,
    _ nodes: NodePositions,
    _ directions: [Direction],
    _ context: AnalysisContext
  ) {
    self.graph = graph
    self.selection = selection
    self.nodes = nodes
    self.context = context
    legs = selection.types.flatMap { type in
      directions.enumerated()
        .map { index, direction in
          Leg(
            adjacency: direction == .outgoing ? graph.outgoing(type) : graph.incoming(type),
            skipsLoops: index > 0
          )
        }
    }
    var positions: [UInt32] = []
    if selection.nodes != nil || nodes.count != graph.nodeIDLimit {
      positions = [UInt32](repeating: Self.none, count: graph.nodeIDLimit)
      for position in 0..<nodes.count { positions[nodes[position].index] = UInt32(position) }
    }
    self.positions = positions
  }

  func rows() throws(AnalysisFailure) -> NetworkRows {
    let bounds = Workers.evenBounds(count: nodes.count)
    var offsets = [UInt32](repeating: 0, count: nodes.count + 1)
    let pieces = try context.workers.map(pieces: bounds.count - 1) { (piece) throws(AnalysisFailure) in
      try gather(bounds[piece]..<bounds[piece + 1])
    }
    var total = 0
    for (piece, gathered) in pieces.enumerated() {
      for (index, degree) in gathered.degrees.enumerated() {
        total += Int(degree)
        offsets[bounds[piece] + index + 1] = UInt32(truncatingIfNeeded: total)
      }
    }
    guard total < Int(UInt32.max) else { throw .invalid("the network has more than 4 billion entries") }
    var neighbors: [UInt32] = []
    neighbors.reserveCapacity(total)
    var edges: [EdgeID] = []
    var weights: [Double] = []
    if selection.parallelEdges == .kept { edges.reserveCapacity(total) }
    for gathered in pieces {
      neighbors += gathered.neighbors
      edges += gathered.edges
      weights += gathered.weights
    }
    return NetworkRows(offsets: offsets, neighbors: neighbors, weights: weights, edges: edges)
  }

  /// The rows of consecutive positions.
  private struct Gathered: Sendable {
    var degrees: [UInt32] = []
    var neighbors: [UInt32] = []
    var edges: [EdgeID] = []
    var weights: [Double] = []
  }

  private func gather(_ range: Range<Int>) throws(AnalysisFailure) -> Gathered {
    var gathered = Gathered()
    gathered.degrees.reserveCapacity(range.count)
    // Neighbour and edge in one number, so that sorting one sorts both.
    var row: [UInt64] = []
    var merged: [UInt64] = []
    for position in range {
      if position & 0xFFF == 0 { try context.checkCancellation() }
      row.removeAll(keepingCapacity: true)
      let node = nodes[position]
      for leg in legs {
        let begin = row.count
        collect(leg, of: node, at: position, into: &row)
        if begin > 0, begin < row.count, row[begin - 1] > row[begin] {
          mergeHalves(of: &row, at: begin, using: &merged)
        }
      }
      let before = gathered.neighbors.count
      try append(row, at: position, to: &gathered)
      gathered.degrees.append(UInt32(gathered.neighbors.count - before))
    }
    return gathered
  }

  private func collect(_ leg: Leg, of node: NodeID, at position: Int, into row: inout [UInt64]) {
    let entries = leg.adjacency.row(of: node)
    if entries.isEmpty { return }
    let neighbors = leg.adjacency.neighbors
    let side = selection.secondSide.map { $0[node.index] }
    for entry in entries {
      let neighbor = neighbors[entry]
      if leg.skipsLoops, neighbor == node { continue }
      let place = positions.isEmpty ? neighbor.rawValue : positions[neighbor.index]
      if place == Self.none { continue }
      let edge = leg.adjacency.edge(at: entry)
      if let allowed = selection.edges, !allowed[edge.index] { continue }
      if let second = selection.secondSide, second[neighbor.index] == side { continue }
      row.append(UInt64(place) << 32 | UInt64(edge.rawValue))
    }
  }

  private func mergeHalves(of row: inout [UInt64], at middle: Int, using merged: inout [UInt64]) {
    merged.removeAll(keepingCapacity: true)
    var left = 0
    var right = middle
    while left < middle, right < row.count {
      if row[left] <= row[right] {
        merged.append(row[left])
        left += 1
      } else {
        merged.append(row[right])
        right += 1
      }
    }
    merged += row[left..<middle]
    merged += row[right...]
    swap(&row, &merged)
  }

  private func append(
    _ row: [UInt64],
    at position: Int,
    to gathered: inout Gathered
  ) throws(AnalysisFailure) {
    let isWeighted =
      selection.parallelEdges != .simple && (selection.weight != nil || selection.parallelEdges == .summed)
    for (index, entry) in row.enumerated() {
      let neighbor = UInt32(truncatingIfNeeded: entry >> 32)
      let edge = EdgeID(UInt32(truncatingIfNeeded: entry))
      let repeats = index > 0 && row[index - 1] >> 32 == entry >> 32
      switch selection.parallelEdges {
      case .kept: gathered.edges.append(edge)
      case .summed:
        if repeats {
          gathered.weights[gathered.weights.count - 1] += try weight(of: edge)
          continue
        }
      case .simple: if repeats || Int(neighbor) == position { continue }
      }
      gathered.neighbors.append(neighbor)
      if isWeighted { gathered.weights.append(try weight(of: edge)) }
    }
  }

  private func weight(of edge: EdgeID) throws(AnalysisFailure) -> Double {
    guard let key = selection.weight else { return 1 }
    let value: Double
    switch graph.value(key, of: edge) {
    case .integer(let number): value = Double(number)
    case .float(let number): value = number
    case .null: value = selection.missingWeight
    default: throw .invalid("the property \(graph.propertyKeys[key]) is not a number on every edge")
    }
    guard value.isFinite else {
      throw .invalid("the property \(graph.propertyKeys[key]) is not a finite number on every edge")
    }
    return value
  }
}
