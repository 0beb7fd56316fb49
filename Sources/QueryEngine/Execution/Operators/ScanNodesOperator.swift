import Diagnostics
import PropertyGraph

/// For each row, every node with the labels wanted, in ascending order.
final class ScanNodesOperator: Operator {
  private let step: ScanNodes
  private let input: any Operator
  private let kept: Set<VariableID>
  private let context: ExecutionContext
  private let ranges: [Range<UInt32>]

  private var batch: RowBatch?
  private var row = 0
  private var range = 0
  private var nextNode: UInt32 = 0

  /// - Parameter ranges: the numbers of the nodes to find.
  init(
    _ step: ScanNodes,
    _ ranges: [Range<UInt32>],
    input: any Operator,
    keeping kept: Set<VariableID>,
    context: ExecutionContext
  ) {
    self.step = step
    self.input = input
    self.kept = kept
    self.context = context
    self.ranges = ranges
  }

  func next() throws(Diagnostic) -> RowBatch? {
    guard !ranges.isEmpty else { return nil }
    try context.checkTime(at: step.range)
    if batch == nil {
      batch = try input.next()
      row = 0
      range = 0
      nextNode = ranges[0].lowerBound
    }
    guard let current = batch else { return nil }
    var rows: [Int32] = []
    var nodes: [NodeID] = []
    while rows.count < context.batchSize {
      let end = min(ranges[range].upperBound, nextNode + UInt32(context.batchSize - rows.count))
      rows += repeatElement(Int32(row), count: Int(end - nextNode))
      nodes.append(contentsOf: (nextNode..<end).lazy.map { NodeID($0) })
      nextNode = end
      guard nextNode == ranges[range].upperBound else { continue }
      range += 1
      if range == ranges.count {
        range = 0
        row += 1
      }
      nextNode = ranges[range].lowerBound
      if row == current.count {
        batch = nil
        break
      }
    }
    var output = current.gather(rows, keeping: kept)
    output[step.variable] = .nodes(nodes)
    return output
  }
}
