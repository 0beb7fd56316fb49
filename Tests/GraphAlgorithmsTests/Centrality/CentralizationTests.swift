import GraphAlgorithms
import Testing

struct CentralizationTests {
  private func closeness(_ network: Network) throws -> Centralization {
    Centralization(Closeness(try DistanceTotals(of: network), of: network), of: network)
  }

  @Test func `a star is as centralised as can be`() throws {
    let star = MatrixNetwork(count: 5, pairs: [(0, 1), (0, 2), (0, 3), (0, 4)]).network
    #expect(Centralization(degreesOf: star).value == 1)
    #expect(isClose(try closeness(star).value, 1))
    // As igraph's centr_clo has it.
    #expect(isClose(try closeness(star).possibleSum, 12.0 / 7))
    let ring = MatrixNetwork(count: 4, pairs: [(0, 1), (1, 2), (2, 3), (3, 0)]).network
    #expect(Centralization(degreesOf: ring).value == 0)
    #expect(try closeness(ring).value == 0)
  }

  @Test func `what can not be centralised is undefined`() throws {
    for count in 0...2 {
      let network = MatrixNetwork(count: count, pairs: count == 2 ? [(0, 1)] : []).network
      #expect(Centralization(degreesOf: network).value.isNaN)
      #expect(try closeness(network).value.isNaN)
    }
  }

  /// All two-mode networks of up to 12 possible ties.
  @Test(arguments: [(1, 3), (2, 1), (2, 4), (3, 2), (3, 3), (3, 4), (4, 2), (4, 3)])
  func `one node with all ties and one for each other is the most`(own: Int, other: Int) throws {
    let sides =
      [Network.Side](repeating: .first, count: own)
      + [Network.Side](repeating: .second, count: other)
    var largest = (sum: 0.0, withIsolates: 0.0)
    for set in 0..<(1 << (own * other)) {
      let ties = (0..<own * other).filter { set >> $0 & 1 == 1 }
      let degrees = (0..<own).map { node in ties.count { $0 / other == node } }
      let most = degrees.max() ?? 0
      let sum = Double(degrees.reduce(0) { $0 + most - $1 })
      largest.withIsolates = max(largest.withIsolates, sum)
      if degrees.allSatisfy({ $0 > 0 }) { largest.sum = max(largest.sum, sum) }
    }
    let star = Network(
      (0..<other).map { (0, own + $0) } + (1..<own).map { ($0, own) },
      count: own + other,
      sides: sides
    )
    let centralization = Centralization(degreesOf: star, side: .first)
    #expect(centralization.possibleSum == largest.sum)
    #expect(centralization.sum == largest.sum)
    #expect(largest.withIsolates == Double((own - 1) * other))
  }
}
