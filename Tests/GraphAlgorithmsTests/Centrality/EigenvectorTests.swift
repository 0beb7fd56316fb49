import GraphAlgorithms
import GraphLiterals
import Testing

struct EigenvectorTests {
  /// What an eigenvector is: the matrix stretches it, and no other vector more.
  @Test(arguments: 0..<80)
  func `undirected centralities solve their equation`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let matrix = MatrixNetwork.random(&random)
    let found: EigenvectorCentrality
    do {
      found = try EigenvectorCentrality(matrix.network)
    } catch {
      // Two nearly equal eigenvalues: an honest failure.
      #expect(error.message.contains("did not come within"))
      return
    }
    guard matrix.network.edgeCount > 0 else {
      #expect(found.values.allSatisfy { $0.isNaN })
      return
    }
    for node in 0..<matrix.count {
      let sum = (0..<matrix.count).reduce(0) { $0 + matrix.weight($1, node) * found.values[$1] }
      #expect(isClose(sum, found.eigenvalue * found.values[node], tolerance: 1e-7))
      #expect(found.values[node] >= 0)
    }
    #expect(isClose(found.values.reduce(0) { $0 + $1 * $1 }, 1))
  }

  @Test(arguments: 0..<80)
  func `Katz solves its equation, or says how large alpha may be`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let matrix = MatrixNetwork.random(&random, isDirected: seed % 2 == 1)
    let alpha = [nil, 0.01, 0.3, 2][seed % 4]
    let found: KatzCentrality
    do {
      found = try KatzCentrality(matrix.network, alpha: alpha, beta: 2)
    } catch {
      #expect(alpha ?? 0 > 0.1)
      #expect(error.message.contains("alpha"))
      return
    }
    for node in 0..<matrix.count {
      let sum = (0..<matrix.count).reduce(0) { $0 + matrix.weight($1, node) * found.values[$1] }
      #expect(isClose(found.values[node], 2 + found.alpha * sum, tolerance: 1e-7))
      #expect(found.values[node] >= 2)
    }
  }

  @Test(arguments: 0..<80)
  func `hubs and authorities solve their equations`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let matrix = MatrixNetwork.random(&random, isDirected: seed % 2 == 1)
    guard let found = try? HubsAndAuthorities(matrix.network, scale: .maximum), matrix.network.edgeCount > 0
    else {
      return
    }
    let nodes = 0..<matrix.count
    let led = nodes.map { node in nodes.reduce(0) { $0 + matrix.weight($1, node) * found.hubs[$1] } }
    let leading = nodes.map { node in nodes.reduce(0) { $0 + matrix.weight(node, $1) * found.authorities[$1] }
    }
    #expect(areClose(led.map { $0 / (led.max() ?? 1) }, found.authorities, tolerance: 1e-7))
    #expect(areClose(leading.map { $0 / (leading.max() ?? 1) }, found.hubs, tolerance: 1e-7))
  }

  @Test
  func `what is undefined is not a number`() throws {
    let acyclic = MatrixNetwork(count: 3, isDirected: true, pairs: [(0, 1), (1, 2)]).network
    #expect(try EigenvectorCentrality(acyclic).values.allSatisfy { $0.isNaN })
    #expect(try KatzCentrality(acyclic, alpha: 10).values == [1, 11, 111])
    let empty = MatrixNetwork(count: 0, pairs: []).network
    #expect(try EigenvectorCentrality(empty).values.isEmpty)
    #expect(try HubsAndAuthorities(empty).hubs.isEmpty)
    #expect(try KatzCentrality(empty).values.isEmpty)
    let isolates = MatrixNetwork(count: 2, pairs: []).network
    #expect(try HubsAndAuthorities(isolates).hubs.allSatisfy { $0.isNaN })
    #expect(try KatzCentrality(isolates).values == [1, 1])
  }
}
