/// One job for the worker: a graph in the DOT language, and what to make of it.
package struct WorkerRequest: Sendable {
  package var engine: String
  /// `positions`, `svg`, `png`, `pdf`.
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

  static let greeting = "maillage-graphviz 1"

  /// As the worker reads it.
  var bytes: [UInt8] {
    let head = """
      \(Self.greeting)
      engine \(engine)
      formats \(formats.joined(separator: " "))
      dpi \(DecimalText.of(dotsPerInch))
      seconds \(Int(min(max(limits.seconds, 0), 86_400).rounded(.up)) + 1)
      memory \(max(limits.memoryBytes, 0))


      """
    return Array(head.utf8) + dot
  }

  /// Runs the worker and returns a picture for each format.
  package func run() throws(DrawingFailure) -> [String: [UInt8]] {
    let path = try WorkerLocation.find(limits.workerPath)
    let ending = try WorkerProcess.run(
      path,
      input: bytes,
      seconds: limits.seconds,
      outputLimit: limits.outputBytes
    )
    return try WorkerAnswer.parts(of: ending, wanted: formats)
  }
}
