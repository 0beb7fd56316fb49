// Everything here that is unsafe: starting a program, feeding it and listening to it at once, ending it.
internal import Glibc

/// How a worker ended, and what it wrote.
struct WorkerEnding: Sendable {
  enum Status: Sendable, Equatable {
    case exited(Int32)
    case killed(signal: Int32)
  }

  var status: Status
  var output: [UInt8]
  var errorOutput: [UInt8]
}

/// Keeps one worker: its own process group, a deadline, a limit on what it may write.
enum WorkerProcess {
  /// Starts a program, sends it the input, and waits for its end.
  static func run(
    _ path: String,
    input: [UInt8],
    seconds: Double,
    outputLimit: Int
  ) throws(DrawingFailure) -> WorkerEnding {
    // Sockets, not pipes: close-on-exec from the start, and no signal when the worker has gone.
    guard let streams = Streams() else { throw .crashed("no file descriptors left") }
    defer { streams.closeAll() }
    let process = try start(path, streams)
    streams.closeWorkerEnds()
    var conversation = Conversation(streams: streams, input: input, outputLimit: outputLimit)
    let outcome = conversation.hold(until: now() + seconds)
    if outcome != .finished { _ = kill(-process, SIGKILL) }
    // A worker that closed its streams but lives on is ended, too.
    let status = wait(for: process, until: now() + (outcome == .finished ? 2 : 30))
    switch outcome {
    case .finished: break
    case .late: throw .tooSlow(seconds: seconds)
    case .tooMuch: throw .tooLarge(bytes: outputLimit)
    }
    if status == .killed(signal: SIGXCPU) { throw .tooSlow(seconds: seconds) }
    return WorkerEnding(status: status, output: conversation.output, errorOutput: conversation.errorOutput)
  }

  /// An environment variable's value.
  static func environmentValue(_ name: String) -> String? {
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

  private static func now() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  // MARK: Start and end

  private static func start(_ path: String, _ streams: Streams) throws(DrawingFailure) -> pid_t {
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

    var arguments: [UnsafeMutablePointer<CChar>?] = unsafe [strdup(path), nil]
    var environment: [UnsafeMutablePointer<CChar>?] =
      unsafe workerEnvironment().map { unsafe strdup($0) } + [nil]
    defer { unsafe (arguments + environment).forEach { unsafe free($0) } }
    var process: pid_t = 0
    let failure = unsafe posix_spawn(&process, path, &actions, &attributes, &arguments, &environment)
    switch failure {
    case 0: return process
    case ENOENT, EACCES, ENOEXEC: throw .workerMissing(searched: [path])
    default: throw .crashed("it could not be started, error \(failure)")
    }
  }

  /// Only what the worker needs; a locale with a decimal comma must not reach it.
  private static func workerEnvironment() -> [String] {
    let kept = ["PATH", "HOME", "XDG_CACHE_HOME", "FONTCONFIG_FILE", "FONTCONFIG_PATH", "LD_LIBRARY_PATH"]
    return kept.compactMap { name in environmentValue(name).map { "\(name)=\($0)" } }
      + ["LC_ALL=C.UTF-8", "SWIFT_BACKTRACE=enable=no"]
  }

  private static func wait(for process: pid_t, until deadline: Double) -> WorkerEnding.Status {
    var status: Int32 = 0
    while true {
      let result = unsafe waitpid(process, &status, now() < deadline ? WNOHANG : 0)
      if result == process { break }
      if result < 0 && errno != EINTR { return .exited(0) }
      if now() >= deadline { _ = kill(-process, SIGKILL) }
      usleep(500)
    }
    let signal = status & 0x7F
    return signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal: signal)
  }

  // MARK: Streams

  /// Standard input, output and error of the worker, each with its other end here.
  private final class Streams {
    private(set) var workerEnds: [Int32] = []
    private(set) var ownEnds: [Int32] = []

    init?() {
      for _ in 0..<3 {
        var pair: [Int32] = [-1, -1]
        let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard unsafe socketpair(AF_UNIX, type, 0, &pair) == 0 else {
          closeAll()
          return nil
        }
        ownEnds.append(pair[0])
        workerEnds.append(pair[1])
        _ = fcntl(pair[0], F_SETFL, O_NONBLOCK)
      }
    }

    func closeWorkerEnds() {
      for descriptor in workerEnds { close(descriptor) }
      workerEnds = []
    }

    func closeAll() {
      closeWorkerEnds()
      for descriptor in ownEnds { close(descriptor) }
      ownEnds = []
    }
  }

  /// Sends and receives at once: with either alone, two full buffers would wait for one another.
  private struct Conversation {
    enum Outcome { case finished, late, tooMuch }

    let streams: Streams
    let input: [UInt8]
    let outputLimit: Int
    var sent = 0
    var output: [UInt8] = []
    var errorOutput: [UInt8] = []
    private var isOpen = [true, true, true]

    init(streams: Streams, input: [UInt8], outputLimit: Int) {
      self.streams = streams
      self.input = input
      self.outputLimit = outputLimit
    }

    mutating func hold(until deadline: Double) -> Outcome {
      while isOpen[1] || isOpen[2] {
        let rest = deadline - now()
        if rest <= 0 { return .late }
        let wanted = [Int16(POLLOUT), Int16(POLLIN), Int16(POLLIN)]
        var entries = (0..<3)
          .map { index in
            pollfd(fd: isOpen[index] ? streams.ownEnds[index] : -1, events: wanted[index], revents: 0)
          }
        let ready = unsafe poll(&entries, 3, Int32(min(rest * 1000 + 1, 60_000)))
        if ready < 0 && errno != EINTR { return .late }
        guard ready > 0 else { continue }
        if entries[0].revents != 0 { send() }
        if entries[1].revents != 0 { isOpen[1] = Self.receive(streams.ownEnds[1], into: &output) }
        if entries[2].revents != 0 { isOpen[2] = Self.receive(streams.ownEnds[2], into: &errorOutput) }
        if output.count > outputLimit { return .tooMuch }
        if errorOutput.count > 1 << 20 { errorOutput.removeFirst(errorOutput.count - 4_096) }
      }
      return .finished
    }

    private mutating func send() {
      let count = unsafe input.withUnsafeBytes { bytes in
        guard let start = bytes.baseAddress, sent < bytes.count else { return 0 }
        return unsafe Glibc.send(streams.ownEnds[0], start + sent, bytes.count - sent, Int32(MSG_NOSIGNAL))
      }
      if count < 0 && (errno == EAGAIN || errno == EINTR) { return }
      sent += max(0, count)
      if count <= 0 || sent == input.count {
        shutdown(streams.ownEnds[0], Int32(SHUT_WR))
        isOpen[0] = false
      }
    }

    /// Whether there may be more.
    private static func receive(_ descriptor: Int32, into bytes: inout [UInt8]) -> Bool {
      var piece = [UInt8](repeating: 0, count: 1 << 16)
      let count = unsafe read(descriptor, &piece, piece.count)
      if count < 0 { return errno == EAGAIN || errno == EINTR }
      bytes += piece[..<count]
      return count > 0
    }
  }
}
