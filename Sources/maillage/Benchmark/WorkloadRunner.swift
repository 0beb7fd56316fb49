import Diagnostics
import GraphFormats
import Parallelism
import PropertyGraph
import QueryEngine

/// Runs a workload's operations on one graph, which is loaded when one first needs it.
struct WorkloadRunner {
  let path: String
  let parameters: WorkloadParameters
  let workers: Workers
  let runs: Int
  let budget: Double
  private var session: QuerySession?

  init(path: String, parameters: WorkloadParameters, workers: Workers, runs: Int, budget: Double) {
    self.path = path
    self.parameters = parameters
    self.workers = workers
    self.runs = runs
    self.budget = budget
  }

  mutating func measure(_ operation: Workload.Operation) throws -> Measurement {
    switch operation.measures {
    case .query: return try measureQuery(operation)
    case .load:
      session = nil
      return try Measurement(runs: runs, budget: budget) {
        let graph = try Workspace.load(path, usingImage: false).graph
        return [Int64(graph.nodeCount), Int64(graph.edgeCount)]
      }
    case .open: return try measureOpening(operation)
    case .stored:
      return Measurement(answer: [Int64(try Workspace.pack(path).byteCount)])
    }
  }

  /// From a stored image that is made anew to the first answer; the graph of each run is gone before the next.
  private mutating func measureOpening(_ operation: Workload.Operation) throws -> Measurement {
    session = nil
    _ = try Workspace.pack(path)
    let sets = try parameters.runs(of: operation)
    return try Measurement(runs: runs, budget: budget) {
      try answer(operation, sets, makeSession(usingImage: true))
    }
  }

  private mutating func measureQuery(_ operation: Workload.Operation) throws -> Measurement {
    // What was loaded, as `load` measures it; what was opened is measured by `open`.
    let session = try self.session ?? makeSession(usingImage: false)
    self.session = session
    let sets = try parameters.runs(of: operation)
    return try Measurement(runs: runs, budget: budget) { try answer(operation, sets, session) }
  }

  /// Runs an operation's query with each set of parameters.
  private func answer(
    _ operation: Workload.Operation,
    _ sets: [[String: Value]],
    _ session: QuerySession
  ) throws -> [Int64] {
    var rows: ValueRows?
    for values in sets {
      do throws(SourceFailure) {
        let found = try session.run(operation.query, parameters: values).table.rows
        if rows == nil { rows = found } else { rows?.append(contentsOf: found) }
      } catch {
        throw CommandFailure(error)
      }
    }
    return operation.answer.flatMap { part in rows.map { part.numbers(of: $0) } ?? [] }
  }

  private func makeSession(usingImage: Bool) throws -> QuerySession {
    QuerySession(
      graph: try Workspace.load(path, usingImage: usingImage).graph,
      limits: QueryLimits(rows: 1_000_000_000, seconds: 600, bytes: 16 << 30) { Interruption.isPending },
      workers: workers
    )
  }
}
