import Diagnostics
import PropertyGraph

/// Runs a subquery for the rows of a batch.
///
/// When every step treats rows one by one, all rows go through together, each with its number; what sorts,
/// groups or cuts runs once for each row.
struct SubqueryRunner {
  private let subquery: BoundSubquery
  private let context: ExecutionContext
  private let plan: QueryPlan

  init(_ subquery: BoundSubquery, context: ExecutionContext) {
    self.subquery = subquery
    self.context = context
    plan =
      context.subqueryPlans[subquery.rowNumber] ?? QueryPlan(parts: [], keepsDuplicates: true, columns: [])
  }

  func evaluate(_ batch: RowBatch, at range: SourceRange) throws(Diagnostic) -> Vector {
    var rows = batch.gather((0..<Int32(batch.count)).map { $0 }, keeping: subquery.imports)
    rows.multiplicities = nil
    rows[subquery.rowNumber] = .integers((0..<Int64(rows.count)).map { $0 }, nulls: nil)
    var results = Results(use: subquery.use, rowCount: batch.count)
    if plan.parts.count == 1, plan.parts[0].plan.treatsRowsOneByOne {
      try run(plan.parts[0], over: rows, into: &results, at: range) { found, index in
        guard case .integer(let number) = found[subquery.rowNumber].value(at: index, in: context.graph) else {
          return 0
        }
        return Int(number)
      }
    } else {
      for row in 0..<rows.count {
        let alone = rows.gather([Int32(row)], keeping: subquery.imports.union([subquery.rowNumber]))
        if plan.parts.count > 1, !plan.keepsDuplicates {
          try runDistinct(over: alone, row: row, into: &results, at: range)
        } else {
          for part in plan.parts { try run(part, over: alone, into: &results, at: range) { _, _ in row } }
        }
      }
    }
    return results.vector
  }

  private func run(
    _ part: PlannedPart,
    over rows: RowBatch,
    into results: inout Results,
    at range: SourceRange,
    row: (RowBatch, Int) -> Int
  ) throws(Diagnostic) {
    let needed = Set(part.outputs).union([subquery.rowNumber])
    let root = try OperatorBuilder(part.plan, needed: needed).build(in: context, argument: rows)
    while let found = try root.next() {
      try context.checkTime(at: range)
      for index in 0..<found.count {
        results.add(to: row(found, index)) {
          part.outputs.first.map { found[$0].value(at: index, in: context.graph) } ?? .null
        }
      }
      if subquery.use == .collect { try context.hold(bytes: 40 * found.count, at: range) }
      // One row of one outer row decides EXISTS.
      if subquery.use == .exists, rows.count == 1 { return }
    }
  }

  /// The rows of a UNION, each once.
  private func runDistinct(
    over alone: RowBatch,
    row: Int,
    into results: inout Results,
    at range: SourceRange
  ) throws(Diagnostic) {
    var keys = RowKeys(graph: context.graph)
    for part in plan.parts {
      let root = try OperatorBuilder(part.plan, needed: Set(part.outputs))
        .build(in: context, argument: alone)
      while let found = try root.next() {
        try context.checkTime(at: range)
        for index in keys.numbers(part.outputs.map { found[$0] }, count: found.count).newRows {
          results.add(to: row) {
            part.outputs.first.map { found[$0].value(at: Int(index), in: context.graph) } ?? .null
          }
        }
      }
    }
  }

  /// What has been found for each outer row.
  private struct Results {
    private let use: BoundSubquery.Use
    private var counts: [Int64]
    private var lists: [[Value]]

    init(use: BoundSubquery.Use, rowCount: Int) {
      self.use = use
      counts = [Int64](repeating: 0, count: rowCount)
      lists = use == .collect || use == .first ? [[Value]](repeating: [], count: rowCount) : []
    }

    mutating func add(to row: Int, value: () -> Value) {
      counts[row] += 1
      switch use {
      case .exists, .count: break
      case .collect: lists[row].append(value())
      case .first: if lists[row].isEmpty { lists[row].append(value()) }
      }
    }

    var vector: Vector {
      switch use {
      case .exists: .booleans(counts.map { Ternary($0 > 0) })
      case .count: .integers(counts, nulls: nil)
      case .collect: .values(lists.map { .list($0) })
      case .first: .values(lists.map { $0.first ?? .null })
      }
    }
  }
}

extension Plan {
  /// Whether the rows that come of one row do not depend on the other rows, and come in their order.
  var treatsRowsOneByOne: Bool {
    switch self {
    case .unit, .argument: true
    case .aggregate, .distinct, .sort, .slice, .countEdges: false
    default: input?.treatsRowsOneByOne ?? true
    }
  }
}
