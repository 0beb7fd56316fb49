import GraphFormats

/// Several timed runs of one operation.
struct Measurement {
  private(set) var firstSeconds = 0.0
  private(set) var wallSeconds: [Double] = []
  private(set) var processorSeconds: [Double] = []
  private(set) var peakBytes = 0
  /// Whether a run came before those that count.
  private(set) var isWarm = false
  let answer: [Int64]

  /// Times an operation: once to warm up, then several times.
  ///
  /// - Parameters:
  ///   - runs: how many runs count.
  ///   - budget: in seconds; when the runs together take longer, no more are begun.
  ///   - prepare: what comes before each run and is not timed.
  ///   - body: the operation.
  /// - Throws: what the operation throws.
  init(
    runs: Int,
    budget: Double,
    prepare: () throws -> Void = {},
    _ body: () throws -> [Int64]
  ) throws {
    func timed() throws -> (answer: [Int64], wall: Double, processor: Double) {
      try prepare()
      let processor = ProcessUsage.processorSeconds
      let wall = ProcessUsage.wallSeconds
      let answer = try body()
      return (answer, ProcessUsage.wallSeconds - wall, ProcessUsage.processorSeconds - processor)
    }
    ProcessUsage.resetPeak()
    let warmUp = try timed()
    answer = warmUp.answer
    firstSeconds = warmUp.wall
    if warmUp.wall > budget {
      wallSeconds = [warmUp.wall]
      processorSeconds = [warmUp.processor]
    }
    var spent = warmUp.wall
    while wallSeconds.count < runs, spent < budget || wallSeconds.isEmpty {
      let run = try timed()
      isWarm = true
      wallSeconds.append(run.wall)
      processorSeconds.append(run.processor)
      spent += run.wall
    }
    peakBytes = ProcessUsage.peakBytes
  }

  /// Something counted rather than timed.
  init(answer: [Int64]) {
    self.answer = answer
    wallSeconds = [0]
    processorSeconds = [0]
  }
}

extension [Double] {
  var median: Double {
    let ordered = sorted()
    guard let middle = ordered.dropFirst(ordered.count / 2).first else { return 0 }
    return ordered.count % 2 == 1 ? middle : (middle + ordered[ordered.count / 2 - 1]) / 2
  }
}
