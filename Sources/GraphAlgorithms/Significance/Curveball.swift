/// Random two-mode networks in which every node keeps its number of neighbours.
///
/// Two nodes of one side trade the neighbours that they do not share, a random half each; after enough trades
/// every network with these degrees is equally likely (Strona et al., Nature Communications 5, 4114, 2014;
/// uniformity: Carstens, Physical Review E 91, 042812, 2015).
public struct Curveball: Sendable {
  /// By node of the trading side, its neighbours, ascending.
  private var lists: [[UInt32]]
  private let traders: [Int]
  private let network: Network
  private var random: RandomNumbers

  /// - Parameters:
  ///   - network: a two-mode network; simple and undirected.
  ///   - seed: the same draws for the same seed.
  ///   - stream: another sequence of draws for the same seed.
  /// - Throws: `.invalid` for a network that is not two-mode.
  public init(_ network: Network, seed: UInt64, stream: UInt64 = 0) throws(AnalysisFailure) {
    try network.requireTwoMode()
    self.network = network
    random = RandomNumbers(seed: seed, stream: stream)
    // The smaller side trades: fewer and longer trades mix faster.
    let side: Network.Side = network.secondSideCount * 2 <= network.nodeCount ? .second : .first
    traders = (0..<network.nodeCount).filter { network.sides?[$0] == side && network.rows.degree(of: $0) > 0 }
    lists = traders.map { Array(network.rows.neighbors[network.rows.range(of: $0)]) }
  }

  /// Trades until the network is mixed anew.
  ///
  /// - Parameter trades: how many; five for each trading node is enough (Strona et al.).
  public mutating func shuffle(trades: Int? = nil) {
    guard traders.count > 1 else { return }
    var own: [UInt32] = []
    var pool: [UInt32] = []
    for _ in 0..<(trades ?? 5 * traders.count) {
      let a = random.number(below: traders.count)
      var b = random.number(below: traders.count - 1)
      if b >= a { b += 1 }
      trade(a, b, &own, &pool)
    }
  }

  private mutating func trade(_ a: Int, _ b: Int, _ shared: inout [UInt32], _ pool: inout [UInt32]) {
    shared.removeAll(keepingCapacity: true)
    pool.removeAll(keepingCapacity: true)
    var (i, j) = (0, 0)
    while i < lists[a].count || j < lists[b].count {
      if j == lists[b].count || i < lists[a].count && lists[a][i] < lists[b][j] {
        pool.append(lists[a][i])
        i += 1
      } else if i == lists[a].count || lists[b][j] < lists[a][i] {
        pool.append(lists[b][j])
        j += 1
      } else {
        shared.append(lists[a][i])
        i += 1
        j += 1
      }
    }
    let share = lists[a].count - shared.count
    if share == 0 || share == pool.count { return }
    random.shuffle(&pool)
    lists[a] = (shared + pool[..<share]).sorted()
    lists[b] = (shared + pool[share...]).sorted()
  }

  /// The network as it is now, with the nodes and sides of the one that it began with.
  ///
  /// - Complexity: O(nodes + edges).
  public func current() -> Network {
    var degrees = [UInt32](repeating: 0, count: network.nodeCount)
    for (trader, list) in zip(traders, lists) {
      degrees[trader] = UInt32(list.count)
      for neighbor in list { degrees[Int(neighbor)] += 1 }
    }
    var offsets: [UInt32] = [0]
    for degree in degrees { offsets.append((offsets.last ?? 0) + degree) }
    var next = offsets
    var neighbors = [UInt32](repeating: 0, count: Int(offsets.last ?? 0))
    for (trader, list) in zip(traders, lists) {
      for neighbor in list {
        neighbors[Int(next[trader])] = neighbor
        next[trader] += 1
        // Traders ascend, so these rows come out ascending.
        neighbors[Int(next[Int(neighbor)])] = UInt32(trader)
        next[Int(neighbor)] += 1
      }
    }
    return Network(
      isDirected: false,
      nodes: network.nodes,
      rows: NetworkRows(offsets: offsets, neighbors: neighbors),
      sides: network.sides
    )
  }
}
