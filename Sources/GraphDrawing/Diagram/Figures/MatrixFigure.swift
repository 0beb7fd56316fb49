import PropertyGraph

/// Numbers in rows and columns: actors that poles share, or links between groups or kinds.
enum MatrixFigure {
  /// The most rows that a page shows.
  static let rowLimit = 60
  /// With more columns, numbers stand above them instead of names.
  private static let headingLimit = 16

  static func compose(_ base: Diagram, _ wording: Wording) -> Diagram {
    var figure = base
    if base.profile == .kinds {
      figure.matrix = links(base, base.kinds.map(\.caption), wording) { $0.kind }
    } else if !base.groups.isEmpty {
      figure.matrix = links(base, base.groups.map(\.caption), wording) { $0.groups.first }
    } else {
      figure.matrix = shared(base, wording, &figure.notes)
    }
    if let matrix = figure.matrix {
      figure.notes.insert(wording.cells(matrix.unit), at: 0)
      figure.scales = [.ramp(matrix, base.theme, wording)].compactMap { $0 }
    }
    figure.nodes = []
    figure.ties = []
    figure.kinds = []
    figure.relations = []
    figure.groups = []
    return figure
  }

  /// Rows and columns without any link are left out.
  private static func links(
    _ base: Diagram,
    _ captions: [String],
    _ wording: Wording,
    _ key: (DiagramNode) -> Int?
  ) -> DiagramMatrix {
    let totals = LinkTotals(base, by: key)
    let all = captions.indices
    var rows = all.filter { row in all.contains { totals.count(row, $0) > 0 } }
    var columns = all.filter { column in all.contains { totals.count($0, column) > 0 } }
    if columns.count > headingLimit {
      // Numbers instead of names, which stand before the rows: so both need the same ones.
      rows = Set(rows).union(columns).sorted()
      columns = rows
    }
    return DiagramMatrix(
      rows: rows.map { captions[$0] },
      columns: columns.map { captions[$0] },
      cells: rows.map { row in columns.map { Double(totals.count(row, $0)) } },
      isSquare: rows == columns,
      unit: wording.linksOfRow
    )
  }

  private static func shared(_ base: Diagram, _ wording: Wording, _ notes: inout [String]) -> DiagramMatrix {
    let shared = SharedPartners(base, wording)
    var weights: [UInt64: Int] = [:]
    var totals = [Int](repeating: 0, count: shared.hubs.count)
    for pair in shared.pairs {
      weights[UInt64(pair.low) << 32 | UInt64(pair.high)] = pair.count
      totals[pair.low] += pair.count
      totals[pair.high] += pair.count
    }
    func weight(_ a: Int, _ b: Int) -> Int { weights[UInt64(min(a, b)) << 32 | UInt64(max(a, b))] ?? 0 }
    let linked = shared.hubs.indices.filter { totals[$0] > 0 }
    let strongest = linked.sorted { (totals[$1], $0) < (totals[$0], $1) }.prefix(rowLimit)
    if strongest.count < linked.count {
      notes.append(wording.framed(strongest.count, of: linked.count, shared.hubPlural))
    }
    if linked.count < shared.hubCount {
      notes.append(wording.withoutShared(shared.hubCount - linked.count, shared.hubPlural))
    }
    let order = chain(Array(strongest), weight)
    notes.append(wording.orderedMatrix)
    let names = order.map { base.nodes[shared.hubs[$0]].name }
    return DiagramMatrix(
      rows: names,
      columns: names,
      cells: order.map { row in order.map { row == $0 ? nil : Double(weight(row, $0)) } },
      isSquare: true,
      unit: Wording.lowered(wording.shared(shared.plural))
    )
  }

  /// An order in which neighbours share much: from the strongest pair, the best next one at either end.
  ///
  /// Complexity: O(n²).
  static func chain(_ items: [Int], _ weight: (Int, Int) -> Int) -> [Int] {
    guard items.count > 2 else { return items }
    var best = (0, 1)
    for first in items.indices {
      for second in items.indices where second > first {
        if weight(items[first], items[second]) > weight(items[best.0], items[best.1]) {
          best = (first, second)
        }
      }
    }
    var order = [items[best.0], items[best.1]]
    var rest = items.indices.filter { $0 != best.0 && $0 != best.1 }.map { items[$0] }
    // The nearest three count, the nearest of all the most: a single number ties too often.
    func closeness(_ item: Int, _ end: some Sequence<Int>) -> Int {
      zip(end.prefix(3), [9, 3, 1]).reduce(0) { $0 + weight(item, $1.0) * $1.1 }
    }
    while !rest.isEmpty {
      var choice = (index: 0, score: -1, isFront: false)
      for (index, item) in rest.enumerated() {
        for (isFront, score) in [(false, closeness(item, order.reversed())), (true, closeness(item, order))]
        where score > choice.score {
          choice = (index, score, isFront)
        }
      }
      order.insert(rest.remove(at: choice.index), at: choice.isFront ? 0 : order.count)
    }
    return order
  }
}
