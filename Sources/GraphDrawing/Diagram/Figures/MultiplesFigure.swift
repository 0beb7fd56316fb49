import PropertyGraph

/// The same map several times, each with the links of a year or of a pole.
enum MultiplesFigure {
  static let frameLimit = 6

  static func compose(_ base: Diagram, _ frames: DrawingFrames, _ wording: Wording) -> Diagram {
    var figure = base
    for index in figure.nodes.indices { figure.nodes[index].isNamed = false }
    let usual = wording.wholeTitle
    figure.frames =
      frames == .dates ? dateFrames(base, wording, &figure.notes) : poleFrames(base, wording, &figure.notes)
    figure.notes.append(wording.samePlaces)
    if frames == .dates, figure.title == usual, let first = figure.frames.first?.year,
      let last = figure.frames.last?.year, first < last
    {
      figure.title = wording.datesTitle(first, last)
    }
    // Dates are told apart by what is there, so lines need no second code.
    figure.colorsLinesByKind = true
    return figure
  }

  // MARK: Dates

  private static func dateFrames(
    _ base: Diagram,
    _ wording: Wording,
    _ notes: inout [String]
  ) -> [DiagramFrame] {
    let links = base.ties.flatMap { $0.strands.flatMap(\.years) }
    let firsts = links.compactMap(\.first).sorted()
    guard let last = firsts.last else {
      notes.append(wording.undatedNote)
      return []
    }
    let undated = links.count - firsts.count
    if undated > 0 { notes.append(wording.undated(undated, of: links.count)) }
    if links.contains(where: { $0.first != nil && $0.last == nil }) { notes.append(wording.lastsWithoutEnd) }
    return years(from: firsts[firsts.count / 12], to: last)
      .map { year in
        var standing = 0
        let shown = base.ties.map { tie in
          let count = tie.strands.reduce(0) { $0 + $1.years.count { $0.stands(in: year) } }
          standing += count
          return count > 0
        }
        var frame = frame(base, wording.standing(year), wording.links(standing), shown)
        frame.year = year
        return frame
      }
  }

  /// Up to six years, evenly spread, the last one always.
  static func years(from first: Int, to last: Int) -> [Int] {
    let span = last - first
    guard span >= frameLimit else { return Array(first...last) }
    return (0..<frameLimit).map { last - span * (frameLimit - 1 - $0) / (frameLimit - 1) }
  }

  // MARK: Poles

  private static func poleFrames(
    _ base: Diagram,
    _ wording: Wording,
    _ notes: inout [String]
  ) -> [DiagramFrame] {
    var centers = base.nodes.indices.filter { base.kinds[base.nodes[$0].kind].isHub }
    if centers.isEmpty { centers = Array(base.nodes.indices) }
    let chosen = centers.sorted { (base.nodes[$1].degree, $0) < (base.nodes[$0].degree, $1) }
      .prefix(frameLimit)
    if chosen.count < centers.count {
      notes.append(wording.framed(chosen.count, of: centers.count, base.hubPlural))
    }
    return chosen.map { center in
      let shown = base.ties.map { $0.tail == center || $0.head == center }
      let links = zip(base.ties, shown).reduce(0) { $0 + ($1.1 ? $1.0.count : 0) }
      return frame(base, base.nodes[center].name, wording.links(links), shown)
    }
  }

  private static func frame(
    _ base: Diagram,
    _ caption: String,
    _ subtitle: String,
    _ ties: [Bool]
  ) -> DiagramFrame {
    var nodes = [Bool](repeating: false, count: base.nodes.count)
    for (tie, isShown) in zip(base.ties, ties) where isShown {
      nodes[tie.tail] = true
      nodes[tie.head] = true
    }
    return DiagramFrame(caption: caption, subtitle: subtitle, shownNodes: nodes, shownTies: ties)
  }
}

extension DiagramYears {
  /// A link without a known end lasts; one without a known begin stands nowhere.
  func stands(in year: Int) -> Bool {
    guard let first, first <= year else { return false }
    return last.map { $0 >= year } ?? true
  }
}
