import Diagnostics
import PropertyGraph

/// All rows in the order of some keys; rows with equal keys stay as they came.
final class SortOperator: Operator {
  private let step: SortRows
  private let input: any Operator
  private let kept: Set<VariableID>
  private let context: ExecutionContext
  private var isDone = false

  init(_ step: SortRows, input: any Operator, keeping kept: Set<VariableID>, context: ExecutionContext) {
    self.step = step
    self.input = input
    self.kept = kept
    self.context = context
  }

  func next() throws(Diagnostic) -> RowBatch? {
    guard !isDone else { return nil }
    isDone = true
    let top = try step.top.map { top throws(Diagnostic) in try SliceBounds(top, context: context) }
    let wanted = top.map { $0.limit > Int.max - $0.offset ? Int.max : $0.limit + $0.offset } ?? .max
    var rows = RowBatch(count: 0, variableCount: context.variableCount)
    var keys = [Vector](repeating: .absent, count: step.keys.count)
    while let batch = try input.next() {
      try context.hold(bytes: batch.byteCount, at: step.range)
      let vectors = try ExpressionEvaluator(context: context).vectors(step.keys.map(\.expression), batch)
      for index in keys.indices {
        if rows.count == 0 {
          keys[index] = vectors[index]
        } else {
          keys[index].append(vectors[index], in: context.graph)
        }
      }
      rows.append(batch, keeping: kept, in: context.graph)
      // With only the first rows wanted, the others need not be kept.
      if wanted < rows.count / 2, rows.count > 4 * context.batchSize {
        let best = Array(order(keys, count: rows.count).prefix(wanted))
        context.release(bytes: rows.byteCount)
        rows = rows.gather(best, keeping: kept)
        keys = keys.map { $0.gather(best) }
        try context.hold(bytes: rows.byteCount, at: step.range)
      }
    }
    guard rows.count > 0 else { return nil }
    return rows.gather(order(keys, count: rows.count), keeping: kept)
  }

  private func order(_ keys: [Vector], count: Int) -> [Int32] {
    if let integers = integers(keys) { return Self.order(integers, count: count) }
    let graph = context.graph
    let columns = keys.map { $0.values(in: graph) }
    return (0..<Int32(count))
      .sorted { a, b in
        for (index, key) in step.keys.enumerated() {
          let (x, y) = (columns[index][Int(a)], columns[index][Int(b)])
          if x.isNull || y.isNull {
            if x.isNull && y.isNull { continue }
            return x.isNull == key.nullsFirst
          }
          switch Value.order(x, y) {
          case .less: return !key.isDescending
          case .greater: return key.isDescending
          case .equal, .unordered: continue
          }
        }
        return a < b
      }
  }

  // MARK: Integers

  private struct IntegerRow: Comparable {
    let first: Int64
    let second: Int64
    let row: Int32

    static func < (a: IntegerRow, b: IntegerRow) -> Bool {
      if a.first != b.first { return a.first < b.first }
      if a.second != b.second { return a.second < b.second }
      return a.row < b.row
    }
  }

  /// One or two keys of integers without nulls, so that they ascend; nil for other keys.
  private func integers(_ keys: [Vector]) -> [[Int64]]? {
    guard keys.count <= 2 else { return nil }
    var columns: [[Int64]] = []
    for (key, column) in zip(step.keys, keys) {
      guard case .integers(let integers, nil) = column else { return nil }
      columns.append(key.isDescending ? integers.map { ~$0 } : integers)
    }
    return columns
  }

  private static func order(_ columns: [[Int64]], count: Int) -> [Int32] {
    let last = columns[columns.count - 1]
    var rows = (0..<count)
      .map { IntegerRow(first: columns[0][$0], second: last[$0], row: Int32($0)) }
    rows.sort()
    return rows.map(\.row)
  }
}
