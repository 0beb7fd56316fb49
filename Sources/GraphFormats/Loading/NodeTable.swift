import PropertyGraph

/// The nodes that a table gave: their handles, ids and labels.
final class NodeTable {
  let description: TableDescription
  let mapping: NodeMapping
  /// The table's place in the package.
  let index: Int
  let firstHandle: Int
  /// The rows once more, for reports; nil when the file could not be read.
  var rows: TableRows?
  /// Ids that are integers, to handles.
  private var integers = IDTable()
  /// By the number of the string: the handle, `.max` for none.
  private var handlesByString: [UInt32] = []
  /// By row: the label set's number.
  var labelSets: [UInt32] = []
  /// Whether an id that is not here is certainly wrong.
  var isComplete = false
  /// Cells that name nodes, to be looked up when all nodes are known.
  var references: [NodeReference] = []

  init(_ description: TableDescription, _ mapping: NodeMapping, index: Int, firstHandle: Int) {
    self.index = index
    self.description = description
    self.mapping = mapping
    self.firstHandle = firstHandle
    let kind = description.field(mapping.id.name).map { description.fields[$0].kind }
    hasIntegerIDs = kind == .integer || kind == .year
  }

  var count: Int { labelSets.count }
  var handles: Range<Int> { firstHandle..<firstHandle + count }

  /// Whether ids are integers, so that 7 and 07 are the same.
  let hasIntegerIDs: Bool

  /// Gives an id to a node, or returns the handle of the one that has it; nil for what cannot be an id.
  func enter(_ id: CellValue, handle: UInt32) -> UInt32? {
    guard case .string(let text) = id else {
      return ColumnChecker.key(id).flatMap { integers.insert($0, handle) }
    }
    if text.index >= handlesByString.count {
      let growth = max(text.index + 1, handlesByString.count * 2) - handlesByString.count
      handlesByString.append(contentsOf: repeatElement(.max, count: growth))
    }
    if handlesByString[text.index] != .max { return handlesByString[text.index] }
    handlesByString[text.index] = handle
    return nil
  }

  /// The handle of the node whose id is a string.
  func handle(id: StringID) -> UInt32? {
    guard id.index < handlesByString.count, handlesByString[id.index] != .max else { return nil }
    return handlesByString[id.index]
  }

  /// The handle of the node with an id.
  func handle(id text: Span<UInt8>, builder: inout GraphBuilder) -> UInt32? {
    if hasIntegerIDs {
      guard case .integer(let number) = NumberText.integer(text) else { return nil }
      return integers.number(of: UInt64(bitPattern: number))
    }
    return handle(id: builder.intern(utf8: text))
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
