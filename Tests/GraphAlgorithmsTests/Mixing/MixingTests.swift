import GraphAlgorithms
import GraphLiterals
import Testing

/// Against counting the edges one by one, on random networks.
struct MixingTests {
  @Test(arguments: 0..<100)
  func `matrices and indices are those of the definitions`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let made = RandomNetwork(&random, upTo: 9, isTwoMode: false)
    let groups = (0..<made.count).map { _ in Int.random(in: -1...2, using: &random) }
    let matrix = MixingMatrix(made.network, groups: groups, groupCount: 3)
    var observed = [[Double]](repeating: [0, 0, 0], count: 3)
    /// By group of one end and of the other; an undirected edge has two orders.
    var ends = observed
    for (number, (source, target)) in made.edges.enumerated() {
      let (a, b) = (groups[source], groups[target])
      if a < 0 || b < 0 { continue }
      observed[a][b] += made.weight(number)
      if !made.isDirected, a != b { observed[b][a] += made.weight(number) }
      ends[a][b] += made.weight(number)
      if !made.isDirected { ends[b][a] += made.weight(number) }
    }
    let total = ends.joined().reduce(0, +)
    let expected = matrix.expected()
    var chance = 0.0
    for row in 0..<3 {
      #expect(matrix.sizes[row] == groups.count { $0 == row })
      let size = groups.count { $0 == row }
      for column in 0..<3 {
        #expect(isClose(matrix.observed(from: row, to: column), observed[row][column]))
        let product = ends[row].reduce(0, +) * ends.reduce(0) { $0 + $1[column] }
        if row == column { chance += product / (total * total) }
        let share = !made.isDirected && row == column ? product / total / 2 : product / total
        #expect(isClose(expected[row * 3 + column], total == 0 ? .nan : share))
        var possible = Double(row == column ? size * (size - 1) : size * groups.count { $0 == column })
        if row == column, !made.isDirected { possible /= 2 }
        let density = possible == 0 ? Double.nan : observed[row][column] / possible
        #expect(isClose(matrix.density(from: row, to: column), density))
      }
    }
    let inside = (0..<3).reduce(0) { $0 + ends[$1][$1] }
    let assortativity =
      total == 0 || 1 - chance < 1e-12 ? Double.nan : (inside / total - chance) / (1 - chance)
    #expect(isClose(matrix.assortativity, assortativity))
    // Counted in ends both ways, inside or between.
    #expect(isClose(matrix.externalInternalIndex, total == 0 ? .nan : (total - 2 * inside) / total))
    for group in 0..<3 {
      let own = 2 * ends[group][group]
      let all = (0..<3).reduce(0) { $0 + ends[group][$1] + ends[$1][group] }
      let index = all == 0 ? Double.nan : (all - 2 * own) / all
      #expect(isClose(matrix.externalInternalIndex(of: group), index))
    }
  }

  @Test(arguments: 0..<60)
  func `assortativity is the correlation over the ends of edges`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let made = RandomNetwork(&random, upTo: 9, isTwoMode: false)
    let values = (0..<made.count)
      .map { $0 % 4 == 3 ? Double.nan : Double(Int.random(in: 0...5, using: &random)) }
    var pairs = made.edges
    if !made.isDirected { pairs += pairs.map { ($0.1, $0.0) } }
    let ends = pairs.map { (values[$0.0], values[$0.1]) }.filter { !$0.0.isNaN && !$0.1.isNaN }
    let expected = correlation(ends)
    #expect(isClose(NumericAssortativity.coefficient(made.network, sourceValues: values), expected))
    var degrees = (source: [Double](repeating: 0, count: made.count), target: [Double]())
    degrees.target = degrees.source
    for (source, target) in pairs {
      degrees.source[source] += 1
      degrees.target[target] += 1
    }
    let byDegree = correlation(pairs.map { (degrees.source[$0.0], degrees.target[$0.1]) })
    #expect(isClose(NumericAssortativity.degree(made.network), byDegree))
  }

  private func correlation(_ pairs: [(Double, Double)]) -> Double {
    let count = Double(pairs.count)
    let means = (pairs.reduce(0) { $0 + $1.0 } / count, pairs.reduce(0) { $0 + $1.1 } / count)
    let products = pairs.reduce(0) { $0 + ($1.0 - means.0) * ($1.1 - means.1) }
    let squares = (
      pairs.reduce(0) { $0 + ($1.0 - means.0) * ($1.0 - means.0) },
      pairs.reduce(0) { $0 + ($1.1 - means.1) * ($1.1 - means.1) }
    )
    return squares.0 < 1e-12 || squares.1 < 1e-12 ? .nan : products / (squares.0 * squares.1).squareRoot()
  }

  @Test(arguments: 0..<60)
  func `relations overlap on the pairs that both tie`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let relations = (0..<3)
      .map { _ in
        (0..<Int.random(in: 0...10, using: &random))
          .map { _ in (Int.random(in: 0..<5, using: &random), Int.random(in: 0..<5, using: &random)) }
      }
    let overlap = Multiplexity(relations.map { Network($0, count: 5, isDirected: seed % 2 == 0) })
    let pairs = relations.map { Set($0.filter { $0.0 != $0.1 }.map { [min($0.0, $0.1), max($0.0, $0.1)] }) }
    for a in 0..<3 {
      #expect(overlap.pairCounts[a] == pairs[a].count)
      for b in 0..<3 {
        #expect(overlap.sharedCounts[a * 3 + b] == pairs[a].intersection(pairs[b]).count)
        let either = pairs[a].union(pairs[b]).count
        let both = Double(pairs[a].intersection(pairs[b]).count)
        #expect(isClose(overlap.jaccard(a, b), either == 0 ? .nan : both / Double(either)))
      }
    }
  }

  @Test func `without ties or groups all is undefined`() {
    for count in [0, 1, 4] {
      let network = Network([], count: count)
      let matrix = MixingMatrix(network, groups: (0..<count).map { $0 % 2 }, groupCount: 2)
      #expect(matrix.assortativity.isNaN && matrix.externalInternalIndex.isNaN)
      #expect(matrix.expected().allSatisfy { $0.isNaN })
      #expect(NumericAssortativity.degree(network).isNaN)
    }
    let none = MixingMatrix(karateClub, groups: [Int](repeating: -1, count: 34), groupCount: 0)
    #expect(none.assortativity.isNaN && none.observed.isEmpty)
    #expect(Multiplexity([]).pairCounts.isEmpty)
  }

  /// As NetworkX and igraph give it.
  @Test func `the karate club avoids its like`() {
    #expect(isClose(NumericAssortativity.degree(karateClub), -0.475_613_097_684_614, tolerance: 1e-12))
  }
}
