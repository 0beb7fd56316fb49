import GraphFormats
import PropertyGraph

/// What was measured of one operation, as a line of JSON that other programs' measurements share.
struct BenchmarkLine {
  private let operation: Workload.Operation
  private let measurement: Measurement?
  private let failure: String?

  init(_ operation: Workload.Operation, _ measurement: Measurement) {
    self.operation = operation
    self.measurement = measurement
    failure = nil
  }

  init(_ operation: Workload.Operation, failure: String) {
    self.operation = operation
    measurement = nil
    self.failure = failure
  }

  func text(workload: String, size: String, version: String) -> String {
    var members: [(String, String)] = [
      ("peer", quoted("maillage")), ("version", quoted(version)), ("workload", quoted(workload)),
      ("size", quoted(size)), ("op", quoted(operation.name)),
    ]
    if let measurement {
      members += [
        ("status", quoted("ok")), ("median_s", number(measurement.wallSeconds.median)),
        ("min_s", number(measurement.wallSeconds.min() ?? 0)),
        ("max_s", number(measurement.wallSeconds.max() ?? 0)), ("n", "\(measurement.wallSeconds.count)"),
        ("warm", "\(measurement.isWarm)"),
        // Under another program's real-time scheduling, wall time is that of a machine of one's own.
        ("sched", quoted(ProcessUsage.isRealTime ? "fifo" : "shared")),
        ("first_s", number(measurement.firstSeconds)),
        ("cpu_s", number(measurement.processorSeconds.median)),
        ("cpu_min_s", number(measurement.processorSeconds.min() ?? 0)),
        ("peak_rss_mb", number(Double(measurement.peakBytes >> 10) / 1_024)),
        ("answer", "[\(measurement.answer.map(String.init).joined(separator: ", "))]"),
      ]
    } else {
      members.append(("status", quoted("error")))
    }
    members += [
      ("note", quoted(failure ?? operation.note)), ("load1", number(ProcessUsage.load)),
      ("at", quoted(ProcessUsage.now)),
    ]
    return "{\(members.map { "\(quoted($0)): \($1)" }.joined(separator: ", "))}\n"
  }

  /// To a billionth.
  private func number(_ value: Double) -> String { Value.text(of: (value * 1e9).rounded() / 1e9) }

  private func quoted(_ text: String) -> String {
    var output = ""
    JSONWriter.append(text, to: &output)
    return output
  }
}
