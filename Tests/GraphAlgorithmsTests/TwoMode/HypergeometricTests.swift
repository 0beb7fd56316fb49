import GraphAlgorithms
import Testing

struct HypergeometricTests {
  @Test func `tails are sums of quotients of binomial coefficients`() {
    // Pascal's triangle, exact.
    var choose = [[1]]
    for n in 1...20 {
      let row = choose[n - 1]
      choose.append((0...n).map { ($0 < n ? row[$0] : 0) + ($0 > 0 ? row[$0 - 1] : 0) })
    }
    for population in 0...20 {
      for successes in 0...population {
        for draws in 0...population {
          let chance = Hypergeometric(population: population, successes: successes, draws: draws)
          var tail = 0
          for count in (0...population + 1).reversed() {
            if count <= min(successes, draws), draws - count <= population - successes {
              tail += choose[successes][count] * choose[population - successes][draws - count]
            }
            let exact = Double(tail) / Double(choose[population][draws])
            let found = chance.probability(atLeast: count)
            if abs(found - exact) > 1e-12 * max(exact, 1e-3) {
              Issue.record("\(population), \(successes), \(draws), \(count): \(found), not \(exact)")
            }
          }
        }
      }
    }
  }

  @Test func `far from the mean nothing is lost`() {
    let chance = Hypergeometric(population: 1_000_000, successes: 100_000, draws: 100_000)
    #expect(chance.mean == 10_000)
    #expect(chance.probability(atLeast: 0) == 1)
    #expect(chance.probability(atLeast: 1) == 1)
    #expect(chance.probability(atLeast: 9_000) > 1 - 1e-12)
    #expect(abs(chance.probability(atLeast: 10_000) - 0.5) < 0.01)
    #expect(chance.probability(atLeast: 100_000) == 0)
    #expect(chance.probability(atLeast: 100_001) == 0)
  }
}
