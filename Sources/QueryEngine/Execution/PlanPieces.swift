import Diagnostics
import Parallelism
import PropertyGraph

/// A plan whose rows come of the nodes of one scan, each for itself, cut into pieces of the scan.
///
/// Pieces depend on the plan and the graph alone: on any number of threads, and with batches of any size,
/// they are the same and their results come in the same order. Short work is not cut.
struct PlanPieces: Sendable {
  private let builder: OperatorBuilder
  /// By piece: the numbers of the nodes that its scan finds.
  private let ranges: [[Range<UInt32>]]

  /// A piece costs what many rows do, so after the first few, more work makes pieces longer before it makes more;
  /// and by eights, so that as many threads as are usual get equal shares.
  private static func count(for units: Double, limit: Int) -> Int {
    let count = units < 8 ? units : 8 * (1 + min(units, 16) / 16 + units / 64).rounded(.down)
    return Int(min(count, 64, Double(limit)))
  }

  /// Nil where the plan cannot be cut or is too short.
  init?(_ builder: OperatorBuilder, context: ExecutionContext) {
    guard context.pieceWork.isFinite, let scan = builder.divisibleScan else { return nil }
    let graph = context.graph
    let nodes = scan.labels?.ranges ?? graph.nodeRanges { _ in true }
    let nodeCount = nodes.reduce(0) { $0 + $1.count }
    let work = Double(nodeCount) * builder.plan.rowsOfEachNode(in: graph)
    let count = Self.count(for: work / context.pieceWork, limit: nodeCount)
    guard count > 1 else { return nil }
    self.builder = builder
    ranges = nodes.cut(into: count)
  }

  /// Runs all pieces.
  ///
  /// - Parameters:
  ///   - context: of the run.
  ///   - body: takes the rows of one piece, and the context to use with it.
  /// - Returns: the results in the order of the pieces.
  /// - Throws: the error of the first piece that threw.
  func map<Result: Sendable>(
    _ context: ExecutionContext,
    _ body: @Sendable (any Operator, ExecutionContext) throws(Diagnostic) -> Result
  ) throws(Diagnostic) -> [Result] {
    let seed = context.seed
    return try context.workers.map(pieces: ranges.count) { (piece) throws(Diagnostic) in
      let context = ExecutionContext(seed)
      return try body(try builder.build(in: context, scanning: ranges[piece]), context)
    }
  }
}

extension Plan {
  /// The scan that the rows come of, where every other step treats rows one by one and two runs of a piece
  /// would give the same.
  var divisibleScan: ScanNodes? {
    var plan = self
    while true {
      switch plan {
      case .scan(let scan, .unit): return isVolatile ? nil : scan
      case .scan(_, let input), .seek(_, let input), .expand(_, let input), .expandInto(_, let input),
        .intersect(_, let input),
        .countEdges(_, let input), .filter(_, let input), .project(_, let input),
        .unwind(_, _, let input), .optional(_, let input), .countPairs(_, let input):
        plan = input
      default: return nil
      }
    }
  }

  private var isVolatile: Bool {
    var isVolatile = false
    _ = mapExpressions { expression in
      isVolatile = isVolatile || expression.isVolatile
      return expression
    }
    return isVolatile
  }

  /// How many rows pass through the steps for each node scanned, from mean degrees.
  fileprivate func rowsOfEachNode(in graph: Graph) -> Double {
    switch self {
    case .scan(_, .unit): return 1
    case .scan(let scan, let input):
      return input.rowsOfEachNode(in: graph) * Double(max(1, scan.labels?.nodeCount ?? graph.nodeCount))
    case .expand(let step, let input):
      return input.rowsOfEachNode(in: graph) * max(1, step.meanDegree(in: graph))
    case .intersect(let step, let input):
      return input.rowsOfEachNode(in: graph) * max(1, step.first.meanDegree(in: graph))
    case .countPairs(let step, let input):
      return input.rowsOfEachNode(in: graph) * max(1, step.first.meanDegree(in: graph))
        * max(1, step.second.meanDegree(in: graph))
    default: return input?.rowsOfEachNode(in: graph) ?? 1
    }
  }
}

extension ExpandEdges {
  /// The mean number of edges at the nodes that have any.
  func meanDegree(in graph: Graph) -> Double {
    legs(in: graph)
      .reduce(0) { $0 + Double($1.adjacency.edgeCount) / Double(max(1, $1.adjacency.nodes.count)) }
  }
}

extension [Range<UInt32>] {
  /// The same numbers in parts of about equal size.
  fileprivate func cut(into count: Int) -> [[Range<UInt32>]] {
    let total = reduce(0) { $0 + $1.count }
    var parts: [[Range<UInt32>]] = []
    var index = 0
    var next = first?.lowerBound ?? 0
    for part in 0..<count {
      var missing = (part + 1) * total / count - part * total / count
      var ranges: [Range<UInt32>] = []
      while missing > 0 {
        let end = Swift.min(self[index].upperBound, next + UInt32(missing))
        ranges.append(next..<end)
        missing -= Int(end - next)
        next = end
        if next == self[index].upperBound, index + 1 < self.count {
          index += 1
          next = self[index].lowerBound
        }
      }
      parts.append(ranges)
    }
    return parts
  }
}
