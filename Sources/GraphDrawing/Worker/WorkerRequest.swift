/// One job for a worker: a graph in the DOT language, and what to make of it.
package struct WorkerRequest: Sendable {
  package var engine: String
  /// `positions`, `svg`, `png`, `pdf`, `json`.
  package var formats: [String]
  package var dotsPerInch: Double
  package var dot: [UInt8]
  package var limits: DrawingLimits

  package init(
    engine: String,
    formats: [String],
    dotsPerInch: Double = 96,
    dot: [UInt8],
    limits: DrawingLimits
  ) {
    self.engine = engine
    self.formats = formats
    self.dotsPerInch = dotsPerInch
    self.dot = dot
    self.limits = limits
  }

  static let greeting = "maillage-graphviz 2"

  /// As the worker reads it.
  var bytes: [UInt8] {
    let head = """
      \(Self.greeting)
      engine \(engine)
      formats \(formats.joined(separator: " "))
      dpi \(DecimalText.of(dotsPerInch))
      seconds \(Int(min(max(limits.seconds, 0), 86_400).rounded(.up)) + 1)
      memory \(max(limits.memoryBytes, 0))
      bytes \(dot.count)


      """
    return Array(head.utf8) + dot
  }

  /// Has a worker of its own do this one job.
  ///
  /// - Returns: a picture for each format.
  package func run(
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(DrawingFailure) -> [String:
    [UInt8]]
  {
    let worker = try ReadyWorker(
      for: formats.compactMap(PictureFormat.init(rawValue:)),
      limits,
      isCancelled: isCancelled
    )
    var session = WorkerSession(worker, limits, seconds: limits.seconds, isCancelled: isCancelled)
    return try session.run(self)
  }
}
