import Diagnostics
import GraphAlgorithms
import PropertyGraph

/// For each row, the nodes that two edges lead to, each once with the number of ways there.
///
/// The ways are counted in an array by node; none is listed. This is one row of a sparse matrix product at a
/// time (Gustavson, "Two fast algorithms for sparse matrices", 1978).
final class CountPairsOperator: Operator {
  private let step: CountPairs
  private let input: any Operator
  private let kept: Set<VariableID>
  private let context: ExecutionContext
  private let firstLegs: [EdgeLegs.Leg]
  private let secondLegs: [EdgeLegs.Leg]
  /// By node, which may stand in the middle; nil for all.
  private let middle: Bitmap?
  /// Nil where all ends have them.
  private let endLabels: LabelPredicate?
  /// The node of the first counter.
  private let base: UInt32
  private var counters: [UInt32]
  /// Ways that no longer fit into the counters.
  private var moved: [Int: Int64] = [:]
  /// After so many edges to the middle a counter may be full.
  private let edgesUntilFull: Int

  private var batch: RowBatch?
  private var row = 0
  private var nodes: [NodeID] = []
  private var counts: [Int64] = []
  /// How many of the pairs of the row have been given.
  private var given = 0

  init(
    _ step: CountPairs,
    input: any Operator,
    keeping kept: Set<VariableID>,
    context: ExecutionContext
  ) throws(Diagnostic) {
    self.step = step
    self.input = input
    self.kept = kept
    self.context = context
    firstLegs = step.first.legs(in: context.graph)
    secondLegs = step.second.legs(in: context.graph)
    middle = try step.middleNodes(context)
    let ends = step.second.reversed(labels: nil).nodes(in: context.graph)
    base = ends.map(\.lowerBound).min() ?? 0
    counters = [UInt32](repeating: 0, count: Int((ends.map(\.upperBound).max() ?? base) - base))
    edgesUntilFull = Int(UInt32.max) / max(1, step.largestDegree)
    endLabels = step.second.testsLabels(in: context.graph) ? step.second.labels : nil
  }

  func next() throws(Diagnostic) -> RowBatch? {
    while true {
      if batch == nil {
        batch = try input.next()
        row = 0
        guard batch != nil else { return nil }
      }
      guard let current = batch else { return nil }
      var rows: [Int32] = []
      var foundNodes: [NodeID] = []
      var foundCounts: [Int64] = []
      while row < current.count, rows.count < context.batchSize {
        if given == 0 { try countPairs(of: current[step.first.from].node(at: row)) }
        let end = min(nodes.count, given + context.batchSize - rows.count)
        rows.append(contentsOf: repeatElement(Int32(row), count: end - given))
        foundNodes += nodes[given..<end]
        foundCounts += counts[given..<end]
        given = end
        if given == nodes.count {
          given = 0
          row += 1
        }
      }
      if row == current.count { batch = nil }
      if rows.isEmpty { continue }
      return output(current, rows, foundNodes, foundCounts)
    }
  }

  private func output(
    _ batch: RowBatch,
    _ rows: [Int32],
    _ nodes: [NodeID],
    _ counts: [Int64]
  ) -> RowBatch {
    var output = batch.gather(rows, keeping: kept)
    output[step.second.to] = .nodes(nodes)
    if let count = step.count {
      output[count] = .integers(counts, nulls: nil)
    } else {
      output.multiply(by: counts)
    }
    return output
  }

  // MARK: Counting

  /// Leaves in `nodes` and `counts` what two edges lead to from a node, in ascending order.
  private func countPairs(of node: NodeID) throws(Diagnostic) {
    nodes = []
    counts = []
    guard node != .none else { return }
    var counters = self.counters
    self.counters = []
    defer { self.counters = counters }
    var ways = 0
    var edges = 0
    for leg in firstLegs {
      var left = leg.adjacency.row(of: node)
      while !left.isEmpty {
        try context.checkTime(at: step.first.range)
        let part = left.prefix(min(1_024, edgesUntilFull - edges))
        left = part.upperBound..<left.upperBound
        for next in secondLegs {
          ways += leg.adjacency.countWays(
            over: part,
            through: next.adjacency,
            middle: middle,
            above: step.isAscending ? node : nil,
            from: base,
            into: &counters
          )
        }
        if mayCountTooMuch { correct(part, of: leg, node, &counters) }
        edges += part.count
        if edges == edgesUntilFull {
          moveCounts(&counters)
          edges = 0
        }
      }
    }
    if !moved.isEmpty { moveCounts(&counters) }
    collect(node, ways: ways, from: &counters)
  }

