/// Where one diagram becomes pictures: a worker, the layout that it made, the sheet to be drawn.
struct Studio: ~Copyable {
  private let diagram: Diagram
  private let request: DrawingRequest
  private var session: WorkerSession
  private var layout: Layout

  /// Has the diagram laid out.
  init(
    _ diagram: Diagram,
    _ request: DrawingRequest,
    _ worker: consuming ReadyWorker,
    seconds: Double,
    _ isCancelled: @escaping @Sendable () -> Bool
  ) throws(DrawingFailure) {
    var session = WorkerSession(worker, request.limits, seconds: seconds, isCancelled: isCancelled)
    let layout = try Self.layout(of: diagram, request, &session)
    self.diagram = diagram
    self.request = request
    self.session = session
    self.layout = layout
  }

  private static func layout(
    of diagram: Diagram,
    _ request: DrawingRequest,
    _ session: inout WorkerSession
  ) throws(DrawingFailure) -> Layout {
    let known = request.positions ?? DrawingPositions()
    let isKept =
      diagram.profile.keepsPlaces && diagram.nodes.contains { known.places[$0.positionKey] != nil }
    let places = isKept ? NodePlacing.places(for: diagram, keeping: known) : nil
    var lines: [UInt8] = []
    // A matrix has its places by itself.
    if !diagram.nodes.isEmpty {
      let job = WorkerRequest(
        engine: isKept ? "nop" : LayoutDOT.engine(for: diagram),
        formats: ["positions"],
        dot: LayoutDOT.write(diagram, places: places),
        limits: request.limits
      )
      lines = try session.run(job)["positions"] ?? []
    }
    guard var layout = Layout(lines, for: diagram) else { throw .badInput("unreadable positions") }
    guard let first = places?.first else { return layout.finished(for: diagram) }
    layout = layout.moved(firstTo: first).finishedInPlace(for: diagram)
    layout.frame = known.frame
    return layout
  }

  /// Adds all pictures but that in DOT, what there is to say about them, and the positions.
  mutating func draw(into drawing: inout Drawing) throws(DrawingFailure) {
    // Without an SVG that of the other forms serves here, too.
    let hasLinks = !request.formats.contains(.svg)
    let sheet = Sheet.compose(diagram, layout, hasLinks: hasLinks)
    let width = PaperWidth.centimetres(ofUnits: sheet.size.x + 2 * Sheet.margin)
    if width > diagram.paper.centimetres * 1.02 {
      drawing.notices.append(.wide(asked: diagram.paper.centimetres, given: width))
    }
    let height = PaperWidth.centimetres(ofUnits: sheet.size.y + 2 * Sheet.margin)
    if height > width * PaperWidth.longest { drawing.notices.append(.high(width: width, height: height)) }
    if diagram.profile.keepsPlaces {
      drawing.positions = layout.positions(of: diagram, sheet.bounds)
    } else if request.positions != nil {
      drawing.notices.append(.positionsUnused)
    }
    let svg =
      request.formats.contains(.svg) ? try run("nop2", [.svg], sheet.dot)[PictureFormat.svg.rawValue] : nil
    if request.formats.contains(.json) {
      let places = layout.nodes.map { $0?.center ?? Point(x: 0, y: 0) }
      let dot = LayoutDOT.write(diagram, for: .programs, places: places)
      drawing.pictures[.json] = try run("nop", [.json], dot)[PictureFormat.json.rawValue] ?? []
    }
    if request.formats.contains(where: \.hasGlyphs) {
      try drawLetters(
        hasLinks ? sheet : Sheet.compose(diagram, layout, hasLinks: true),
        into: &drawing
      )
    }
    session.dismiss()
    if let svg {
      drawing.pictures[.svg] = try SVGPass.rewrite(
        svg,
        of: diagram,
        titles: sheet.titles,
        idPrefix: request.idPrefix
      )
    }
  }

  /// The pictures in which letters are pictures, too, made with the machine's fonts.
  private mutating func drawLetters(
    _ sheet: FinishedSheet,
    into drawing: inout Drawing
  ) throws(DrawingFailure) {
    let formats = request.formats.filter(\.hasGlyphs)
    let dots = dotsPerInch(for: sheet.size)
    if formats.contains(.png), dots < request.dotsPerInch.rounded(.down) {
      drawing.notices.append(
        .fewerDots(asked: request.dotsPerInch, given: dots, pixels: request.limits.pixels)
      )
    }
    var parts = try run("nop2", formats, sheet.dot, dots)
    if let ratio = parts["probe"].flatMap({ FontProbe.ratio($0, diagram.theme) }) {
      drawing.notices.append(.otherFont(ratio: ratio))
      if ratio > 1 {
        let smaller = Sheet.compose(diagram, layout, hasLinks: true, fontScale: 1 / ratio)
        parts = try run("nop2", formats, smaller.dot, dots)
      }
    }
    for format in formats {
      let bytes = parts[format.rawValue] ?? []
      drawing.pictures[format] = format == .pdf ? PDFPass.withoutCreationDate(bytes) : bytes
    }
  }

  private mutating func run(
    _ engine: String,
    _ formats: [PictureFormat],
    _ dot: [UInt8],
    _ dotsPerInch: Double = 96
  ) throws(DrawingFailure) -> [String: [UInt8]] {
    let job = WorkerRequest(
      engine: engine,
      formats: formats.map(\.rawValue),
      dotsPerInch: dotsPerInch,
      dot: dot,
      limits: request.limits
    )
    return try session.run(job)
  }

  /// As asked, or as many as the limits on pixels allow: of all, and along one side.
  private func dotsPerInch(for size: Point) -> Double {
    let width = max((size.x + 2 * Sheet.margin) / PaperWidth.unitsPerInch, 0.1)
    let height = max((size.y + 2 * Sheet.margin) / PaperWidth.unitsPerInch, 0.1)
    let most = min(
      (Double(request.limits.pixels) / (width * height)).squareRoot(),
      Self.longestSide / max(width, height)
    )
    return min(max(10, min(request.dotsPerInch, most)), 1_200)
  }

  /// Cairo draws no picture with a longer side, in pixels.
  private static let longestSide = 32_000.0
}
