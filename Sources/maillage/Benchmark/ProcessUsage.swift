import Glibc

/// What this process has used, as the operating system counts it.
enum ProcessUsage {
  /// Seconds of a clock that only goes forward.
  static var wallSeconds: Double { seconds(CLOCK_MONOTONIC) }

  /// Processor seconds of all threads.
  static var processorSeconds: Double { seconds(CLOCK_PROCESS_CPUTIME_ID) }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    unsafe clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// The most memory held at once since `resetPeak`, in bytes.
  static var peakBytes: Int {
    guard let status = try? FileSystem.read("/proc/self/status") else { return 0 }
    let text = String(decoding: status, as: UTF8.self)
    guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }) else { return 0 }
    return (Int(line.split(whereSeparator: { !$0.isNumber }).first ?? "") ?? 0) << 10
  }

  /// Counts peak memory from here on; where the system does not allow it, from the start.
  static func resetPeak() {
    let descriptor = unsafe open("/proc/self/clear_refs", O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    FileDescriptor.write(Array("5".utf8), to: descriptor)
    close(descriptor)
  }

  /// Whether nothing but other real-time work takes the processors from this process.
  static var isRealTime: Bool {
    let policy = sched_getscheduler(0)
    return policy == SCHED_FIFO || policy == SCHED_RR
  }

  /// The load of the machine over the last minute.
  static var load: Double {
    var averages = [0.0]
    return unsafe getloadavg(&averages, 1) == 1 ? averages[0] : 0
  }

  /// The date and time now, in UTC: `2026-11-21T09:30:00Z`.
  static var now: String {
    var seconds = time(nil)
    var parts = unsafe tm()
    unsafe gmtime_r(&seconds, &parts)
    func padded(_ number: Int32, _ width: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    let date = unsafe [
      padded(parts.tm_year + 1_900, 4), padded(parts.tm_mon + 1, 2), padded(parts.tm_mday, 2),
    ]
    let clock = unsafe [parts.tm_hour, parts.tm_min, parts.tm_sec].map { padded($0, 2) }
    return "\(date.joined(separator: "-"))T\(clock.joined(separator: ":"))Z"
  }
}
