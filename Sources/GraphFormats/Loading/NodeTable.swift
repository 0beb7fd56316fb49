import PropertyGraph

/// The nodes that a table gave: their handles, ids and labels.
final class NodeTable {
  let description: TableDescription
  let mapping: NodeMapping
  let firstHandle: Int
  /// The rows once more, for reports; nil when the file could not be read.
  var rows: TableRows?
  var ids = IDTable()
  /// By row: the label set's number.
  var labelSets: [UInt32] = []
  /// Whether an id that is not here is certainly wrong.
  var isComplete = false
  /// Cells that name nodes, to be looked up when all nodes are known.
  var references: [NodeReference] = []

  init(_ description: TableDescription, _ mapping: NodeMapping, firstHandle: Int) {
    self.description = description
    self.mapping = mapping
    self.firstHandle = firstHandle
  }

  var count: Int { labelSets.count }
  var handles: Range<Int> { firstHandle..<firstHandle + count }

  /// Whether ids are integers, so that 7 and 07 are the same.
  var hasIntegerIDs: Bool {
    guard let field = description.field(mapping.id.name) else { return false }
    return description.fields[field].kind == .integer || description.fields[field].kind == .year
  }

  /// The handle of the node with an id.
  func handle(id text: Span<UInt8>, builder: inout GraphBuilder) -> UInt32? {
    if hasIntegerIDs {
      guard case .integer(let number) = NumberText.integer(text) else { return nil }
      return ids.number(of: UInt64(bitPattern: number))
    }
    return ids.number(of: UInt64(builder.intern(utf8: text).rawValue))
  }
}

/// A cell of a table of nodes that names another node.
struct NodeReference {
  enum Purpose {
    /// By its place in the mapping.
    case impliedEdge(Int)
    /// By the field.
    case check(Int)
  }

  var purpose: Purpose
  var row: UInt32
  /// The cell, or an item of the list in it.
  var cell: CSVCell
}
