public import PropertyGraph

/// What a path may not repeat.
public struct PathRules: Sendable {
  /// How often nodes may stand on a part of a path.
  public enum Nodes: Sendable {
    /// The first may come again as the last, no other.
    case simple
    /// Each once.
    case acyclic
  }

  /// A part of the path, as consecutive slots of the automaton, whose nodes may not repeat.
  public struct Scope: Sendable {
    public var slots: Range<Int>
    public var nodes: Nodes

    public init(slots: Range<Int>, nodes: Nodes) {
      self.slots = slots
      self.nodes = nodes
    }
  }

  /// Whether no edge may be used twice.
  public var edgesDiffer: Bool
  public var scopes: [Scope]
  /// Edges that must not be used at all.
  public var excludedEdges: [EdgeID]

  public init(edgesDiffer: Bool, scopes: [Scope] = [], excludedEdges: [EdgeID] = []) {
    self.edgesDiffer = edgesDiffer
    self.scopes = scopes
    self.excludedEdges = excludedEdges
  }

  /// Whether a path can go on over an edge.
  ///
  /// - Complexity: O(length of the path).
  func permits(_ edge: EdgeID, to node: NodeID, slot: Int, after path: PathTrace) -> Bool {
    if edgesDiffer, path.edges.contains(edge) { return false }
    if excludedEdges.contains(edge) { return false }
    for scope in scopes where scope.slots.contains(slot) {
      var first = path.edges.count
      while first > 0, scope.slots.contains(Int(path.slots[first - 1])) { first -= 1 }
      let before = path.nodes[first...]
      switch scope.nodes {
      case .acyclic:
        if before.contains(node) { return false }
      case .simple:
        if before.dropFirst().contains(node) || before.count > 1 && before.first == before.last {
          return false
        }
      }
    }
    return true
  }
}

/// A path with the places of its edges in the automaton.
public struct PathTrace: Sendable {
  public internal(set) var nodes: [NodeID]
  public internal(set) var edges: [EdgeID] = []
  public internal(set) var slots: [Int32] = []

  init(start: NodeID) { nodes = [start] }

  /// A path whose edges all stand in one place.
  public init(_ path: Path, slot: Int) {
    nodes = path.nodes
    edges = path.edges
    slots = path.edges.map { _ in Int32(slot) }
  }

  mutating func append(_ edge: EdgeID, _ node: NodeID, _ slot: Int32) {
    edges.append(edge)
    nodes.append(node)
    slots.append(slot)
  }

  mutating func removeLast() {
    edges.removeLast()
    nodes.removeLast()
    slots.removeLast()
  }

  /// The same path from its other end.
  public var reversed: PathTrace {
    var copy = self
    copy.nodes.reverse()
    copy.edges.reverse()
    copy.slots.reverse()
    return copy
  }
}
