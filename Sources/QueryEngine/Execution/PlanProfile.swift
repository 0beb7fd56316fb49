import Synchronization

/// What the steps of a plan did in a run.
final class PlanProfile: Sendable {
  struct Measure {
    var rows = 0
    /// With the steps below.
    var time = Duration.zero
  }

  private let measures = Mutex<[PlanPlace: Measure]>([:])

  func add(rows: Int, time: Duration, at place: PlanPlace) {
    measures.withLock { measures in
      measures[place, default: Measure()].rows += rows
      measures[place, default: Measure()].time += time
    }
  }

  /// Nothing for a step that never ran.
  func measure(at place: PlanPlace) -> Measure { measures.withLock { $0[place] } ?? Measure() }
}
