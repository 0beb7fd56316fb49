/// Takes the worker's framed answer apart.
enum WorkerAnswer {
  static func parts(of ending: WorkerEnding, wanted: [String]) throws(DrawingFailure) -> [String: [UInt8]] {
    var position = 0
    let output = ending.output
    func line() -> [Substring]? {
      guard let end = output[position...].firstIndex(of: 0x0A) else { return nil }
      defer { position = end + 1 }
      return String(decoding: output[position..<end], as: UTF8.self).split(separator: " ")
    }
    let greeting = WorkerRequest.greeting.split(separator: " ")
    guard let head = line(), head.count == 3, Array(head.prefix(2)) == greeting else {
      throw .crashed(description(of: ending))
    }
    var parts: [String: [UInt8]] = [:]
    var isComplete = false
    while let header = line(), header.count == 2, let count = Int(header[1]) {
      if header[0] == "end" {
        isComplete = true
        break
      }
      guard count >= 0, count < output.count - position else { break }
      parts[String(header[0])] = Array(output[position..<position + count])
      position += count + 1
    }
    guard isComplete else { throw .crashed(description(of: ending)) }
    guard head[2] == "ok" else {
      let text = CleanText.line(String(decoding: parts["messages"] ?? [], as: UTF8.self), limit: 300)
      throw .badInput(text.isEmpty ? String(head[2]) : text)
    }
    guard wanted.allSatisfy({ parts[$0] != nil }) else { throw .crashed("an incomplete answer") }
    return parts
  }

  private static func description(of ending: WorkerEnding) -> String {
    let how =
      switch ending.status {
      case .exited(let code): "exit status \(code)"
      case .killed(let signal): "signal \(signal)"
      }
    let said = CleanText.line(String(decoding: ending.errorOutput.suffix(2_000), as: UTF8.self), limit: 300)
    return said.isEmpty ? how : "\(how): \(said)"
  }
}
