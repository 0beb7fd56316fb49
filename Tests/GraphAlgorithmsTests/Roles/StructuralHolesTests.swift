import Glibc
import GraphAlgorithms
import GraphLiterals
import Parallelism
import Testing

struct StructuralHolesTests {
  /// The definitions, written down as they stand in the book.
  @Test(arguments: 0..<80)
  func `measures are those of the definitions`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let matrix = MatrixNetwork.random(&random, isDirected: seed % 2 == 1)
    let measured = try StructuralHoles(matrix.network)
    let nodes = 0..<matrix.count
    func tie(_ one: Int, _ other: Int) -> Double {
      one == other ? 0 : matrix.weight(one, other) + matrix.weight(other, one)
    }
    func share(_ one: Int, _ other: Int) -> Double { tie(one, other) / nodes.reduce(0) { $0 + tie(one, $1) } }
    for ego in nodes {
      let contacts = nodes.filter { tie(ego, $0) > 0 }
      #expect(measured.contactCounts[ego] == contacts.count)
      if contacts.isEmpty {
        #expect(measured.constraints[ego].isNaN && measured.effectiveSizes[ego].isNaN)
        #expect(measured.efficiencies[ego].isNaN && measured.hierarchies[ego].isNaN)
        continue
      }
      let parts = contacts.map { contact in
        let through = contacts.filter { $0 != contact }.reduce(0) { $0 + share(ego, $1) * share($1, contact) }
        return (share(ego, contact) + through) * (share(ego, contact) + through)
      }
      let constraint = parts.reduce(0, +)
      #expect(isClose(measured.constraints[ego], constraint))
      let size = contacts.reduce(0.0) { sum, contact in
        let largest = nodes.map { tie(contact, $0) }.max() ?? 0
        return sum + 1 - contacts.reduce(0) { $0 + share(ego, $1) * tie(contact, $1) / largest }
      }
      #expect(isClose(measured.effectiveSizes[ego], size))
      #expect(isClose(measured.efficiencies[ego], size / Double(contacts.count)))
      let count = Double(contacts.count)
      let hierarchy = parts.reduce(0) { $0 + $1 / (constraint / count) * log($1 / (constraint / count)) }
      #expect(isClose(measured.hierarchies[ego], count > 1 ? hierarchy / (count * log(count)) : .nan))
    }
  }

  @Test
  func `any number of threads gives the same bytes`() throws {
    var random = SeededGenerator(seed: 7)
    let count = 1_000
    let pairs = (0..<8_000)
      .map { _ in (Int.random(in: 0..<count, using: &random), Int.random(in: 0..<count, using: &random)) }
    let network = Network(undirected: pairs, count: count)
    let one = try StructuralHoles(network, AnalysisContext(workers: .single))
    let four = try StructuralHoles(network, AnalysisContext(workers: .init(threadCount: 4)))
    #expect(one.constraints.map(\.bitPattern) == four.constraints.map(\.bitPattern))
    #expect(one.effectiveSizes.map(\.bitPattern) == four.effectiveSizes.map(\.bitPattern))
  }

  @Test
  func `a negative weight is refused`() {
    let network = MatrixNetwork(count: 2, edges: [(0, 1, -1)]).network
    #expect(throws: AnalysisFailure.self) { try StructuralHoles(network) }
  }
}