  /// Whether an edge can be met twice: as the first and the second, or as a loop in both directions.
  private var mayCountTooMuch: Bool {
    !step.isAscending && !step.second.others.isEmpty || (firstLegs + secondLegs).contains(where: \.skipsLoops)
  }

  /// Takes away what is no way: the first edge followed back, and loops that the other direction has.
  private func correct(
    _ positions: Range<Int>,
    of leg: EdgeLegs.Leg,
    _ node: NodeID,
    _ counters: inout [UInt32]
  ) {
    for position in positions {
      let middle = leg.adjacency.neighbor(at: position)
      if let mask = self.middle, !mask[middle.index] { continue }
      let isLoop = leg.skipsLoops && middle == node
      for next in secondLegs {
        let row = next.adjacency.row(of: middle)
        if isLoop {
          for position in row {
            let end = next.adjacency.neighbor(at: position)
            if step.isAscending && end <= node || next.skipsLoops && end == middle { continue }
            counters[Int(end.rawValue - base)] &-= 1
          }
        }
        if next.skipsLoops, !step.isAscending || middle > node {
          let loops = next.adjacency.positions(of: middle, in: row).count
          if loops > 0 { counters[Int(middle.rawValue - base)] &-= UInt32(loops) }
        }
      }
      if !isLoop, !step.isAscending, !step.second.others.isEmpty, returns(leg, middle, node) {
        counters[Int(node.rawValue - base)] &-= 1
      }
    }
  }

  /// Whether the edge that led to the middle leads back, which no edge of one pattern does.
  private func returns(_ leg: EdgeLegs.Leg, _ middle: NodeID, _ node: NodeID) -> Bool {
    guard step.second.types.contains(leg.type) else { return false }
    if middle == node { return true }
    return switch step.second.direction {
    case .any: true
    case .outgoing: !leg.isOutgoing
    case .incoming: leg.isOutgoing
    }
  }

  private func moveCounts(_ counters: inout [UInt32]) {
    for index in counters.indices where counters[index] != 0 {
      moved[index, default: 0] += Int64(counters[index])
      counters[index] = 0
    }
  }

  /// Takes what has been counted, and leaves zeros.
  private func collect(_ node: NodeID, ways: Int, from counters: inout [UInt32]) {
    var nodes: [NodeID] = []
    var counts: [Int64] = []
    func take(_ index: Int, _ count: Int64) {
      let end = NodeID(base + UInt32(index))
      if let endLabels, !endLabels.matches(end) { return }
      nodes.append(end)
      counts.append(count)
    }
    if !moved.isEmpty {
      for (index, count) in moved.sorted(by: { $0.key < $1.key }) { take(index, count) }
      moved = [:]
    } else if ways < counters.count / 16 {
      for index in reached(from: node) where counters[index] != 0 {
        take(index, Int64(counters[index]))
        counters[index] = 0
      }
    } else {
      let start = step.isAscending && node.rawValue >= base ? Int(node.rawValue - base) : 0
      for index in min(start, counters.count)..<counters.count where counters[index] != 0 {
        take(index, Int64(counters[index]))
        counters[index] = 0
      }
    }
    self.nodes = nodes
    self.counts = counts
  }

  /// The counters that few ways have reached, in ascending order.
  private func reached(from node: NodeID) -> [Int] {
    var indexes: [Int] = []
    for leg in firstLegs {
      for position in leg.adjacency.row(of: node) {
        let middle = leg.adjacency.neighbor(at: position)
        for leg in secondLegs {
          for position in leg.adjacency.row(of: middle) {
            indexes.append(Int(leg.adjacency.neighbor(at: position).rawValue - base))
          }
        }
      }
    }
    return indexes.sorted()
  }
}

extension CountPairs {
  /// The nodes that may stand in the middle; nil for all.
  func middleNodes(_ context: ExecutionContext) throws(Diagnostic) -> Bitmap? {
    guard !conditions.isEmpty || first.testsLabels(in: context.graph) else { return nil }
    let variable = first.to
    return try context.masks.mask(for: variable) { () throws(Diagnostic) in
      var mask = Bitmap(count: context.graph.nodeIDLimit)
      let scan = ScanNodes(variable: variable, labels: first.labels, range: first.range)
      let nodes = Plan.scan(scan, .unit)
      let chosen = conditions.isEmpty ? nodes : Plan.filter(conditions, nodes)
      let root = try OperatorBuilder(chosen, needed: [variable]).build(in: context)
      while let batch = try root.next() {
        for row in 0..<batch.count { mask[batch[variable].node(at: row).index] = true }
      }
      return mask
    }
  }
}
