import Diagnostics
import PropertyGraph

/// For each row, the rows of an inner plan, or one row with nulls when it gives none.
///
/// The inner plan runs on a whole batch of outer rows; a column of row numbers tells which is which. Its
/// rows come in the order of the outer ones, so the gaps are filled while they pass.
final class OptionalOperator: Operator {
  private let step: OptionalRows
  private let input: any Operator
  private let kept: Set<VariableID>
  private let needed: Set<VariableID>
  private let context: ExecutionContext

  private var batch: RowBatch?
  private var inner: (any Operator)?
  /// The first outer row that has not been seen yet.
  private var nextRow = 0

  init(
    _ step: OptionalRows,
    input: any Operator,
    keeping kept: Set<VariableID>,
    needed: Set<VariableID>,
    context: ExecutionContext
  ) {
    self.step = step
    self.input = input
    self.kept = kept
    self.needed = needed
    self.context = context
  }

  func next() throws(Diagnostic) -> RowBatch? {
    while true {
      if batch == nil {
        guard var outer = try input.next() else { return nil }
        outer[step.rowNumber] = .integers((0..<Int64(outer.count)).map { $0 }, nulls: nil)
        batch = outer
        nextRow = 0
        let wanted = needed.intersection(step.newVariables).union([step.rowNumber])
        inner = try OperatorBuilder(step.inner, needed: wanted).build(in: context, argument: outer)
      }
      guard let outer = batch else { return nil }
      var outerRows: [Int32] = []
      var innerRows: [Int32] = []
      let found = try inner?.next()
      if let found {
        for row in 0..<found.count {
          guard case .integer(let number) = found[step.rowNumber].value(at: row, in: context.graph) else {
            continue
          }
          appendMissing(upTo: Int(number), &outerRows, &innerRows)
          outerRows.append(Int32(number))
          innerRows.append(Int32(row))
          nextRow = Int(number) + 1
        }
      } else {
        appendMissing(upTo: outer.count, &outerRows, &innerRows)
        batch = nil
      }
      if outerRows.isEmpty { continue }
      var output = outer.gather(outerRows, keeping: kept)
      for variable in step.newVariables where needed.contains(variable) {
        output[variable] =
          found?[variable].gatherOrNull(innerRows, in: context.graph)
          ?? .constant(.null, count: outerRows.count)
      }
      return output
    }
  }

  private func appendMissing(upTo end: Int, _ outerRows: inout [Int32], _ innerRows: inout [Int32]) {
    while nextRow < end {
      outerRows.append(Int32(nextRow))
      innerRows.append(-1)
      nextRow += 1
    }
  }
}

extension Vector {
  /// The rows named, with null for negative numbers.
  func gatherOrNull(_ rows: [Int32], in graph: Graph) -> Vector {
    if !rows.contains(where: { $0 < 0 }) { return gather(rows) }
    switch self {
    case .nodes(let column): return .nodes(rows.map { $0 < 0 ? .none : column[Int($0)] })
    case .edges(let column): return .edges(rows.map { $0 < 0 ? .none : column[Int($0)] })
    case .strings(let column): return .strings(rows.map { $0 < 0 ? .null : column[Int($0)] })
    case .booleans(let column): return .booleans(rows.map { $0 < 0 ? .null : column[Int($0)] })
    default: return .values(rows.map { $0 < 0 ? .null : value(at: Int($0), in: graph) })
    }
  }
}
