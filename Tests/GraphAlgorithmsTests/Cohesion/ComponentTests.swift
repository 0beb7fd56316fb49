import GraphAlgorithms
import Parallelism
import Testing

/// Components against reachability by the obvious closure.
@Suite struct ComponentTests {
  private func reachable(_ list: EdgeList, ignoringDirection: Bool) -> [Set<Int>] {
    (0..<list.nodeCount)
      .map { start in
        var seen: Set<Int> = [start]
        var grew = true
        while grew {
          let before = seen.count
          for edge in list.edges {
            if seen.contains(edge.source) { seen.insert(edge.target) }
            if ignoringDirection || !list.isDirected, seen.contains(edge.target) { seen.insert(edge.source) }
          }
          grew = seen.count > before
        }
        return seen
      }
  }

  @Test func `weak components are what edges join`() throws {
    for list in randomNetworks(300) {
      let found = try WeakComponents.find(in: list.network)
      let reached = reachable(list, ignoringDirection: true)
      #expect(found == Partition(labels: reached.map { $0.min() ?? 0 }))
    }
  }

  @Test func `strong components reach each other`() throws {
    for list in randomNetworks(300) {
      let found = try StrongComponents.find(in: list.network)
      let reached = reachable(list, ignoringDirection: false)
      let labels = (0..<list.nodeCount)
        .map { node in reached[node].filter { reached[$0].contains(node) }.min() ?? node }
      #expect(found == Partition(labels: labels))
    }
  }

  @Test func `components do not depend on the threads`() throws {
    for list in randomNetworks(2, nodes: 9_000...10_000) {
      let network = list.network
      let alone = try WeakComponents.find(in: network, AnalysisContext(workers: .single))
      #expect(
        try WeakComponents.find(in: network, AnalysisContext(workers: Workers(threadCount: 4))) == alone
      )
    }
  }

  @Test func `a long path has one strong component a node, and one weak component`() throws {
    let path = EdgeList(
      nodeCount: 20_000,
      (1..<20_000).map { ($0 - 1, $0) },
      isDirected: true
    )
    #expect(try StrongComponents.find(in: path.network).count == 20_000)
    #expect(try WeakComponents.find(in: path.network).sizes == [20_000])
  }

  @Test func `what is cancelled stops`() {
    let list = EdgeList(nodeCount: 2, [(0, 1)])
    #expect(throws: AnalysisFailure.cancelled) {
      try WeakComponents.find(in: list.network, AnalysisContext(isCancelled: { true }))
    }
  }
}
