/// Draws graphs, or parts of them, as pictures for reports, pages and papers.
///
/// A drawing's journey: selection → `Diagram` (what it says) → `LayoutDOT` → worker → `Layout` (where
/// everything is) → `Sheet` (title, legend, drawing) → worker → SVG, PNG, PDF → `SVGPass`. The worker is
/// one process with one conversation.
public enum Draftsman {
  /// One picture for each format asked for, and what there is to know about them.
  ///
  /// The same request gives the same bytes. Safe from several threads at once: at most as many workers run
  /// as there are cores, other callers wait in this call; `DrawingQueue` waits without holding a thread. A
  /// layout that takes too long gives way to one of the core of the network.
  ///
  /// - Parameters:
  ///   - request: what to draw.
  ///   - isCancelled: asked about every 50 milliseconds; once it answers yes, the worker is killed.
  /// - Returns: the pictures.
  /// - Throws: why there is none.
  public static func drawing(
    _ request: DrawingRequest,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(DrawingFailure) -> Drawing {
    try drawing(request, worker: nil, isCancelled: isCancelled)
  }

  /// The same with a worker that was started before; the time begins now.
  package static func drawing(
    _ request: DrawingRequest,
    worker: consuming ReadyWorker?,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(DrawingFailure) -> Drawing {
    let diagram = diagram(for: request)
    let limits = request.limits
    guard diagram.nodes.count > 30 || diagram.ties.count > 60 else {
      return try drawing(of: diagram, request, worker, seconds: limits.seconds, isCancelled)
    }
    let patience = limits.seconds * 2 / 3
    do throws(DrawingFailure) {
      return try drawing(of: diagram, request, worker, seconds: patience, isCancelled)
    } catch {
      guard case .tooSlow = error else { throw error }
    }
    var smaller = request
    smaller.limits.nodes = max(20, diagram.nodes.count / 5)
    smaller.limits.ties = max(40, diagram.ties.count / 8)
    var core = self.diagram(for: smaller)
    // The notice below says as much.
    core.fullSize = nil
    do throws(DrawingFailure) {
      var drawing = try drawing(of: core, smaller, nil, seconds: limits.seconds - patience, isCancelled)
      drawing.notices.insert(.core(nodes: core.nodes.count, seconds: patience), at: 0)
      return drawing
    } catch {
      if case .tooSlow = error { throw .tooSlow(seconds: limits.seconds) }
      throw error
    }
  }

  /// One picture for each format asked for.
  public static func draw(
    _ request: DrawingRequest,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(DrawingFailure) -> [PictureFormat: [UInt8]] {
    try drawing(request, isCancelled: isCancelled).pictures
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
    try drawing(of: diagram, request, nil, seconds: request.limits.seconds) { false }.pictures
  }

  private static func drawing(
    of diagram: Diagram,
    _ request: DrawingRequest,
    _ ready: consuming ReadyWorker?,
    seconds: Double,
    _ isCancelled: @escaping @Sendable () -> Bool
  ) throws(DrawingFailure) -> Drawing {
    var drawing = Drawing(pictures: [:], notices: [], positions: nil)
    if let all = diagram.fullSize {
      drawing.notices.append(.thinned(nodes: diagram.nodes.count, all: all))
    }
    if request.formats.contains(.dot) {
      drawing.pictures[.dot] = LayoutDOT.write(diagram, for: .people)
    }
    guard request.formats.contains(where: { $0 != .dot }) else { return drawing }
    let worker =
      if let ready { ready } else {
        try ReadyWorker(for: request.formats, request.limits, isCancelled: isCancelled)
      }
    var studio = try Studio(diagram, request, worker, seconds: seconds, isCancelled)
    try studio.draw(into: &drawing)
    return drawing
  }
}
