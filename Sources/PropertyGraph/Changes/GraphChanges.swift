/// What makes a graph another than the one that it was edited from.
///
/// Found by comparing the two, whose numbers mean the same: no journal is kept. All lists are in ascending
/// order of their nodes or edges.
public struct GraphChanges: Sendable {
  /// Another value of a node or edge that is in both graphs.
  public struct PropertyChange<Element: Sendable>: Sendable {
    public let element: Element
    public let key: String
    /// Null where there was none.
    public let old: Value
    /// Null where there is none now.
    public let new: Value
  }

  /// Other labels of a node that is in both graphs.
  public struct LabelChange: Sendable {
    public let node: NodeID
    public let added: [String]
    public let removed: [String]
  }

  public let createdNodes: [NodeID]
  public let deletedNodes: [NodeID]
  public let createdEdges: [EdgeID]
  public let deletedEdges: [EdgeID]
  public let labels: [LabelChange]
  /// By node, then in the order of the graph's keys.
  public let nodeProperties: [PropertyChange<NodeID>]
  /// By edge, then in the order of the graph's keys.
  public let edgeProperties: [PropertyChange<EdgeID>]

  /// Compares a graph with one that it was edited into, in one step or several.
  ///
  /// - Complexity: O(label sets + live ranges of edges + columns touched + changes).
  public init(from before: Graph, to after: Graph) {
    precondition(
      before.nodeIDLimit <= after.nodeIDLimit && before.edgeIDLimit <= after.edgeIDLimit,
      "the later graph was edited from the earlier one"
    )
    let oldNodes = before.nodeRanges { _ in true }
    let newNodes = after.nodeRanges { _ in true }
    createdNodes = newNodes.numbers(notIn: oldNodes).map { NodeID($0) }
    deletedNodes = oldNodes.numbers(notIn: newNodes).map { NodeID($0) }
    labels = Self.labelChanges(before, after)

    var created: [UInt32] = []
    var deleted: [UInt32] = []
    for type in 0..<after.edgeTypes.count {
      let old = type < before.edgeTypes.count ? before.edgeRanges(ofType: SymbolID(type)) : []
      let new = after.edgeRanges(ofType: SymbolID(type))
      created += new.numbers(notIn: old)
      deleted += old.numbers(notIn: new)
    }
    createdEdges = created.sorted().map { EdgeID($0) }
    deletedEdges = deleted.sorted().map { EdgeID($0) }

    var nodes: [PropertyChange<NodeID>] = []
    var edges: [PropertyChange<EdgeID>] = []
    for index in 0..<after.propertyKeys.count {
      let key = SymbolID(index)
      let (name, isOld) = (after.propertyKeys[key], index < before.propertyKeys.count)
      let (oldNodes, newNodes) = (isOld ? before.nodeColumn(key) : nil, after.nodeColumn(key))
      for number in PropertyColumn.differences(oldNodes, newNodes, strings: after.strings) {
        let node = NodeID(number)
        guard number < before.nodeIDLimit, !before.isDeleted(node), !after.isDeleted(node) else { continue }
        let old = isOld ? before.value(key, of: node) : .null
        nodes.append(PropertyChange(element: node, key: name, old: old, new: after.value(key, of: node)))
      }
      let (oldEdges, newEdges) = (isOld ? before.edgeColumn(key) : nil, after.edgeColumn(key))
      for number in PropertyColumn.differences(oldEdges, newEdges, strings: after.strings) {
        let edge = EdgeID(number)
        guard number < before.edgeIDLimit, !before.isDeleted(edge), !after.isDeleted(edge) else { continue }
        let old = isOld ? before.value(key, of: edge) : .null
        edges.append(PropertyChange(element: edge, key: name, old: old, new: after.value(key, of: edge)))
      }
    }
    // The sort is stable: of one element, the keys stay in order.
    nodeProperties = nodes.sorted { $0.element < $1.element }
    edgeProperties = edges.sorted { $0.element < $1.element }
  }

  public var isEmpty: Bool {
    createdNodes.isEmpty && deletedNodes.isEmpty && createdEdges.isEmpty && deletedEdges.isEmpty
      && labels.isEmpty && nodeProperties.isEmpty && edgeProperties.isEmpty
  }

  /// Walks over the label sets of both graphs side by side.
  private static func labelChanges(_ before: Graph, _ after: Graph) -> [LabelChange] {
    var changes: [LabelChange] = []
    var next = 0
    for old in before.labelSets where !old.nodes.isEmpty {
      while next < after.labelSets.count, after.labelSets[next].nodes.upperBound <= old.nodes.lowerBound {
        next += 1
      }
      var place = next
      while place < after.labelSets.count, after.labelSets[place].nodes.lowerBound < old.nodes.upperBound {
        let new = after.labelSets[place]
        place += 1
        guard new.labels != old.labels else { continue }
        let added = new.labels.filter { !old.labels.contains($0) }.map { after.labels[$0] }
        let removed = old.labels.filter { !new.labels.contains($0) }.map { after.labels[$0] }
        for node in old.nodes.clamped(to: new.nodes) {
          changes.append(LabelChange(node: NodeID(node), added: added, removed: removed))
        }
      }
    }
    return changes
  }
}
