/// The rows of a batch that have found something, in order, and how much each has found.
struct RowRuns {
  var rows: [Int32] = []
  var repetition = Repetition()

  /// Adds what lies within a window of all that there is to find.
  ///
  /// - Parameters:
  ///   - starts: by row, and one more: where what it finds begins.
  ///   - window: not empty.
  ///   - first: the row in which the window begins.
  ///   - count: how much has been found before the window.
  /// - Returns: the row in which the window ends.
  mutating func add(_ starts: [Int], within window: Range<Int>, from first: Int, at count: Int) -> Int {
    // More than needed, and written without asking each time whether there is room.
    let room = min(window.count, starts.count - 1 - first)
    var end = Place(row: first, run: rows.count)
    rows.append(contentsOf: repeatElement(0, count: room))
    repetition.ends.append(contentsOf: repeatElement(0, count: room))
    Self.write(&rows, &repetition.ends, starts, window, from: &end, at: count)
    shorten(to: end.run)
    return end.row
  }

  private struct Place {
    var row: Int
    var run: Int
  }

  private static func write(
    _ rows: inout [Int32],
    _ ends: inout [Int32],
    _ starts: [Int],
    _ window: Range<Int>,
    from place: inout Place,
    at count: Int
  ) {
    var rows = rows.mutableSpan
    var ends = ends.mutableSpan
    let starts = starts.span
    var (row, run) = (place.row, place.run)
    var position = window.lowerBound
    while true {
      let end = min(starts[row + 1], window.upperBound)
      if position < end {
        rows[run] = Int32(truncatingIfNeeded: row)
        ends[run] = Int32(truncatingIfNeeded: count + end - window.lowerBound)
        run += 1
        position = end
      }
      if position == window.upperBound { break }
      row += 1
    }
    place = Place(row: row, run: run)
  }

  mutating func shorten(to count: Int) {
    rows.removeLast(rows.count - count)
    repetition.ends.removeLast(repetition.ends.count - count)
  }
}
