/// What is to be changed in one table.
struct TableChange {
  /// A cell's new content.
  enum Cell {
    /// Nil for an empty cell.
    case text(String?)
    /// Items of a list that go, each once, and items that come at its end.
    case items(removing: [String], adding: [String])
  }

  /// By row, by field.
  var cells: [Int: [Int: Cell]] = [:]
  var deletedRows: Set<Int> = []
  /// By field: the texts of rows to be added at the end, nil for empty cells.
  var newRows: [[String?]] = []

  var isEmpty: Bool { cells.isEmpty && deletedRows.isEmpty && newRows.isEmpty }
}
