public import PropertyGraph

/// How a network changes from date to date: which ties are born, kept and lost, which nodes enter and leave.
///
/// A node is in at a date when it has a tie then. Between two dates a tie is the same when it is the same edge
/// of the graph.
public struct Evolution: Sendable {
  /// The network on one day, and what changed since the day before it in the list.
  public struct Step: Sendable {
    public let date: CalendarDate
    public let nodeCount: Int
    public let edgeCount: Int
    /// Of the ties counted, how many have an unknown beginning.
    public let undatedCount: Int
    /// Mean number of ties of the nodes that are in; NaN where none is.
    public let meanDegree: Double
    public let bornCount: Int
    public let keptCount: Int
    public let lostCount: Int
    public let enteredNodes: [NodeID]
    public let leftNodes: [NodeID]
    /// Kept ties by all ties of either date (Jaccard), which is how stable the network is; NaN at the first.
    public let stability: Double
  }

  public let steps: [Step]
  /// Over all edges of the types, how many have an unknown beginning.
  public let undatedCount: Int

  /// - Parameters:
  ///   - graph: the graph.
  ///   - selection: which edges and nodes; its own edges count before dates do.
  ///   - periods: when edges stand.
  ///   - dates: ascending.
  ///   - context: cancellation.
  /// - Throws: `.invalid` for a value that is no date; `.cancelled`.
  /// - Complexity: O(dates · edges of the types).
  public init(
    _ graph: Graph,
    _ selection: NetworkSelection,
    _ periods: EdgePeriods,
    dates: [CalendarDate],
    _ context: AnalysisContext = AnalysisContext()
  ) throws(AnalysisFailure) {
    let chosen = Self.edges(graph, selection)
    var undated = Bitmap(count: graph.edgeIDLimit)
    for edge in chosen where try periods.isUndated(edge) { undated[edge.index] = true }
    undatedCount = chosen.count { undated[$0.index] }
    var steps: [Step] = []
    var before = Snapshot()
    for date in dates {
      try context.checkCancellation()
      var now = Snapshot()
      for edge in chosen where try periods.contains(date, edge) { now.add(edge, in: graph) }
      let isFirst = steps.isEmpty
      let kept = now.edges.intersection(before.edges).count
      let either = now.edges.count + before.edges.count - kept
      steps.append(
        Step(
          date: date,
          nodeCount: now.nodes.count,
          edgeCount: now.edges.count,
          undatedCount: now.edges.count { undated[$0.index] },
          meanDegree: now.nodes.isEmpty ? .nan : 2 * Double(now.edges.count) / Double(now.nodes.count),
          bornCount: isFirst ? 0 : now.edges.count - kept,
          keptCount: kept,
          lostCount: before.edges.count - kept,
          enteredNodes: isFirst ? [] : now.nodes.subtracting(before.nodes).sorted(),
          leftNodes: before.nodes.subtracting(now.nodes).sorted(),
          stability: isFirst || either == 0 ? .nan : Double(kept) / Double(either)
        )
      )
      before = now
    }
    self.steps = steps
  }

  private struct Snapshot {
    var edges: Set<EdgeID> = []
    var nodes: Set<NodeID> = []

    mutating func add(_ edge: EdgeID, in graph: Graph) {
      edges.insert(edge)
      nodes.insert(graph.source(of: edge))
      nodes.insert(graph.target(of: edge))
    }
  }

  /// The edges that a selection chooses, by type.
  public static func edges(_ graph: Graph, _ selection: NetworkSelection) -> [EdgeID] {
    var edges: [EdgeID] = []
    for type in selection.types {
      for range in graph.edgeRanges(ofType: type) {
        for number in range {
          let edge = EdgeID(number)
          let ends = [graph.source(of: edge), graph.target(of: edge)]
          guard selection.edges?[edge.index] ?? true,
            ends.allSatisfy({ selection.nodes?[$0.index] ?? true })
          else { continue }
          if let second = selection.secondSide, second[ends[0].index] == second[ends[1].index] { continue }
          edges.append(edge)
        }
      }
    }
    return edges
  }
}
