/// A finished drawing.
public struct Drawing: Sendable, Equatable {
  /// One picture for each format asked for.
  public var pictures: [PictureFormat: [UInt8]]
  /// What the person who asked should know; the picture says it, too, where that matters to readers.
  public var notices: [DrawingNotice]
  /// Where everything is; nil when nothing was laid out.
  public var positions: DrawingPositions?
}

/// What came out otherwise than asked for.
public enum DrawingNotice: Sendable, Equatable {
  /// The layout took too long: only so many nodes are drawn.
  case core(nodes: Int, seconds: Double)
  /// There was more than one drawing can show: the most connected nodes are drawn.
  case thinned(nodes: Int, all: Int)
  /// A PNG has fewer dots per inch, so that it stays within the limit on pixels.
  case fewerDots(asked: Double, given: Double, pixels: Int)
  /// Names of a legible size need more room than the paper has: the figure is wider, in centimetres.
  case wide(asked: Double, given: Double)
  /// The figure is higher than a page is for its width, in centimetres.
  case high(width: Double, height: Double)
  /// A table or a list has no places to keep.
  case positionsUnused
  /// The machine's letters are wider or narrower than those of Helvetica by this factor.
  case otherFont(ratio: Double)

  /// Lower case, no full stop, as in a diagnostic.
  public var message: String {
    switch self {
    case .core(let nodes, let seconds):
      "the layout was stopped after \(DecimalText.of(seconds)) seconds; the \(nodes) most connected nodes are drawn instead"
    case .thinned(let nodes, let all): "only the \(nodes) most connected nodes of \(all) are drawn"
    case .fewerDots(let asked, let given, let pixels):
      "the PNG has \(DecimalText.of(given.rounded(.down))) dots per inch instead of \(DecimalText.of(asked)): it may have \(pixels / 1_000_000) million pixels"
    case .wide(let asked, let given):
      "the figure is \(Self.length(given)) cm wide: on \(DecimalText.of(asked)) cm its smallest letters would be less than 6 points"
    case .high(let width, let height):
      "the figure is \(Self.length(height)) cm high and \(Self.length(width)) cm wide: higher than a page"
    case .positionsUnused: "this kind of figure has no places to keep"
    case .otherFont(let ratio) where ratio < 0.7: "the machine has no font for the letters of the picture"
    case .otherFont(let ratio):
      "the font is \(Int((abs(ratio - 1) * 100).rounded())) % \(ratio > 1 ? "wider" : "narrower") than the one that the drawing is measured for"
        + (ratio > 1 ? "; letters are set smaller to fit" : "")
    }
  }

  private static func length(_ centimetres: Double) -> String {
    DecimalText.of((centimetres * 10).rounded() / 10)
  }

  public var hint: String {
    switch self {
    case .core:
      "'--as groups' or '--as partners' counts instead; '--nodes' bounds what is drawn, '--seconds' gives the layout more time"
    case .thinned:
      "'--as groups' or '--as partners' counts all of them instead; '--nodes' bounds what is drawn"
    case .fewerDots: "an SVG or a PDF is sharp at any size"
    case .wide: "draw fewer nodes, or say how wide it may be: '--width 25cm'"
    case .high: "draw fewer nodes, or let the figure be wider: '--width 25cm'"
    case .positionsUnused: "'--as' chooses the kind of figure"
    case .otherFont: "install the Liberation fonts (Debian: fonts-liberation2)"
    }
  }
}
