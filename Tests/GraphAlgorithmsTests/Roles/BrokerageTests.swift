import GraphAlgorithms
import GraphLiterals
import Testing

struct BrokerageTests {
  @Test(arguments: 0..<100)
  func `roles are those that three nested loops find`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let matrix = MatrixNetwork.random(&random, isDirected: seed % 3 > 0)
    let groups = (0..<matrix.count).map { _ in Int.random(in: -1...2, using: &random) }
    let brokerage = try Brokerage(matrix.network, groups: groups)
    func leads(_ source: Int, _ target: Int) -> Bool {
      source != target
        && (!matrix.edges[source][target].isEmpty
          || !matrix.network.isDirected && !matrix.edges[target][source].isEmpty)
    }
    for broker in 0..<matrix.count {
      guard groups[broker] >= 0 else {
        #expect(brokerage.counts[broker].total.isNaN)
        continue
      }
      var counts = [Double](repeating: 0, count: 5)
      for source in 0..<matrix.count where groups[source] >= 0 && leads(source, broker) {
        for target in 0..<matrix.count where groups[target] >= 0 && leads(broker, target) {
          if source == target || leads(source, target) { continue }
          let role: Brokerage.Role =
            switch (groups[source] == groups[broker], groups[broker] == groups[target]) {
            case (true, true): .coordinator
            case (true, false): .representative
            case (false, true): .gatekeeper
            case (false, false): groups[source] == groups[target] ? .consultant : .liaison
            }
          counts[role.rawValue] += 1
        }
      }
      #expect(brokerage.counts[broker].byRole == counts)
      #expect(brokerage.counts[broker].total == counts.reduce(0, +))
    }
  }

  /// Over all networks with two nodes of a group and two of another, each with the chance that it has when edges are
  /// independent of each other, as the formulas take them.
  @Test
  func `what is expected is the mean over all networks`() throws {
    let groups = [0, 0, 1, 1]
    let arcs = (0..<4).flatMap { source in (0..<4).filter { $0 != source }.map { (source, $0) } }
    let edgeCount = 5
    let density = Double(edgeCount) / 12
    var mean = [Double](repeating: 0, count: 5)
    for set in 0..<(1 << 12) {
      let chosen = arcs.indices.filter { set >> $0 & 1 == 1 }.map { arcs[$0] }
      let network = MatrixNetwork(count: 4, isDirected: true, pairs: chosen).network
      let counts = try Brokerage(network, groups: groups).counts[0].byRole
      var chance = 1.0
      for index in arcs.indices { chance *= set >> index & 1 == 1 ? density : 1 - density }
      for role in 0..<5 { mean[role] += chance * counts[role] }
    }
    let network = MatrixNetwork(count: 4, isDirected: true, pairs: Array(arcs.prefix(edgeCount))).network
    #expect(areClose(try Brokerage(network, groups: groups).expected[0].byRole, mean))
  }
}
