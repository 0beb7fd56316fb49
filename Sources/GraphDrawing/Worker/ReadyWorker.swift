/// A worker that waits for its first job.
///
/// Starting one takes as long as reading small tables and answering a question, loading fonts longer: whoever
/// knows that there will be a drawing starts its worker first. It holds one of the places that all drawings of
/// this program share, so nobody should keep one and wait for another drawing. Dropping it ends the process.
package struct ReadyWorker: ~Copyable {
  let process: WorkerProcess
  let streams: WorkerStreams
  let slot: WorkerSlots.Slot

  /// Waits for a free place, then starts a worker.
  ///
  /// - Parameters:
  ///   - formats: of the drawing; a worker that will draw letters begins with their fonts at once.
  ///   - limits: they say where the worker is.
  ///   - isCancelled: asked about every 50 milliseconds while waiting.
  /// - Throws: when it was cancelled, or cannot be started.
  package init(
    for formats: [PictureFormat],
    _ limits: DrawingLimits = DrawingLimits(),
    isCancelled: () -> Bool = { false }
  ) throws(DrawingFailure) {
    let path = try WorkerLocation.find(limits.workerPath)
    let slot = try WorkerSlots.shared.enter(isCancelled)
    var streams = try WorkerStreams()
    let process = try WorkerProcess(path, formats.contains(where: \.hasGlyphs) ? ["letters"] : [], streams)
    streams.closeWorkerEnds()
    self.slot = slot
    self.streams = streams
    self.process = process
  }
}
