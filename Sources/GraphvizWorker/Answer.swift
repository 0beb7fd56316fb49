import CGraphvizShim

/// What came of a request: a head line with the outcome, then named parts, each with its length.
///
/// ```
/// maillage-graphviz 1 ok
/// messages 0
/// svg 5120
/// <svg ...
/// end 0
/// ```
struct Answer {
  enum Outcome: String {
    case ok
    case badRequest = "bad-request"
    case badGraph = "bad-graph"
    case badLayout = "bad-layout"
    case badPicture = "bad-picture"
  }

  private var bytes: [UInt8]

  init(_ outcome: Outcome) {
    bytes = Array("\(Request.greeting) \(outcome.rawValue)\n".utf8)
    let messages = unsafe maillage_messages()
    unsafe append("messages", UnsafeBufferPointer(start: messages.bytes, count: messages.count))
  }

  mutating func append(_ name: String, _ part: UnsafeBufferPointer<UInt8>) {
    bytes += Array("\(name) \(part.count)\n".utf8)
    unsafe bytes += part
    bytes.append(0x0A)
  }

  consuming func send() -> Never {
    bytes += Array("end 0\n".utf8)
    let isSent = unsafe bytes.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return true }
      return unsafe maillage_write_output(start, bytes.count)
    }
    maillage_exit(isSent ? 0 : 1)
  }
}
