import PropertyGraph

/// What is shown beside the steps of a plan.
public struct PlanColumns: OptionSet, Sendable {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// How many rows a step is expected to give.
  public static let estimates = PlanColumns(rawValue: 1)
  /// How many rows it gave: the query is run.
  public static let rows = PlanColumns(rawValue: 2)
  /// How many milliseconds it took, without the steps below: the query is run.
  public static let times = PlanColumns(rawValue: 4)

  /// Whether the query must be run for them.
  var needRun: Bool { !isDisjoint(with: [.rows, .times]) }
}

/// The numbers of one step.
struct PlanNumbers {
  var estimate: Double
  var rows: Int
  /// Without the steps below.
  var time: Duration

  /// Right-aligned columns with their headings, one line for each step and an empty one for each title.
  static func lines(_ steps: [PlanNumbers?], _ columns: PlanColumns) -> [String] {
    var table = [String](repeating: "", count: steps.count + 1)
    func add(_ column: PlanColumns, _ heading: String, _ text: (PlanNumbers) -> String) {
      guard columns.contains(column) else { return }
      let cells = [heading] + steps.map { $0.map(text) ?? "" }
      let width = cells.reduce(0) { max($0, $1.count) }
      for (row, cell) in cells.enumerated() {
        table[row] += "  " + String(repeating: " ", count: width - cell.count) + cell
      }
    }
    add(.estimates, "estimate") { "\(Int64(min($0.estimate.rounded(.up), 1e15)))" }
    add(.rows, "rows") { "\($0.rows)" }
    add(.times, "ms") { $0.time.milliseconds }
    return table
  }
}

extension Duration {
  /// With two decimals.
  fileprivate var milliseconds: String {
    let hundredths =
      components.seconds * 100_000 + (components.attoseconds + 5_000_000_000_000) / 10_000_000_000_000
    let fraction = hundredths % 100
    return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
  }
}
