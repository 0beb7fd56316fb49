// Everything here that is unsafe: sending to a worker and listening to it at once.
internal import Glibc

/// Standard input, output and error of a worker, each with its other end here; closed with this value.
///
/// Sockets, not pipes: close-on-exec from the start, and no signal when the worker has gone.
struct WorkerStreams: ~Copyable {
  private(set) var workerEnds: [Int32] = []
  private var ownEnds: [Int32] = []
  private var isOpen = [true, true, true]
  private var output: [UInt8] = []
  private var start = 0
  /// The last of what it wrote to standard error.
  private(set) var errorOutput: [UInt8] = []

  init() throws(DrawingFailure) {
    for _ in 0..<3 {
      var pair: [Int32] = [-1, -1]
      let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
      guard unsafe socketpair(AF_UNIX, type, 0, &pair) == 0 else {
        for descriptor in workerEnds + ownEnds { close(descriptor) }
        throw .crashed("no file descriptors left")
      }
      ownEnds.append(pair[0])
      workerEnds.append(pair[1])
      _ = fcntl(pair[0], F_SETFL, O_NONBLOCK)
    }
  }

  deinit {
    for descriptor in workerEnds + ownEnds { close(descriptor) }
  }

  /// Once the worker has them.
  mutating func closeWorkerEnds() {
    for descriptor in workerEnds { close(descriptor) }
    workerEnds = []
  }

  // MARK: Conversation

  enum Event { case progress, closed, late, cancelled }

  /// What it has written to standard output and nobody has taken yet.
  var received: ArraySlice<UInt8> { output[start...] }

  mutating func take(_ count: Int) {
    start += count
    if start == output.count {
      output.removeAll(keepingCapacity: true)
      start = 0
    }
  }

  /// Sends what is left of a message and listens, until something comes.
  ///
  /// With sending or listening alone, two full buffers would wait for one another.
  mutating func pump(
    _ message: inout ArraySlice<UInt8>,
    until deadline: Double,
    _ isCancelled: () -> Bool
  ) -> Event {
    while isOpen[1] {
      if isCancelled() { return .cancelled }
      let rest = deadline - MonotonicClock.now
      if rest <= 0 { return .late }
      let sends = isOpen[0] && !message.isEmpty
      var entries = [
        pollfd(fd: sends ? ownEnds[0] : -1, events: Int16(POLLOUT), revents: 0),
        pollfd(fd: ownEnds[1], events: Int16(POLLIN), revents: 0),
        pollfd(fd: isOpen[2] ? ownEnds[2] : -1, events: Int16(POLLIN), revents: 0),
      ]
      // Now and then somebody may have cancelled.
      let ready = unsafe poll(&entries, 3, Int32(min(rest * 1_000 + 1, 50)))
      if ready < 0 && errno != EINTR { return .closed }
      guard ready > 0 else { continue }
      if entries[0].revents != 0 { isOpen[0] = Self.send(&message, to: ownEnds[0]) }
      if entries[2].revents != 0 {
        isOpen[2] = Self.receive(ownEnds[2], into: &errorOutput)
        if errorOutput.count > 1 << 20 { errorOutput.removeFirst(errorOutput.count - 4_096) }
      }
      if entries[1].revents != 0 {
        isOpen[1] = Self.receive(ownEnds[1], into: &output)
        if isOpen[1] { return .progress }
      }
    }
    return .closed
  }

  /// What a worker that has ended still said.
  mutating func drainErrors() {
    for _ in 0..<16 where isOpen[2] { isOpen[2] = Self.receive(ownEnds[2], into: &errorOutput) }
  }

  /// Whether more can be sent.
  private static func send(_ message: inout ArraySlice<UInt8>, to descriptor: Int32) -> Bool {
    let count = unsafe message.withUnsafeBytes { bytes in
      unsafe Glibc.send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
    }
    if count < 0 { return errno == EAGAIN || errno == EINTR }
    message = message.dropFirst(count)
    return true
  }

  /// Whether there may be more.
  private static func receive(_ descriptor: Int32, into bytes: inout [UInt8]) -> Bool {
    let count = unsafe withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 16) { piece in
      let count = unsafe read(descriptor, piece.baseAddress, piece.count)
      if count > 0 { unsafe bytes += piece[..<count] }
      return count
    }
    if count < 0 { return errno == EAGAIN || errno == EINTR }
    return count > 0
  }
}
