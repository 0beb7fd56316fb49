/// Takes the worker's framed answers apart.
enum WorkerAnswer {
  /// The first line: the outcome, and how many bytes follow.
  struct Head {
    private let outcome: String
    private let wanted: [String]
    /// Of the line with its end.
    let size: Int
    let bodySize: Int

    /// A line of this length is none of the worker's.
    private static let longest = 100

    /// Nil as long as the line is not whole; throws when it is no such line.
    init?(_ bytes: ArraySlice<UInt8>, wanted: [String]) throws(DrawingFailure) {
      guard let end = bytes.prefix(Self.longest).firstIndex(of: 0x0A) else {
        guard bytes.count < Self.longest else { throw .crashed("it answered something else") }
        return nil
      }
      let words = String(decoding: bytes[..<end], as: UTF8.self).split(separator: " ").map(String.init)
      guard words.count == 4, words[0] + " " + words[1] == WorkerRequest.greeting, let count = Int(words[3]),
        count >= 0
      else { throw .crashed("it answered something else") }
      outcome = words[2]
      self.wanted = wanted
      size = end - bytes.startIndex + 1
      bodySize = count
    }

    /// The named parts behind the head.
    func parts(of body: ArraySlice<UInt8>) throws(DrawingFailure) -> [String: [UInt8]] {
      var parts: [String: [UInt8]] = [:]
      var rest = body
      while !rest.isEmpty {
        guard let end = rest.prefix(Self.longest).firstIndex(of: 0x0A) else { break }
        let words = String(decoding: rest[..<end], as: UTF8.self).split(separator: " ")
        let start = end + 1
        guard words.count == 2, let count = Int(words[1]), count >= 0, count < body.endIndex - start else {
          break
        }
        parts[String(words[0])] = Array(rest[start..<start + count])
        rest = rest[(start + count + 1)...]
      }
      guard rest.isEmpty else { throw .crashed("its answer cannot be taken apart") }
      guard outcome == "ok" else {
        let text = CleanText.line(String(decoding: parts["messages"] ?? [], as: UTF8.self), limit: 300)
        throw .badInput(text.isEmpty ? outcome : text)
      }
      guard wanted.allSatisfy({ parts[$0] != nil }) else { throw .crashed("an incomplete answer") }
      return parts
    }
  }
}
