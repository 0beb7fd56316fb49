// Everything here that is unsafe: starting a program and ending it.
internal import Glibc

/// A running worker in its own process group; whatever happens to this value, the worker does not outlive it.
struct WorkerProcess: ~Copyable {
  enum Ending: Sendable, Equatable {
    case exited(Int32)
    case killed(signal: Int32)
  }

  private let id: pid_t
  private var ending: Ending?

  /// Starts a program with the worker's ends of the streams as standard input, output and error.
  init(_ path: String, _ words: [String], _ streams: borrowing WorkerStreams) throws(DrawingFailure) {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for (target, descriptor) in streams.workerEnds.enumerated() {
      unsafe posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(target))
    }
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var noSignals = sigset_t()
    unsafe sigemptyset(&noSignals)
    unsafe posix_spawnattr_setsigmask(&attributes, &noSignals)
    unsafe posix_spawnattr_setpgroup(&attributes, 0)
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK))

    var arguments: [UnsafeMutablePointer<CChar>?] =
      unsafe ([path] + words).map { unsafe strdup($0) } + [nil]
    var environment: [UnsafeMutablePointer<CChar>?] =
      unsafe Self.environment().map { unsafe strdup($0) } + [nil]
    defer { unsafe (arguments + environment).forEach { unsafe free($0) } }
    var id: pid_t = 0
    let failure = unsafe posix_spawn(&id, path, &actions, &attributes, &arguments, &environment)
    switch failure {
    case 0: self.id = id
    case ENOENT, EACCES, ENOEXEC: throw .workerMissing(searched: [path])
    default: throw .crashed("it could not be started, error \(failure)")
    }
  }

  deinit {
    if ending == nil {
      _ = kill(-id, SIGKILL)
      _ = Self.wait(for: id, 0)
    }
  }

  /// Ends it without waiting.
  func dismiss() {
    if ending == nil { _ = kill(-id, SIGKILL) }
  }

  /// Waits for the end of a worker that has closed its streams; one that lives on is killed.
  mutating func end(within seconds: Double) -> Ending {
    if let ending { return ending }
    let deadline = MonotonicClock.now + seconds
    var found = Self.wait(for: id, WNOHANG)
    while found == nil, MonotonicClock.now < deadline {
      usleep(500)
      found = Self.wait(for: id, WNOHANG)
    }
    // Whoever it started goes with it.
    _ = kill(-id, SIGKILL)
    let result = found ?? Self.wait(for: id, 0) ?? .killed(signal: SIGKILL)
    ending = result
    return result
  }

  /// Nil when it has not ended.
  private static func wait(for id: pid_t, _ options: Int32) -> Ending? {
    var status: Int32 = 0
    var result = unsafe waitpid(id, &status, options)
    while result < 0, errno == EINTR { result = unsafe waitpid(id, &status, options) }
    if result == 0 { return nil }
    // Where the program ignores the ends of its children, how they ended is unknown.
    if result < 0 { return .exited(0) }
    let signal = status & 0x7F
    return signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal: signal)
  }

  /// Only what the worker needs; a locale with a decimal comma must not reach it.
  private static func environment() -> [String] {
    let kept = ["PATH", "HOME", "XDG_CACHE_HOME", "FONTCONFIG_FILE", "FONTCONFIG_PATH", "LD_LIBRARY_PATH"]
    return kept.compactMap { name in value(ofVariable: name).map { "\(name)=\($0)" } }
      + ["LC_ALL=C.UTF-8", "SWIFT_BACKTRACE=enable=no"]
  }

  // MARK: The surroundings of this program

  /// An environment variable's value.
  static func value(ofVariable name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }

  static func isExecutable(_ path: String) -> Bool { unsafe access(path, X_OK) == 0 }

  /// The path of the running program.
  static func runningProgram() -> String? {
    var buffer = [CChar](repeating: 0, count: 4_096)
    let count = unsafe readlink("/proc/self/exe", &buffer, buffer.count - 1)
    guard count > 0 else { return nil }
    return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

/// Seconds since some moment of the past, whatever happens to the clock on the wall.
enum MonotonicClock {
  static var now: Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
