/// Draws graphs, or parts of them, as pictures for reports, pages and papers.
///
/// A drawing's journey: selection → `Diagram` (what it says) → `LayoutDOT` → worker → `Layout` (where
/// everything is) → `Sheet` (title, legend, drawing) → worker → SVG, PNG, PDF → `SVGPass`.
public enum Draftsman {
  /// One picture for each format asked for.
  ///
  /// The same request gives the same bytes. Safe from several threads at once.
  public static func draw(_ request: DrawingRequest) throws(DrawingFailure) -> [PictureFormat: [UInt8]] {
    try draw(diagram(for: request), request)
  }

  /// What a drawing will say, without its places.
  public static func diagram(for request: DrawingRequest) -> Diagram {
    DiagramBuilder.diagram(for: request)
  }

  /// Draws a diagram that a caller may have changed.
  public static func draw(
    _ diagram: Diagram,
    _ request: DrawingRequest
  ) throws(DrawingFailure) -> [PictureFormat: [UInt8]] {
    var pictures: [PictureFormat: [UInt8]] = [:]
    if request.formats.contains(.dot) { pictures[.dot] = LayoutDOT.write(diagram, isExport: true) }
    let drawn = PictureFormat.allCases.filter { $0 != .dot && request.formats.contains($0) }
    guard !drawn.isEmpty else { return pictures }

    let layout = try lay(out: diagram, request.limits)
    let sheet = Sheet.compose(diagram, layout)
    let finished = WorkerRequest(
      engine: "nop2",
      formats: drawn.map(\.rawValue),
      dotsPerInch: dotsPerInch(for: sheet.size, request),
      dot: sheet.dot,
      limits: request.limits
    )
    let parts = try finished.run()
    for format in drawn {
      let bytes = parts[format.rawValue] ?? []
      switch format {
      case .svg:
        pictures[format] = try SVGPass.rewrite(
          bytes,
          of: diagram,
          titles: sheet.titles,
          idPrefix: request.idPrefix
        )
      case .pdf: pictures[format] = PDFPass.withoutCreationDate(bytes)
      case .png, .dot: pictures[format] = bytes
      }
    }
    return pictures
  }

  private static func lay(out diagram: Diagram, _ limits: DrawingLimits) throws(DrawingFailure) -> Layout {
    let positions: [UInt8]
    // A matrix has its places by itself.
    if diagram.nodes.isEmpty {
      positions = []
    } else {
      let request = WorkerRequest(
        engine: LayoutDOT.engine(for: diagram),
        formats: ["positions"],
        dot: LayoutDOT.write(diagram),
        limits: limits
      )
      positions = try request.run()["positions"] ?? []
    }
    guard let layout = Layout(positions, for: diagram) else { throw .badInput("unreadable positions") }
    return layout.finished(for: diagram)
  }

  /// As asked, or as many as the limit on pixels allows.
  private static func dotsPerInch(for size: Point, _ request: DrawingRequest) -> Double {
    let inches = (size.x + 2 * Sheet.margin) / 72 * ((size.y + 2 * Sheet.margin) / 72)
    let most = (Double(request.limits.pixels) / max(inches, 0.01)).squareRoot()
    return min(max(10, min(request.dotsPerInch, most)), 1_200)
  }
}
