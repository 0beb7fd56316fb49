import PropertyGraph

/// Puts the kinds of a selection side by side, such as regions, poles and sectors, so that ties lead from
/// one column to the next.
struct LabelColumns {
  /// By position: the column.
  private(set) var ranks: [Int]

  /// - Parameters:
  ///   - labels: what each node is counted as.
  ///   - ties: between positions.
  ///   - firstLabel: which kind the question begins with; nil without such.
  init(labels: [SymbolID?], ties: [DiagramTie], firstLabel: SymbolID??) {
    var kinds: [SymbolID?] = []
    for label in labels where !kinds.contains(label) { kinds.append(label) }
    var neighbors = [Set<Int>](repeating: [], count: kinds.count)
    let numbers = labels.map { label in kinds.firstIndex(of: label) ?? 0 }
    for tie in ties where numbers[tie.tail] != numbers[tie.head] {
      neighbors[numbers[tie.tail]].insert(numbers[tie.head])
      neighbors[numbers[tie.head]].insert(numbers[tie.tail])
    }
    // From an end of the chain: the question's own, else the kind that is linked with the fewest others.
    let ends = kinds.indices.sorted { (neighbors[$0].count, $0) < (neighbors[$1].count, $1) }
    var starts = ends
    if let first = firstLabel, let own = kinds.firstIndex(of: first), neighbors[own].count <= 1 {
      starts.insert(own, at: 0)
    }
    var columns = [Int?](repeating: nil, count: kinds.count)
    for start in starts where columns[start] == nil {
      columns[start] = 0
      var queue = [start]
      var next = 0
      while next < queue.count {
        let kind = queue[next]
        next += 1
        for neighbor in neighbors[kind].sorted() where columns[neighbor] == nil {
          columns[neighbor] = (columns[kind] ?? 0) + 1
          queue.append(neighbor)
        }
      }
    }
    ranks = numbers.map { columns[$0] ?? 0 }
  }
}
