/// Steps of breadth-first searches that look from all nodes at once: a node asks its neighbours.
extension Adjacency {
  /// Finds the nodes that have a neighbour in a set.
  ///
  /// A node looks at its neighbours only until it finds one. First all nodes of a word look at their first one,
  /// without a branch between, so that the memory serves many rows at a time.
  ///
  /// - Parameters:
  ///   - words: which words of the sets to work on, of 64 nodes each.
  ///   - known: the nodes that are not looked at, one bit a node; those that are found are added.
  ///   - level: the set, one bit a node.
  ///   - found: the nodes that are found are added.
  /// - Precondition: the sets are of the size of the graph.
  /// - Complexity: O(nodes looked at and neighbours seen); no check of bounds within.
  public func findNodes(
    inWords words: Range<Int>,
    outside known: [UInt64],
    touching level: [UInt64],
    adding found: inout [UInt64]
  ) {
    let nodes = nodes
    if nodes.isEmpty || neighborStorage.isEmpty { return }
    let first = Int(nodes.lowerBound)
    let limit = Int(nodes.upperBound)
    let range = max(words.lowerBound, first >> 6)..<min(words.upperBound, (limit + 63) >> 6)
    if range.isEmpty { return }
    precondition(known.count == level.count && found.count == level.count && range.upperBound <= level.count)
    let starts = offsets.span
    let neighbors = neighborStorage.span
    let levelWords = level.span
    let wordCount = UInt32(level.count)
    let lastPosition = neighbors.count - 1
    for index in range {
      var open = ~(known[index] | found[index])
      if open == 0 { continue }
      let base = index << 6
      if base < first { open &= ~0 << UInt64(first - base) }
      if base + 64 > limit { open &= ~0 >> UInt64(base + 64 - limit) }
      // Rows are within the offsets, their positions within the neighbours, as they were built.
      var new: UInt64 = 0
      var bits = open
      while bits != 0 {
        let bit = bits.trailingZeroBitCount
        bits &= bits &- 1
        let row = base &+ bit &- first
        let start = unsafe Int(starts[unchecked: row])
        let hasRow: UInt64 = unsafe start < Int(starts[unchecked: row &+ 1]) ? 1 : 0
        let neighbor = unsafe neighbors[unchecked: min(start, lastPosition)].rawValue
        let isInside: UInt64 = neighbor >> 6 < wordCount ? 1 : 0
        let word = unsafe levelWords[unchecked: Int(min(neighbor >> 6, wordCount &- 1))]
        new |= (hasRow & isInside & (word &>> UInt64(neighbor & 63))) &<< UInt64(bit)
      }
      open &= ~new
      while open != 0 {
        let bit = open.trailingZeroBitCount
        open &= open &- 1
        let row = base &+ bit &- first
        var position = unsafe Int(starts[unchecked: row]) &+ 1
        let end = unsafe Int(starts[unchecked: row &+ 1])
        while position < end {
          let neighbor = unsafe neighbors[unchecked: position].rawValue
          position &+= 1
          guard neighbor >> 6 < wordCount else { continue }
          let word = unsafe levelWords[unchecked: Int(neighbor >> 6)]
          if word & (1 &<< UInt64(neighbor & 63)) != 0 {
            new |= 1 &<< UInt64(bit)
            break
          }
        }
      }
      found[index] |= new
    }
  }

  /// Gathers what the neighbours of each node have, as bits of a word, until it has all.
  ///
  /// - Parameters:
  ///   - range: the nodes to work on.
  ///   - all: the bits that can be had.
  ///   - known: by node, the bits that it has already.
  ///   - level: by node, the bits to hand on.
  ///   - found: by node, to which the bits found are added.
  /// - Precondition: the arrays are of the size of the graph.
  /// - Complexity: O(neighbours seen); no check of bounds within.
  public func gatherBits(
    ofNodes range: Range<UInt32>,
    all: UInt64,
    known: [UInt64],
    level: [UInt64],
    adding found: inout [UInt64]
  ) {
    let range = range.clamped(to: nodes)
    if range.isEmpty { return }
    precondition(known.count == level.count && found.count == level.count)
    precondition(Int(range.upperBound) <= level.count)
    let starts = offsets.span
    let neighbors = neighborStorage.span
    let levels = level.span
    let count = UInt32(level.count)
    for node in range {
      let row = Int(node &- firstNode)
      let has = known[Int(node)]
      if has == all { continue }
      var bits = found[Int(node)]
      // Rows are within the offsets, their positions within the neighbours, as they were built.
      var position = unsafe Int(starts[unchecked: row])
      let end = unsafe Int(starts[unchecked: row &+ 1])
      while position < end, bits | has != all {
        let neighbor = unsafe neighbors[unchecked: position].rawValue
        position &+= 1
        if neighbor < count { bits |= unsafe levels[unchecked: Int(neighbor)] }
      }
      found[Int(node)] = bits
    }
  }

  /// Finds the nodes that have a row at all.
  ///
  /// - Parameters:
  ///   - known: the nodes that are not looked at, one bit a node.
  ///   - found: the nodes that are found are added.
  /// - Precondition: the sets are of the size of the graph.
  /// - Complexity: O(nodes).
  public func findNodesWithRow(outside known: [UInt64], adding found: inout [UInt64]) {
    if nodes.isEmpty { return }
    let starts = offsets.span
    let first = Int(firstNode)
    let limit = first + starts.count - 1
    precondition(known.count == found.count && (limit - 1) >> 6 < found.count)
    for index in first >> 6...(limit - 1) >> 6 where known[index] | found[index] != .max {
      var word: UInt64 = 0
      for node in max(first, index << 6)..<min(limit, (index + 1) << 6) {
        // As bits, without a branch: most nodes have one.
        let row = node &- first
        let hasRow: UInt64 = unsafe starts[unchecked: row] < starts[unchecked: row &+ 1] ? 1 : 0
        word |= hasRow &<< UInt64(node & 63)
      }
      found[index] |= word & ~known[index]
    }
  }

  /// Adds up the degrees that the neighbours in a row have in another adjacency.
  ///
  /// - Parameters:
  ///   - row: positions in this adjacency.
  ///   - allowed: the neighbours that count; nil for all.
  ///   - excluded: a neighbour that does not count.
  ///   - next: where degrees are taken from.
  ///   - skipsLoops: whether edges from a neighbour to itself are left out.
  /// - Returns: how many neighbours count, one for each edge to it, and how many edges they have.
  /// - Complexity: O(row), and with loops left out O(row × log degree).
  public func degreeSum(
    ofNeighborsIn row: Range<Int>,
    among allowed: Bitmap?,
    except excluded: NodeID,
    in next: Adjacency,
    skippingLoops skipsLoops: Bool
  ) -> (neighbors: Int, edges: Int) {
    let neighbors = neighborStorage.span.extracting(row)
    let starts = next.offsets.span
    let allowedWords = allowed?.words ?? []
    let words = allowedWords.span
    let last = starts.count - 1
    var (count, edges) = (0, 0)
    for position in neighbors.indices {
      let neighbor = neighbors[position]
      if neighbor == excluded { continue }
      if allowed != nil, words[neighbor.index >> 6] & (1 &<< UInt64(neighbor.rawValue & 63)) == 0 { continue }
      count += 1
      let index = neighbor.index - Int(next.firstNode)
      guard index >= 0, index < last else { continue }
      edges += Int(starts[index + 1]) - Int(starts[index])
      if skipsLoops { edges -= next.positions(of: neighbor, in: next.row(of: neighbor)).count }
    }
    return (count, edges)
  }
}
