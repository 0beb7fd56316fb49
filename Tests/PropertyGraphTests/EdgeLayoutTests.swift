import Parallelism
import PropertyGraph
import Testing

/// Edges are numbered by type, source, target and input, on any number of threads.
@Suite struct EdgeLayoutTests {
  private struct Edge {
    var type: Int
    var source: UInt32
    var target: UInt32
  }

  private static let types = ["LARGE", "EMPTY", "SMALL", "HUBS"]

  /// Some thousands of nodes, the outer ones without edges; loops, edges that stand several times, hubs.
  private static func edges(seed: Int, nodeCount: Int) -> [[Edge]] {
    var random = RandomNumbers(seed: seed)
    func node(below limit: Int) -> UInt32 { UInt32(Int.random(in: 10..<limit, using: &random)) }
    var runs: [[Edge]] = []
    for (type, count) in [(0, 60_000), (2, 900), (3, 70_000), (0, 50_000), (2, 0), (3, 40_000), (2, 70)] {
      runs.append(
        (0..<count)
          .map { place in
            if type == 3 {
              return Edge(type: type, source: node(below: nodeCount - 10), target: node(below: 20))
            }
            let source = node(below: nodeCount - 10)
            let target = place % 50 == 0 ? source : node(below: place % 7 == 0 ? 15 : nodeCount - 10)
            return Edge(type: type, source: source, target: target)
          }
      )
    }
    return runs
  }

  private static func built(
    _ runs: [[Edge]],
    nodeCount: Int,
    isMixed: Bool,
    threads: Int
  ) -> (graph: Graph, nodes: [UInt32], edges: [UInt32]) {
    var builder = GraphBuilder()
    // With label sets in turn, nodes are numbered otherwise than they came.
    let sets = [builder.labelSet(["A"]), builder.labelSet(["B"]), builder.labelSet([])]
    builder.addNodes(labelSets: (0..<nodeCount).map { sets[isMixed ? $0 % 3 : 0] })
    for type in types { builder.addEdges(type: type, sources: [], targets: []) }
    for run in runs {
      guard let type = run.first?.type else { continue }
      builder.addEdges(type: types[type], sources: run.map(\.source), targets: run.map(\.target))
    }
    return builder.finishWithNumbers(workers: Workers(threadCount: threads))
  }

  @Test(arguments: [(1, false), (2, true)])
  func `the layout is that of a sorted list, on any number of threads`(seed: Int, isMixed: Bool) {
    let nodeCount = 3_000
    let runs = Self.edges(seed: seed, nodeCount: nodeCount)
    let (first, nodes, numbers) = Self.built(runs, nodeCount: nodeCount, isMixed: isMixed, threads: 1)
    let all = runs.flatMap { $0 }
    let order = all.indices.sorted { a, b in
      let (x, y) = (all[a], all[b])
      let left = (UInt32(x.type), nodes[Int(x.source)], nodes[Int(x.target)], UInt32(a))
      return left < (UInt32(y.type), nodes[Int(y.source)], nodes[Int(y.target)], UInt32(b))
    }
    #expect(order.indices.allSatisfy { numbers[order[$0]] == UInt32($0) })
    for index in Self.types.indices {
      let type = SymbolID(index)
      let own = order.filter { all[$0].type == index }
      #expect(first.edgeCount(ofType: type) == own.count)
      let outgoing = first.outgoing(type)
      #expect(outgoing.edgeCount == own.count)
      #expect(
        own.indices.allSatisfy { outgoing.neighbor(at: $0).rawValue == nodes[Int(all[own[$0]].target)] }
      )
      #expect(own.indices.allSatisfy { outgoing.edge(at: $0).rawValue == numbers[own[$0]] })
      let back = own.sorted { a, b in
        (nodes[Int(all[a].target)], numbers[a]) < (nodes[Int(all[b].target)], numbers[b])
      }
      let incoming = first.incoming(type)
      #expect(
        back.indices.allSatisfy { incoming.neighbor(at: $0).rawValue == nodes[Int(all[back[$0]].source)] }
      )
      #expect(back.indices.allSatisfy { incoming.edge(at: $0).rawValue == numbers[back[$0]] })
    }
    for threads in [2, 3, 8] {
      let other = Self.built(runs, nodeCount: nodeCount, isMixed: isMixed, threads: threads)
      #expect(other.nodes == nodes)
      #expect(other.edges == numbers)
      for type in Self.types.indices.map({ SymbolID($0) }) {
        #expect(Self.isSame(other.graph.outgoing(type), first.outgoing(type)))
        #expect(Self.isSame(other.graph.incoming(type), first.incoming(type)))
      }
    }
  }

  private static func isSame(_ a: Adjacency, _ b: Adjacency) -> Bool {
    a.nodes == b.nodes && a.edgeCount == b.edgeCount
      && a.nodes.allSatisfy { a.row(of: NodeID($0)) == b.row(of: NodeID($0)) }
      && (0..<a.edgeCount)
        .allSatisfy { a.neighbor(at: $0) == b.neighbor(at: $0) && a.edge(at: $0) == b.edge(at: $0) }
  }
}
