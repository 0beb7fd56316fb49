public import PropertyGraph

/// What to draw, and how it is to be handed over.
public struct DrawingRequest: Sendable {
  public var graph: Graph
  public var selection: DrawingSelection
  /// Nil gives a title that the selection suggests.
  public var title: String?
  public var language: Language
  /// Where the data come from, without "Source:".
  public var sourceLine: String?
  /// The state of the data; `2026-11-21` is written out, anything else stays as it is.
  public var date: String?
  /// Nil chooses by what is drawn.
  public var profile: DrawingProfile?
  /// Nil groups by what suits the profile.
  public var groups: DrawingMeasure?
  public var sizeBy: DrawingMeasure?
  public var widthBy: DrawingMeasure?
  public var colorBy: DrawingMeasure?
  /// By what a drawing is repeated.
  public var frames: DrawingFrames
  public var theme: DrawingTheme
  public var formats: [PictureFormat]
  /// For PNG; a picture of too many pixels gets fewer, and a notice says so.
  public var dotsPerInch: Double
  /// Before every id in the SVG, so that several drawings can share a page.
  public var idPrefix: String
  /// Where a click on a node leads.
  public var links: DrawingLinks = .none
  /// Where nodes were before: those in it stay in place.
  public var positions: DrawingPositions? = nil
  /// How wide the figure is on paper.
  public var paper: PaperWidth = .page
  public var limits: DrawingLimits

  public init(
    graph: Graph,
    selection: DrawingSelection,
    title: String? = nil,
    language: Language = .english,
    sourceLine: String? = nil,
    date: String? = nil,
    profile: DrawingProfile? = nil,
    groups: DrawingMeasure? = nil,
    sizeBy: DrawingMeasure? = nil,
    widthBy: DrawingMeasure? = nil,
    colorBy: DrawingMeasure? = nil,
    frames: DrawingFrames = .dates,
    theme: DrawingTheme = DrawingTheme(),
    formats: [PictureFormat] = [.svg],
    dotsPerInch: Double = 300,
    idPrefix: String = "",
    limits: DrawingLimits = DrawingLimits()
  ) {
    self.graph = graph
    self.selection = selection
    self.title = title
    self.language = language
    self.sourceLine = sourceLine
    self.date = date
    self.profile = profile
    self.groups = groups
    self.sizeBy = sizeBy
    self.widthBy = widthBy
    self.colorBy = colorBy
    self.frames = frames
    self.theme = theme
    self.formats = formats
    self.dotsPerInch = dotsPerInch
    self.idPrefix = idPrefix
    self.limits = limits
  }
}

/// Which part of a graph to draw.
public enum DrawingSelection: Sendable {
  /// The network itself: poles and whoever acts on them, or every node where the schema knows no poles.
  case whole
  /// A node with its neighbours, one or two steps away.
  case surroundings(of: NodeID, steps: Int)
  /// What a query found; nodes without any edge or path bring the edges among them.
  case elements(nodes: [NodeID], edges: [EdgeID], paths: [Path])
  /// Numbers that a query gave, which become a table whatever the profile.
  case numbers(DrawingNumbers)
}

/// What each of several drawings with the same places shows.
public enum DrawingFrames: String, Sendable, CaseIterable {
  /// The links that stood in a year.
  case dates
  /// The links of one pole.
  case poles
}

public enum PictureFormat: String, Sendable, CaseIterable {
  case svg, png, pdf, dot
  /// Graphviz's own, with places.
  case json

  /// Whether letters become pictures, for which the machine's fonts are needed.
  var hasGlyphs: Bool { self == .png || self == .pdf }
}

/// What one drawing may cost.
public struct DrawingLimits: Sendable {
  /// Wall time for a drawing, from the moment when its worker starts.
  ///
  /// When the layout has not ended after two thirds of it, the core of the network is drawn instead.
  public var seconds: Double
  public var memoryBytes: Int
  public var outputBytes: Int
  /// The most nodes and pairs of linked nodes to draw; of more, the most connected part is drawn.
  public var nodes: Int
  public var ties: Int
  public var pixels: Int
  /// Where the worker is; nil looks beside the running program.
  public var workerPath: String?

  public init(
    seconds: Double = 20,
    memoryBytes: Int = 2 << 30,
    outputBytes: Int = 256 << 20,
    nodes: Int = 1_000,
    ties: Int = 3_000,
    pixels: Int = 24_000_000,
    workerPath: String? = nil
  ) {
    self.seconds = seconds
    self.memoryBytes = memoryBytes
    self.outputBytes = outputBytes
    self.nodes = nodes
    self.ties = ties
    self.pixels = pixels
    self.workerPath = workerPath
  }
}
