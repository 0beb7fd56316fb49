/// Who is tied to whom, whatever the direction: each pair of nodes once in either's row, without loops.
///
/// A tie weighs as much as all edges between the two together, in both directions. An edge of weight 0 makes
/// no tie.
public struct SymmetricTies: Sendable {
  /// Where each row begins in `neighbors`; one more than there are nodes.
  public let offsets: [UInt32]
  /// Ascending in each row.
  public let neighbors: [UInt32]
  /// Beside `neighbors`; positive.
  public let weights: [Double]

  public var nodeCount: Int { offsets.count - 1 }

  /// - Parameter network: any network.
  /// - Throws: `AnalysisFailure.invalid` for a negative weight.
  /// - Complexity: O(nodes + edges) time and memory.
  public init(_ network: Network) throws(AnalysisFailure) {
    let count = network.nodeCount
    var offsets: [UInt32] = [0]
    offsets.reserveCapacity(count + 1)
    var neighbors: [UInt32] = []
    var weights: [Double] = []
    neighbors.reserveCapacity(network.rows.entryCount)
    weights.reserveCapacity(network.rows.entryCount)
    for node in 0..<count {
      let first = network.rows.range(of: node)
      let second = network.isDirected ? network.reversedRows.range(of: node) : 0..<0
      var left = first.lowerBound
      var right = second.lowerBound
      let begin = neighbors.count
      while left < first.upperBound || right < second.upperBound {
        let takesLeft =
          right == second.upperBound
          || (left < first.upperBound
            && network.rows.neighbors[left] <= network.reversedRows.neighbors[right])
        let neighbor: UInt32
        let weight: Double
        if takesLeft {
          neighbor = network.rows.neighbors[left]
          weight = network.rows.weight(at: left)
          left += 1
        } else {
          neighbor = network.reversedRows.neighbors[right]
          weight = network.reversedRows.weight(at: right)
          right += 1
        }
        guard weight >= 0 else { throw .invalid("an edge has a negative weight, \(weight)") }
        if Int(neighbor) == node || weight == 0 { continue }
        if neighbors.count > begin, neighbors[neighbors.count - 1] == neighbor {
          weights[weights.count - 1] += weight
        } else {
          neighbors.append(neighbor)
          weights.append(weight)
        }
      }
      offsets.append(UInt32(neighbors.count))
    }
    self.offsets = offsets
    self.neighbors = neighbors
    self.weights = weights
  }

  /// Where a node's neighbours stand in `neighbors`.
  public func range(of node: Int) -> Range<Int> { Int(offsets[node])..<Int(offsets[node + 1]) }

  /// How many others a node is tied to.
  public func degree(of node: Int) -> Int { Int(offsets[node + 1] - offsets[node]) }
}
