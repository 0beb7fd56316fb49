/// One random network like a given one.
enum RandomNetwork {
  /// - Parameters:
  ///   - network: simple, without loops.
  ///   - condition: what is kept.
  ///   - seed: the same network for the same seed and stream.
  ///   - stream: which draw.
  /// - Returns: a network of the same nodes.
  /// - Throws: `.invalid` when the condition makes no sense for the network.
  static func draw(
    like network: Network,
    keeping condition: RandomDraws.Condition,
    seed: UInt64,
    stream: UInt64
  ) throws(AnalysisFailure) -> Network {
    var random = RandomNumbers(seed: seed, stream: stream)
    switch condition {
    case .degrees where network.sides != nil:
      var curveball = try Curveball(network, seed: seed, stream: stream)
      curveball.shuffle()
      return curveball.current()
    case .degrees:
      return network.withTies(swapped(network, &random))
    case .edges:
      return network.withTies(chosen(network, &random))
    case .dyads:
      guard network.isDirected else {
        throw .invalid("only a directed network has mutual and one-way pairs: direction: 'natural'")
      }
      return network.withTies(dyads(network, &random))
    }
  }

  /// As many ties between any two nodes that could be tied.
  private static func chosen(_ network: Network, _ random: inout RandomNumbers) -> [Tie] {
    let count = network.nodeCount
    let first = (0..<count).filter { network.sides?[$0] == .first }
    let second = (0..<count).filter { network.sides?[$0] == .second }
    var ties: Set<Tie> = []
    var ordered: [Tie] = []
    let possible =
      network.sides != nil
      ? first.count * second.count : network.isDirected ? count * (count - 1) : count * (count - 1) / 2
    let wanted = min(network.ties.count, possible)
    // In a dense network, what is not tied is drawn instead.
    let drawsAbsent = wanted > possible / 2
    while ordered.count < (drawsAbsent ? possible - wanted : wanted) {
      var tie: Tie
      if network.sides != nil {
        tie = Tie(first[random.number(below: first.count)], second[random.number(below: second.count)])
      } else {
        tie = Tie(random.number(below: count), random.number(below: count))
        if tie.source == tie.target { continue }
      }
      if !network.isDirected { tie = tie.ascending }
      if ties.insert(tie).inserted { ordered.append(tie) }
    }
    guard drawsAbsent else { return ordered }
    return allPairs(network, first, second).filter { !ties.contains($0) }
  }

  private static func allPairs(_ network: Network, _ first: [Int], _ second: [Int]) -> [Tie] {
    if network.sides != nil {
      return first.flatMap { a in second.map { Tie(a, $0) } }.map(\.ascending)
    }
    let nodes = 0..<network.nodeCount
    return nodes.flatMap { a in nodes.filter { network.isDirected ? $0 != a : $0 > a }.map { Tie(a, $0) } }
  }

  /// Swaps the ends of two ties, ten times for each tie (Milo et al., arXiv cond-mat/0312028); a swap that
  /// would make a loop or a second tie between two nodes is left out but counts.
  private static func swapped(_ network: Network, _ random: inout RandomNumbers) -> [Tie] {
    var ties = network.ties
    guard ties.count > 1 else { return ties }
    var known = Set(ties)
    for _ in 0..<10 * ties.count {
      let (a, b) = (random.number(below: ties.count), random.number(below: ties.count))
      let flips = !network.isDirected && random.next() & 1 == 0
      let (one, two) = (ties[a], flips ? Tie(ties[b].target, ties[b].source) : ties[b])
      var new = (Tie(one.source, two.target), Tie(two.source, one.target))
      if !network.isDirected { new = (new.0.ascending, new.1.ascending) }
      guard a != b, new.0.source != new.0.target, new.1.source != new.1.target, new.0 != new.1,
        !known.contains(new.0), !known.contains(new.1)
      else { continue }
      known.remove(ties[a])
      known.remove(ties[b])
      known.insert(new.0)
      known.insert(new.1)
      ties[a] = new.0
      ties[b] = new.1
    }
    return ties
  }

  /// As many mutual and one-way pairs, between any nodes and in any direction.
  private static func dyads(_ network: Network, _ random: inout RandomNumbers) -> [Tie] {
    let ties = Set(network.ties)
    let mutual = ties.count { $0.source < $0.target && ties.contains(Tie($0.target, $0.source)) }
    let pairCount = ties.count - mutual
    var pairs: Set<Tie> = []
    var drawn: [Tie] = []
    while pairs.count < pairCount {
      let tie = Tie(random.number(below: network.nodeCount), random.number(below: network.nodeCount))
      guard tie.source != tie.target, pairs.insert(tie.ascending).inserted else { continue }
      drawn.append(tie)
      if pairs.count <= mutual { drawn.append(Tie(tie.target, tie.source)) }
    }
    return drawn
  }
}
