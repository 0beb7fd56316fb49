/// How many ties there are between the groups of a network, and how many chance would give.
///
/// Groups are numbered from 0; a node with a group below 0 is left out with its ties. In an undirected network
/// a tie between two groups counts once for the pair, a tie inside a group once. Loops count.
public struct MixingMatrix: Sendable {
  public let groupCount: Int
  public let isDirected: Bool
  /// By group, how many nodes.
  public let sizes: [Int]
  /// Sums of weights, row after row: from the row's group to the column's; symmetric where undirected.
  public let observed: [Double]

  /// - Parameters:
  ///   - network: any network; weights are used.
  ///   - groups: by node, the number of its group.
  ///   - groupCount: how many groups there are.
  /// - Complexity: O(nodes + edges + groups²).
  public init(_ network: Network, groups: [Int], groupCount: Int) {
    precondition(groups.count == network.nodeCount && groups.allSatisfy { $0 < groupCount })
    self.groupCount = groupCount
    isDirected = network.isDirected
    var sizes = [Int](repeating: 0, count: groupCount)
    for group in groups where group >= 0 { sizes[group] += 1 }
    var observed = [Double](repeating: 0, count: groupCount * groupCount)
    for node in 0..<network.nodeCount where groups[node] >= 0 {
      for position in network.rows.range(of: node) {
        let other = Int(network.rows.neighbors[position])
        guard groups[other] >= 0 else { continue }
        let weight = network.rows.weight(at: position)
        // In an undirected network a tie inside a group is met from both its ends, a loop from one.
        let isMetTwice = !network.isDirected && groups[node] == groups[other] && node != other
        observed[groups[node] * groupCount + groups[other]] += isMetTwice ? weight / 2 : weight
      }
    }
    self.sizes = sizes
    self.observed = observed
  }

  public func observed(from row: Int, to column: Int) -> Double { observed[row * groupCount + column] }

  /// How many ties could be there, loops left out.
  public func possible(from row: Int, to column: Int) -> Double {
    let pairs = Double(sizes[row]) * Double(row == column ? sizes[row] - 1 : sizes[column])
    return row == column && !isDirected ? pairs / 2 : pairs
  }

  /// The share of possible ties that are there; NaN where none is possible.
  public func density(from row: Int, to column: Int) -> Double {
    let possible = possible(from: row, to: column)
    return possible <= 0 ? .nan : observed(from: row, to: column) / possible
  }

  /// How many ties there would be if ends met at random, each group keeping its number of ends (the
  /// configuration model): in an undirected network d₁·d₂/2m, half of it inside a group.
  ///
  /// - Complexity: O(groups²).
  public func expected() -> [Double] {
    let rowSums = (0..<groupCount).map { row in (0..<groupCount).reduce(0) { $0 + ends(row, $1) } }
    let columnSums = (0..<groupCount).map { column in (0..<groupCount).reduce(0) { $0 + ends($1, column) } }
    let total = rowSums.reduce(0, +)
    return (0..<groupCount * groupCount)
      .map { cell in
        let (row, column) = (cell / groupCount, cell % groupCount)
        guard total > 0 else { return .nan }
        let ends = rowSums[row] * columnSums[column] / total
        return row == column && !isDirected ? ends / 2 : ends
      }
  }

  /// The ends of ties: inside a group an undirected tie has two.
  private func ends(_ row: Int, _ column: Int) -> Double {
    let ties = observed(from: row, to: column)
    return row == column && !isDirected ? ties * 2 : ties
  }

  /// Nominal assortativity: 1 when ties stay inside groups, 0 when groups do not matter, below when ties
  /// cross (Newman, Physical Review E 67, 026126, 2003).
  ///
  /// NaN where there are no ties, or all ends are in one group.
  public var assortativity: Double {
    var inside = 0.0
    var total = 0.0
    var chance = 0.0
    for row in 0..<groupCount {
      inside += ends(row, row)
      for column in 0..<groupCount { total += ends(row, column) }
    }
    guard total > 0 else { return .nan }
    for group in 0..<groupCount {
      let row = (0..<groupCount).reduce(0) { $0 + ends(group, $1) }
      let column = (0..<groupCount).reduce(0) { $0 + ends($1, group) }
      chance += row * column / (total * total)
    }
    // All ends in one group: rounding must not make of 0/0 a number.
    guard 1 - chance > 1e-12 else { return .nan }
    return (inside / total - chance) / (1 - chance)
  }

  /// The E-I index: ties between groups less ties inside, by all ties; from -1, all inside, to 1, all between
  /// (Krackhardt and Stern, Social Psychology Quarterly 51(2), 1988).
  ///
  /// NaN where there are no ties.
  public var externalInternalIndex: Double {
    var inside = 0.0
    var between = 0.0
    for row in 0..<groupCount {
      for column in 0..<groupCount where isDirected || column >= row {
        if row == column {
          inside += observed(from: row, to: row)
        } else {
          between += observed(from: row, to: column)
        }
      }
    }
    return inside + between == 0 ? .nan : (between - inside) / (between + inside)
  }

  /// The E-I index of the ties of one group, seen from it; NaN where it has none.
  public func externalInternalIndex(of group: Int) -> Double {
    // From a group's own members, a tie inside is met from both ends.
    let inside = ends(group, group)
    var between = 0.0
    for other in 0..<groupCount where other != group {
      between += observed(from: group, to: other)
      if isDirected { between += observed(from: other, to: group) }
    }
    let all = (isDirected ? 2 * inside : inside) + between
    return all == 0 ? .nan : (between - (isDirected ? 2 * inside : inside)) / all
  }
}
