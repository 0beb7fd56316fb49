import CGraphvizShim

/// What came of a job: a head line with the outcome and the size of what follows, then named parts, each
/// with its length.
///
/// ```
/// maillage-graphviz 2 ok 5141
/// messages 0
///
/// svg 5120
/// <svg ...
/// ```
struct Answer {
  enum Outcome: String {
    case ok
    case badRequest = "bad-request"
    case badGraph = "bad-graph"
    case badLayout = "bad-layout"
    case badPicture = "bad-picture"
  }

  private let outcome: Outcome
  private var bytes: [UInt8] = []

  init(_ outcome: Outcome) {
    self.outcome = outcome
    let messages = unsafe maillage_messages()
    unsafe append("messages", UnsafeBufferPointer(start: messages.bytes, count: messages.count))
  }

  mutating func append(_ name: String, _ part: UnsafeBufferPointer<UInt8>) {
    bytes += Array("\(name) \(part.count)\n".utf8)
    unsafe bytes += part
    bytes.append(0x0A)
  }

  /// Ends the process when nobody listens any more.
  consuming func send() {
    let head = Array("\(Request.greeting) \(outcome.rawValue) \(bytes.count)\n".utf8)
    if !Self.write(head) || !Self.write(bytes) { maillage_exit(1) }
  }

  consuming func sendLast() -> Never {
    send()
    maillage_exit(0)
  }

  private static func write(_ bytes: [UInt8]) -> Bool {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return true }
      return unsafe maillage_write_output(start, bytes.count)
    }
  }
}
