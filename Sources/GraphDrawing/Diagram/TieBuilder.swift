import PropertyGraph

/// Merges the links between two nodes: one tie a pair, one strand a relation, with what each link says.
struct TieBuilder {
  private let graph: Graph
  private let wording: Wording
  private let positions: [NodeID: Int]
  private let role: SymbolID?
  private let since: SymbolID?
  private let until: SymbolID?

  init(_ graph: Graph, _ wording: Wording, _ positions: [NodeID: Int]) {
    self.graph = graph
    self.wording = wording
    self.positions = positions
    role = graph.propertyKeys.id(of: "role")
    since = graph.propertyKeys.id(of: "since")
    until = graph.propertyKeys.id(of: "until")
  }

  /// - Parameters:
  ///   - edges: in ascending order, both ends of each among the positions.
  ///   - styles: learns the relations.
  ///   - name: what a node is called.
  /// - Returns: in the order of their first edges.
  func ties(of edges: [EdgeID], styles: inout StyleTable, name: (NodeID) -> String) -> [DiagramTie] {
    var numbers: [UInt64: Int] = [:]
    var groups: [[EdgeID]] = []
    for edge in edges {
      let pair = DiagramSelection.pair(of: edge, in: graph)
      if let number = numbers[pair] {
        groups[number].append(edge)
      } else {
        numbers[pair] = groups.count
        groups.append([edge])
      }
    }
    return groups.compactMap { tie($0, &styles, name) }
  }

  private func tie(_ edges: [EdgeID], _ styles: inout StyleTable, _ name: (NodeID) -> String) -> DiagramTie? {
    guard let first = edges.first, let tail = positions[graph.source(of: first)],
      let head = positions[graph.target(of: first)]
    else { return nil }
    var byType: [[EdgeID]] = []
    for edge in edges {
      // Edges are sorted by type: those of one type follow one another.
      if let last = byType.last?.last, graph.type(of: last) == graph.type(of: edge) {
        byType[byType.count - 1].append(edge)
      } else {
        byType.append([edge])
      }
    }
    var strands: [DiagramStrand] = []
    for links in byType {
      let relation = styles.relation(graph.type(of: links[0]))
      let forward = links.filter { positions[graph.source(of: $0)] == tail }.count
      strands.append(
        DiagramStrand(
          relation: relation,
          count: links.count,
          forwardCount: forward,
          direction: forward == links.count ? .forward : forward == 0 ? .backward : .both,
          tooltip: tooltip(links, styles.relations[relation].caption, name),
          years: links.map { DiagramYears(first: year(since, $0), last: year(until, $0)) }
        )
      )
    }
    return DiagramTie(
      tail: tail,
      head: head,
      strands: strands,
      label: label(byType, strands, styles),
      emphasis: .normal
    )
  }

  /// `A soutient B`, then a line for each link that says more.
  private func tooltip(_ links: [EdgeID], _ caption: String, _ name: (NodeID) -> String) -> String {
    var lines: [String] = []
    var previous: NodeID?
    for link in links {
      if graph.source(of: link) != previous {
        lines.append("\(name(graph.source(of: link))) \(caption) \(name(graph.target(of: link)))")
        previous = graph.source(of: link)
      }
      let details = [text(role, link), years(link)].compactMap { $0 }.joined(separator: ", ")
      if !details.isEmpty { lines.append("– " + details) }
    }
    return CleanText.lines(lines)
  }

  /// The relations with their years, for lines that have room for words.
  private func label(_ byType: [[EdgeID]], _ strands: [DiagramStrand], _ styles: StyleTable) -> String {
    zip(byType, strands)
      .map { links, strand in
        let distinct = Set(links.compactMap { years($0) })
        let caption = styles.relations[strand.relation].caption
        guard distinct.count == 1, let year = distinct.first else { return caption }
        return "\(caption) (\(CleanText.line(year, limit: 30)))"
      }
      .joined(separator: "\n")
  }

  private func years(_ edge: EdgeID) -> String? {
    switch (text(since, edge), text(until, edge)) {
    case (nil, nil): nil
    case (let since?, nil): since
    case (nil, let until?): "–\(until)"
    case (let since?, let until?): since == until ? since : "\(since)–\(until)"
    }
  }

  private func year(_ key: SymbolID?, _ edge: EdgeID) -> Int? {
    key.flatMap { graph.value($0, of: edge).year }
  }

  private func text(_ key: SymbolID?, _ edge: EdgeID) -> String? {
    guard let key else { return nil }
    switch graph.value(key, of: edge) {
    case .string(let text): return text.isEmpty ? nil : text
    case .integer(let number): return String(number)
    case .date(let date): return date.description
    default: return nil
    }
  }
}

extension DiagramTie {
  /// The same tie seen from the other end.
  mutating func reverse() {
    swap(&tail, &head)
    for index in strands.indices {
      strands[index].forwardCount = strands[index].count - strands[index].forwardCount
      switch strands[index].direction {
      case .forward: strands[index].direction = .backward
      case .backward: strands[index].direction = .forward
      case .both: break
      }
    }
  }
}
