public import PropertyGraph

/// The vertices around a start, level by level, with the moves that led to each: a compact form of all
/// walks from the start.
public final class PathLevels<Failure: Error> {
  private let space: PathSpace<Failure>
  private let work: (_ bytes: Int) throws(Failure) -> Void
  /// By vertex; -1 where it has not been reached.
  private var distances: [Int32] = []
  private var reached: [Int32] = []
  private var levelStart = 0
  private(set) var depth = 0
  private(set) var isExhausted = false
  private var root: Int32 = 0

  /// By vertex: its last entry in the lists of moves that lead to it.
  private var lastParents: [Int32] = []
  private var parents: [(vertex: Int32, next: Int32)] = []

  /// Nodes where matches end, nearest first, with their final vertices.
  private var finals: [NodeID: [Int32]] = [:]
  private var finalNodes: [(distance: Int, node: NodeID)] = []

  /// - Parameters:
  ///   - space: where to search.
  ///   - work: called with the memory that each level takes.
  public init(_ space: PathSpace<Failure>, work: @escaping (_ bytes: Int) throws(Failure) -> Void) {
    self.space = space
    self.work = work
  }

  /// Begins a search, unless the last one began at the same vertex.
  public func start(at vertex: Int32) throws(Failure) {
    if !reached.isEmpty, root == vertex { return }
    for vertex in reached {
      distances[Int(vertex)] = -1
      lastParents[Int(vertex)] = -1
    }
    try work(-12 * reached.count - 8 * parents.count)
    reached = []
    parents = []
    finals = [:]
    finalNodes = []
    levelStart = 0
    depth = 0
    isExhausted = false
    root = vertex
    try reach(vertex, distance: 0)
  }

  /// Finds the next level; false when there is none.
  ///
  /// - Complexity: O(moves from the outermost level).
  public func advance() throws(Failure) -> Bool {
    let level = levelStart..<reached.count
    levelStart = reached.count
    let before = parents.count
    for index in level {
      let vertex = reached[index]
      for position in try space.moves(of: vertex) {
        let target = space.move(at: position).vertex
        if distance(of: target) == nil { try reach(target, distance: depth + 1) }
        parents.append((vertex, lastParents[Int(target)]))
        lastParents[Int(target)] = Int32(parents.count - 1)
      }
    }
    try work(8 * (parents.count - before) + 12 * (reached.count - levelStart))
    if reached.count == levelStart {
      isExhausted = true
      return false
    }
    depth += 1
    return true
  }

  private func reach(_ vertex: Int32, distance: Int) throws(Failure) {
    if distances.count < space.vertexCount {
      let more = space.vertexCount - distances.count
      distances += [Int32](repeating: -1, count: more)
      lastParents += [Int32](repeating: -1, count: more)
    }
    distances[Int(vertex)] = Int32(distance)
    reached.append(vertex)
    if try space.isFinal(vertex) {
      let node = space.node(of: vertex)
      if finals[node] == nil { finalNodes.append((distance, node)) }
      finals[node, default: []].append(vertex)
    }
  }

  func distance(of vertex: Int32) -> Int? {
    guard Int(vertex) < distances.count, distances[Int(vertex)] >= 0 else { return nil }
    return Int(distances[Int(vertex)])
  }

  // MARK: Ends

  /// Every node where a match up to a length can end, by distance, then by number.
  public func ends(upTo maximum: Int) throws(Failure) -> [NodeID] {
    while depth < maximum, try advance() {}
    return finalNodes.sorted { ($0.distance, $0.node) < ($1.distance, $1.node) }.map(\.node)
  }

  /// The least length of a walk to a node within a maximum, going on until it is known; nil without one.
  func distance(to end: NodeID, maximum: Int) throws(Failure) -> Int? {
    while finals[end] == nil, depth < maximum, try advance() {}
    return finals[end]?.first.flatMap { distance(of: $0) }
  }

  /// By number of edges left: the vertices that walks of exactly one length to an end go through.
  ///
  /// Each of them is near enough to the start to be reached in time. All levels up to the length must be
  /// there.
  ///
  /// - Complexity: O(length × moves within the length), and for the least length O(moves on shortest walks).
  func vertices(to end: NodeID, length: Int, tick: () throws(Failure) -> Void) throws(Failure) -> [Set<Int32>]
  {
    var sets: [Set<Int32>] = [Set((finals[end] ?? []).filter { distances[Int($0)] <= length })]
    while sets.count <= length {
      var previous: Set<Int32> = []
      let room = length - sets.count
      for vertex in sets[sets.count - 1] {
        try tick()
        forEachParent(of: vertex) { if distances[Int($0)] <= room { previous.insert($0) } }
      }
      sets.append(previous)
    }
    return sets
  }

  /// By vertex: the least number of edges from it to an end; -1 where there is no way.
  func distances(to end: NodeID) throws(Failure) -> [Int32] {
    var left = [Int32](repeating: -1, count: space.vertexCount)
    var queue = finals[end] ?? []
    for vertex in queue { left[Int(vertex)] = 0 }
    var index = 0
    while index < queue.count {
      let vertex = queue[index]
      index += 1
      forEachParent(of: vertex) { parent in
        if left[Int(parent)] < 0 {
          left[Int(parent)] = left[Int(vertex)] + 1
          queue.append(parent)
        }
      }
    }
    return left
  }

  private func forEachParent(of vertex: Int32, _ visit: (Int32) -> Void) {
    var entry = lastParents[Int(vertex)]
    while entry >= 0 {
      visit(parents[Int(entry)].vertex)
      entry = parents[Int(entry)].next
    }
  }
}
