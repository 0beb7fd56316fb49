import Diagnostics

/// Notes how many rows another operator gives and how long it takes.
final class ProfiledOperator: Operator {
  private let measured: any Operator
  private let place: PlanPlace
  private let profile: PlanProfile

  init(_ measured: any Operator, at place: PlanPlace, _ profile: PlanProfile) {
    self.measured = measured
    self.place = place
    self.profile = profile
  }

  func next() throws(Diagnostic) -> RowBatch? {
    let start = ContinuousClock.now
    let batch = try measured.next()
    profile.add(rows: batch?.count ?? 0, time: ContinuousClock.now - start, at: place)
    return batch
  }
}
