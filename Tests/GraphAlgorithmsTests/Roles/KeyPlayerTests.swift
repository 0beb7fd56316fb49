import GraphAlgorithms
import GraphLiterals
import Testing

struct KeyPlayerTests {
  private func value(_ aim: KeyPlayers.Aim, of set: Set<Int>, in matrix: MatrixNetwork, steps: Int) -> Double
  {
    switch aim {
    case .fragmentation, .distanceFragmentation:
      let others = (0..<matrix.count).filter { !set.contains($0) }
      guard others.count > 1 else { return .nan }
      var sum = 0.0
      for one in others {
        for other in others where one != other {
          guard let distance = matrix.distance(one, other, without: set) else { continue }
          sum += aim == .fragmentation ? 1 : 1 / Double(distance)
        }
      }
      return 1 - sum / Double(others.count * (others.count - 1))
    case .reach, .distanceReach:
      let reached = (0..<matrix.count)
        .map { other -> Double in
          guard let distance = set.compactMap({ matrix.distance($0, other) }).min() else { return 0 }
          if aim == .reach { return distance <= steps ? 1 : 0 }
          return distance == 0 ? 1 : 1 / Double(distance)
        }
      return reached.reduce(0, +) / Double(matrix.count)
    }
  }

  @Test(arguments: 0..<30, KeyPlayers.Aim.allCases)
  func `the exact search finds the best set, and any search says what its set attains`(
    seed: Int,
    aim: KeyPlayers.Aim
  ) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let matrix = MatrixNetwork.random(&random)
    let size = min(1 + seed % 3, matrix.count)
    let sets = (0..<(1 << matrix.count))
      .map { set in (0..<matrix.count).filter { set >> $0 & 1 == 1 } }
      .filter { $0.count == size }
    let best = sets.map { value(aim, of: Set($0), in: matrix, steps: 2) }.filter { !$0.isNaN }.max() ?? .nan
    let exact = try KeyPlayers(matrix.network, count: size, aim: aim, steps: 2)
    #expect(exact.isExact)
    #expect(isClose(exact.value, best))
    #expect(exact.nodes.count == size)
    let greedy = try KeyPlayers(matrix.network, count: size, aim: aim, steps: 2, trialLimit: 0)
    #expect(!greedy.isExact)
    #expect(isClose(greedy.value, value(aim, of: Set(greedy.nodes), in: matrix, steps: 2)))
    #expect(isClose(exact.initialValue, value(aim, of: [], in: matrix, steps: 2)))
  }

  @Test
  func `an empty network has none`() throws {
    let players = try KeyPlayers(MatrixNetwork(count: 0, pairs: []).network, count: 2)
    #expect(players.nodes.isEmpty && players.value.isNaN)
  }
}

struct SoleLinkTests {
  @Test(arguments: 0..<100)
  func `links are those without which groups have none`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let matrix = MatrixNetwork.random(&random, isDirected: seed % 2 == 1)
    let nodes = 0..<matrix.count
    let groups = nodes.map { _ in Int.random(in: -1...2, using: &random) }
    var expected: [[Int]] = []
    for first in 0...2 {
      for second in 0...2 where first < second {
        /// Whether the groups are linked, by edges or else by go-betweens, when a node is away.
        func links(without absent: Int?) -> (direct: Int, between: Int) {
          let present = nodes.filter { $0 != absent }
          let one = present.filter { groups[$0] == first }
          let other = present.filter { groups[$0] == second }
          let direct = one.reduce(0) { sum, node in sum + other.count { matrix.areTied(node, $0) } }
          let between = present.filter { node in
            groups[node] != first && groups[node] != second && one.contains { matrix.areTied($0, node) }
              && other.contains { matrix.areTied($0, node) }
          }
          return (direct, between.count)
        }
        let before = links(without: nil)
        for node in nodes {
          let isOf = groups[node] == first || groups[node] == second
          let after = links(without: node)
          let isLink =
            before.direct > 0 ? isOf && after.direct == 0 : !isOf && before.between == 1 && after.between == 0
          if isLink { expected.append([first, second, node]) }
        }
      }
    }
    #expect(
      try SoleLinks(matrix.network, groups: groups).links.map { [$0.first, $0.second, $0.node] } == expected
    )
  }
}
