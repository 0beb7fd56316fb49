import PropertyGraph

/// How numbers become sizes, widths and colours, and the samples of it in the legend.
extension DiagramScale {
  static let discDiameters = 13.0...60.0
  static let lineWidths = 0.8...7.0

  /// The area grows with the share.
  static func diameter(_ share: Double) -> Double {
    max(discDiameters.lowerBound, discDiameters.upperBound * max(share, 0).squareRoot())
  }

  static func width(_ share: Double) -> Double {
    max(lineWidths.lowerBound, lineWidths.upperBound * min(max(share, 0), 1))
  }

  /// One hue, from nearly paper to dark; steps that the eye tells apart.
  static func color(_ share: Double, _ theme: DrawingTheme) -> Color {
    theme.paper.mixed(with: theme.accent, 0.10 + 0.90 * min(max(share, 0), 1))
  }

  static func discs(_ caption: String, upTo largest: Int, _ wording: Wording) -> DiagramScale? {
    samples(upTo: largest) { value in
      Sample(look: .disc(diameter(Double(value) / Double(max(largest, 1)))), caption: wording.number(value))
    }
    .map { DiagramScale(caption: caption, samples: $0) }
  }

  static func lines(_ caption: String, for ties: [DiagramTie], _ wording: Wording) -> DiagramScale? {
    let largest = ties.map(\.count).max() ?? 0
    let smallest = ties.map(\.count).min() ?? 0
    return samples(from: smallest, upTo: largest) { value in
      Sample(look: .line(width(Double(value) / Double(max(largest, 1)))), caption: wording.number(value))
    }
    .map { DiagramScale(caption: caption, samples: $0) }
  }

  static func ramp(_ matrix: DiagramMatrix, _ theme: DrawingTheme, _ wording: Wording) -> DiagramScale? {
    let largest = matrix.largest
    guard largest > 0 else { return nil }
    let isWhole = matrix.cells.joined().allSatisfy { $0 == nil || $0 == $0?.rounded() } && largest < 1e15
    let values =
      isWhole
      ? steps(from: 1, to: Int(largest), count: 5).map(Double.init)
      : [0.25, 0.5, 0.75, 1].map { $0 * largest }
    let samples = values.map { value in
      Sample(look: .patch(color(value / largest, theme)), caption: wording.amount(value))
    }
    return DiagramScale(caption: wording.capitalized(matrix.unit), samples: samples)
  }

  /// The smallest, the largest, and round numbers between them.
  private static func samples(
    from smallest: Int = 1,
    upTo largest: Int,
    count: Int = 3,
    _ make: (Int) -> Sample
  ) -> [Sample]? {
    guard largest > 0 else { return nil }
    return steps(from: max(1, smallest), to: largest, count: count).map(make)
  }

  static func steps(from smallest: Int, to largest: Int, count: Int) -> [Int] {
    guard largest - smallest >= count else { return Array(smallest...max(largest, smallest)) }
    var steps = [smallest]
    for index in 1..<count - 1 {
      let exact = Double(smallest) + Double(largest - smallest) * Double(index) / Double(count - 1)
      steps.append(rounded(exact))
    }
    steps.append(largest)
    return steps.enumerated().filter { $0.offset == 0 || steps[$0.offset - 1] < $0.element }.map(\.element)
  }

  /// To one leading digit, or two where one would be far off.
  private static func rounded(_ value: Double) -> Int {
    var unit = 1.0
    while value / unit >= 20 { unit *= 10 }
    return Int((value / unit).rounded() * unit)
  }
}

extension DiagramMatrix {
  var largest: Double { cells.joined().compactMap { $0 }.max() ?? 0 }

  /// The longest number as it is written.
  func longest(_ wording: Wording) -> String {
    cells.joined().compactMap { $0.map(wording.amount) }.max { $0.utf8.count < $1.utf8.count } ?? ""
  }
}
