/// A network as the search for clusters sees it: ties in both directions without loops, and masses.
///
/// Putting node `i` into cluster `C` gains the ties between them less `expectation · mass(i) · mass(C)`. All
/// objectives have this form, and so do networks whose nodes are clusters of another.
struct ClusterNetwork<Mass: NullMass>: Sendable {
  /// Where each node's ties begin; one more than there are nodes.
  let offsets: [UInt32]
  let neighbors: [UInt32]
  /// Beside the neighbours; empty where every tie weighs 1.
  let weights: [Double]
  /// By node.
  let masses: [Mass]
  let expectation: Double
  /// The mean weight of a tie of the network that this comes from.
  let unit: Double
  /// A gain below is noise.
  let threshold: Double

  var nodeCount: Int { masses.count }

  /// The greatest number of ties of a node.
  var maximumDegree: Int {
    var maximum: UInt32 = 0
    for node in 0..<nodeCount { maximum = max(maximum, offsets[node + 1] - offsets[node]) }
    return Int(maximum)
  }
}

/// The ties of a network in both directions.
struct MutualTies: Sendable {
  var offsets: [UInt32]
  var neighbors: [UInt32]
  var weights: [Double]

  /// - Parameter network: any; ties of weight 0 count as none.
  /// - Throws: `AnalysisFailure.invalid` for a negative weight.
  init(_ network: Network) throws(AnalysisFailure) {
    guard network.rows.weights.allSatisfy({ $0 >= 0 }) else {
      throw .invalid("clusters need weights of 0 or more")
    }
    let sources = network.isDirected ? [network.rows, network.reversedRows] : [network.rows]
    if sources.count == 1, network.loopCount == 0, network.rows.weights.allSatisfy({ $0 > 0 }) {
      offsets = network.rows.offsets
      neighbors = network.rows.neighbors
      weights = network.rows.weights
      return
    }
    let total = sources.reduce(0) { $0 + $1.entryCount }
    guard total < Int(UInt32.max) else { throw .invalid("the network has more than 4 billion entries") }
    offsets = [0]
    neighbors = []
    weights = []
    offsets.reserveCapacity(network.nodeCount + 1)
    neighbors.reserveCapacity(total)
    if network.isWeighted { weights.reserveCapacity(total) }
    for node in 0..<network.nodeCount {
      for rows in sources {
        for position in rows.range(of: node) where Int(rows.neighbors[position]) != node {
          let weight = rows.weight(at: position)
          if weight == 0 { continue }
          neighbors.append(rows.neighbors[position])
          if network.isWeighted { weights.append(weight) }
        }
      }
      offsets.append(UInt32(neighbors.count))
    }
  }
}
