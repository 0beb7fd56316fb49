/// The edges of a graph by number: type, ends, and the adjacency of each type.
///
/// A graph as it was built has one run of numbers a type, in the order of the types. Edits add runs at the
/// end and leave deleted numbers where they are: those keep their type and ends, but stand in no live range
/// and no adjacency.
struct EdgeTable: Sendable {
  /// Edges of one type with consecutive numbers, from where the run before ends.
  private struct Run {
    var type: SymbolID
    var end: UInt32
  }

  /// The ends of the edges that the graph was built with, taken from their adjacency when they are first
  /// asked for, and of those that edits added: so that an edit copies only the latter.
  private let builtEnds: Lazy<Ends>
  private let builtCount: Int
  private var addedSources: [NodeID] = []
  private var addedTargets: [NodeID] = []

  /// The ends of edges by number.
  private struct Ends: Sendable {
    var sources: [NodeID] = []
    var targets: [NodeID] = []
  }

  /// All numbers, also the deleted ones.
  private var runs: [Run]
  /// By edge type: the numbers that are not deleted, in ascending, disjoint ranges.
  private(set) var liveRanges: [[Range<UInt32>]]
  /// By edge type.
  private var outgoing: [LazyAdjacency]
  private var incoming: [LazyAdjacency]
  /// How many edges are not deleted.
  private(set) var count: Int

  init(_ layout: EdgeLayout) {
    self.init(
      ranges: layout.ranges,
      outgoing: layout.outgoing.map { LazyAdjacency($0) },
      incoming: layout.incoming.map { LazyAdjacency($0) }
    )
  }

  /// The edges of a graph as it was built: by type, their numbers and their adjacency.
  init(ranges: [Range<UInt32>], outgoing: [LazyAdjacency], incoming: [LazyAdjacency]) {
    runs = ranges.enumerated().map { Run(type: SymbolID($0.offset), end: $0.element.upperBound) }
    liveRanges = ranges.map { $0.isEmpty ? [] : [$0] }
    self.outgoing = outgoing
    self.incoming = incoming
    count = ranges.reduce(0) { $0 + $1.count }
    builtCount = count
    builtEnds = Lazy { Self.ends(outgoing) }
  }

  /// The ends of all edges, which are numbered in the order of the rows.
  private static func ends(_ outgoing: [LazyAdjacency]) -> Ends {
    var ends = Ends()
    let count = outgoing.reduce(0) { $0 + $1.value.edgeCount }
    ends.sources.reserveCapacity(count)
    ends.targets.reserveCapacity(count)
    for adjacency in outgoing {
      let adjacency = adjacency.value
      for row in 0..<adjacency.offsets.count - 1 {
        let source = NodeID(adjacency.firstNode + UInt32(row))
        let length = adjacency.offsets[row + 1] - adjacency.offsets[row]
        ends.sources.append(contentsOf: repeatElement(source, count: Int(length)))
      }
      ends.targets.append(contentsOf: adjacency.neighborStorage)
    }
    return ends
  }

  /// Every number is below it.
  var limit: Int { builtCount + addedSources.count }

  /// How many edges of a type are not deleted.
  ///
  /// - Complexity: O(live ranges of the type).
  func count(of type: SymbolID) -> Int { liveRanges[type.index].reduce(0) { $0 + $1.count } }

  func outgoing(_ type: SymbolID) -> Adjacency { outgoing[type.index].value }
  func incoming(_ type: SymbolID) -> Adjacency { incoming[type.index].value }

  /// The nodes from the first to the last that an edge of a type begins or ends at, without unpacking any row.
  func nodes(_ type: SymbolID, outgoing isOutgoing: Bool) -> Range<UInt32> {
    (isOutgoing ? outgoing : incoming)[type.index].nodes
  }

  /// - Complexity: O(log runs); a built graph has one run a type.
  func type(of edge: EdgeID) -> SymbolID {
    var low = 0
    var high = runs.count - 1
    while low < high {
      let middle = (low + high) >> 1
      if edge.rawValue < runs[middle].end { high = middle } else { low = middle + 1 }
    }
    return runs[low].type
  }

  func source(of edge: EdgeID) -> NodeID {
    let index = edge.index
    return index < builtCount ? builtEnds.value.sources[index] : addedSources[index - builtCount]
  }

  func target(of edge: EdgeID) -> NodeID {
    let index = edge.index
    return index < builtCount ? builtEnds.value.targets[index] : addedTargets[index - builtCount]
  }

  /// - Complexity: O(log runs + log live ranges of the type).
  func isDeleted(_ edge: EdgeID) -> Bool {
    edge.index >= limit || !liveRanges[type(of: edge).index].covers(edge.rawValue)
  }
}

// MARK: Edits

extension EdgeTable {
  /// An edge to be added.
  struct NewEdge {
    var type: SymbolID
    var source: NodeID
    var target: NodeID
  }

  /// What an edit does to one type.
  private struct TypeChange {
    var added: [EdgeID] = []
    var removed: [EdgeID] = []
  }

  /// Gives the next numbers to new edges, and takes edges out, old ones or some of the new.
  ///
  /// - Parameters:
  ///   - new: the edges to add, in the order of their numbers.
  ///   - deleted: those to take out; none was taken out before.
  ///   - typeCount: how many edge types there are now.
  /// - Complexity: O(edges of the types concerned + span of their nodes + log of all for each change).
  mutating func apply(adding new: [NewEdge], deleting deleted: Set<EdgeID>, typeCount: Int) {
    let firstNew = UInt32(limit)
    var changes: [SymbolID: TypeChange] = [:]
    for edge in deleted where edge.rawValue < firstNew {
      changes[type(of: edge), default: TypeChange()].removed.append(edge)
    }
    for (index, edge) in new.enumerated() {
      let id = EdgeID(firstNew + UInt32(index))
      addedSources.append(edge.source)
      addedTargets.append(edge.target)
      if let last = runs.last, last.type == edge.type {
        runs[runs.count - 1].end = id.rawValue + 1
      } else {
        runs.append(Run(type: edge.type, end: id.rawValue + 1))
      }
      if !deleted.contains(id) { changes[edge.type, default: TypeChange()].added.append(id) }
    }
    while outgoing.count < typeCount {
      liveRanges.append([])
      outgoing.append(LazyAdjacency(.empty))
      incoming.append(LazyAdjacency(.empty))
    }
    for (type, change) in changes {
      count += change.added.count - change.removed.count
      liveRanges[type.index].remove(change.removed.map(\.rawValue).sorted())
      for edge in change.added { liveRanges[type.index].appendNumber(edge.rawValue) }
      func entries(_ edges: [EdgeID], isOutgoing: Bool) -> [Adjacency.Entry] {
        edges.map { edge in
          let (source, target) = (source(of: edge), target(of: edge))
          return Adjacency.Entry(
            node: isOutgoing ? source : target,
            neighbor: isOutgoing ? target : source,
            edge: edge
          )
        }
        .sorted()
      }
      outgoing[type.index] = LazyAdjacency(
        outgoing(type)
          .replacing(
            entries(change.removed, isOutgoing: true),
            with: entries(change.added, isOutgoing: true)
          )
      )
      incoming[type.index] = LazyAdjacency(
        incoming(type)
          .replacing(
            entries(change.removed, isOutgoing: false),
            with: entries(change.added, isOutgoing: false)
          )
      )
    }
  }
}
