import PropertyGraph

/// Turns what people measure into sizes, widths and colours, with the samples that the legend shows.
struct DiagramMeasures {
  /// Beyond so many categories colours are no longer told apart; the rarest share a grey.
  static let categoryLimit = 8

  private let graph: Graph
  private let wording: Wording
  private let language: Language

  init(_ graph: Graph, _ wording: Wording, _ language: Language) {
    self.graph = graph
    self.wording = wording
    self.language = language
  }

  /// - Parameters:
  ///   - diagram: its nodes get a share each; those without a number stay as they are.
  ///   - measure: the first number of a node counts.
  ///   - node: the graph's node at a position.
  func size(_ diagram: inout Diagram, by measure: DrawingMeasure, _ node: (Int) -> NodeID) {
    let values = diagram.nodes.indices.map { index in
      measure.values(of: node(index), in: graph).lazy.compactMap(\.magnitude).first
    }
    guard let largest = values.compactMap({ $0 }).max(), largest > 0 else { return }
    for (index, value) in values.enumerated() { diagram.nodes[index].share = value.map { $0 / largest } }
    let caption = measure.caption(in: graph, language)
    let areNames = diagram.nodes.allSatisfy { $0.share == nil || $0.isNamed }
    let samples = Self.steps(values.compactMap { $0 })
      .map { value in
        let share = value / largest
        return DiagramScale.Sample(
          look: areNames ? .letters(NodeLook.growth(share: share)) : .disc(NodeLook.markSize(share: share)),
          caption: wording.amount(value)
        )
      }
    diagram.scales.append(DiagramScale(caption: caption, samples: samples))
  }

  /// Links of one pair add up.
  func width(_ diagram: inout Diagram, by measure: DrawingMeasure, _ edges: (DiagramTie) -> [EdgeID]) {
    let values = diagram.ties.map { tie -> Double? in
      let own = edges(tie).compactMap { measure.values(of: $0, in: graph).lazy.compactMap(\.magnitude).first }
      return own.isEmpty ? nil : own.reduce(0, +)
    }
    guard let largest = values.compactMap({ $0 }).max(), largest > 0 else { return }
    for (index, value) in values.enumerated() { diagram.ties[index].share = value.map { $0 / largest } ?? 0 }
    let samples = Self.steps(values.compactMap { $0 })
      .map {
        DiagramScale.Sample(look: .line(DiagramScale.width($0 / largest)), caption: wording.amount($0))
      }
    diagram.scales.append(DiagramScale(caption: measure.caption(in: graph, language), samples: samples))
  }

  /// Numbers with many values become shades of one hue, everything else colours of the palette.
  func color(_ diagram: inout Diagram, by measure: DrawingMeasure, _ node: (Int) -> NodeID) {
    let values = diagram.nodes.indices.map { measure.values(of: node($0), in: graph).first }
    let numbers = values.map { $0?.magnitude }
    let distinct = Set(numbers.compactMap { $0 })
    let isNumeric = values.allSatisfy { $0 == nil || $0?.magnitude != nil }
    let samples =
      isNumeric && distinct.count > Self.categoryLimit
      ? shades(&diagram, numbers) : categories(&diagram, values)
    guard !samples.isEmpty else { return }
    diagram.colorsNodesByMeasure = true
    diagram.scales.append(DiagramScale(caption: measure.caption(in: graph, language), samples: samples))
  }

  private func shades(_ diagram: inout Diagram, _ numbers: [Double?]) -> [DiagramScale.Sample] {
    let known = numbers.compactMap { $0 }
    guard let low = known.min(), let high = known.max(), high > low else { return [] }
    func shade(_ value: Double) -> Color { DiagramScale.color((value - low) / (high - low), diagram.theme) }
    let theme = diagram.theme
    for (index, number) in numbers.enumerated() {
      diagram.nodes[index].tint = number.map(shade) ?? theme.hairline
    }
    var samples = Self.steps(known)
      .map { DiagramScale.Sample(look: .patch(shade($0)), caption: wording.amount($0)) }
    if known.count < numbers.count {
      samples.append(DiagramScale.Sample(look: .patch(theme.hairline), caption: wording.unknown))
    }
    return samples
  }

  private func categories(_ diagram: inout Diagram, _ values: [Value?]) -> [DiagramScale.Sample] {
    let texts = values.map { value -> String? in
      if case .node(let node)? = value { return graph.name(of: node).map { CleanText.line($0) } }
      return value?.plainText.map { CleanText.line($0, limit: 60) }
    }
    var counts: [String: Int] = [:]
    for case let text? in texts { counts[text, default: 0] += 1 }
    let ordered = counts.keys.sorted { a, b in
      let (left, right) = (counts[a] ?? 0, counts[b] ?? 0)
      return left != right ? left > right : a.utf8.lexicographicallyPrecedes(b.utf8)
    }
    let theme = diagram.theme
    guard !ordered.isEmpty, !theme.palette.isEmpty else { return [] }
    var colors: [String: Color] = [:]
    for (index, text) in ordered.prefix(Self.categoryLimit).enumerated() {
      colors[text] = theme.palette[index % theme.palette.count]
    }
    for (index, text) in texts.enumerated() {
      diagram.nodes[index].tint = text.map { colors[$0] ?? theme.muted } ?? theme.hairline
    }
    var samples = ordered.prefix(Self.categoryLimit)
      .map { DiagramScale.Sample(look: .patch(colors[$0] ?? theme.muted), caption: $0) }
    if ordered.count > Self.categoryLimit {
      samples.append(DiagramScale.Sample(look: .patch(theme.muted), caption: wording.others))
    }
    if texts.contains(nil) {
      samples.append(DiagramScale.Sample(look: .patch(theme.hairline), caption: wording.unknown))
    }
    return samples
  }

  /// The smallest, a middle one and the largest.
  private static func steps(_ values: [Double]) -> [Double] {
    let sorted = values.sorted()
    guard let low = sorted.first, let high = sorted.last else { return [] }
    return [low, sorted[sorted.count / 2], high].reduce(into: []) { if $0.last != $1 { $0.append($1) } }
  }
}
