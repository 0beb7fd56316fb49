import Diagnostics
import Foundation
import QuerySyntax
import Synchronization
import Testing

/// One way to nest: `head`, then `opening` and `closing` around `core` many times, then `tail`.
struct Nesting: Sendable, CustomTestStringConvertible {
  var head = "RETURN "
  var opening: String
  var core = "1"
  var closing = ""

  var testDescription: String { opening + "…" + closing }

  func text(levels: Int) -> String {
    head + String(repeating: opening, count: levels) + core + String(repeating: closing, count: levels)
      + (head.hasPrefix("MATCH") ? " RETURN 1" : "")
  }

  static let all: [Nesting] = [
    Nesting(head: "", opening: "CALL { ", core: "RETURN 1 AS x", closing: " RETURN x }"),
    Nesting(head: "", opening: "CALL (*) { MERGE (a) ON CREATE SET a.x = 1 ", core: "FINISH", closing: " }"),
    Nesting(head: "REMOVE n", opening: "[x", core: "[0]", closing: "]"),
    Nesting(opening: "(", closing: ")"),
    Nesting(opening: "[", closing: "]"),
    Nesting(opening: "{a: ", closing: "}"),
    Nesting(opening: "f(", closing: ")"),
    Nesting(opening: "x[", closing: "]"),
    Nesting(opening: "x {a: ", closing: "}"),
    Nesting(opening: "NOT "),
    Nesting(opening: "- "),
    Nesting(opening: "1 + "),
    Nesting(opening: "1 ^ "),
    Nesting(opening: "", core: "x", closing: ".y"),
    Nesting(opening: "", core: "x", closing: "[1..2]"),
    Nesting(opening: "", core: "x", closing: " IS NULL"),
    Nesting(opening: "CASE WHEN ", closing: " THEN 1 END"),
    Nesting(opening: "[x IN ", closing: "]"),
    Nesting(opening: "[x IN xs | ", closing: "]"),
    Nesting(opening: "all(x IN xs WHERE ", closing: ")"),
    Nesting(opening: "reduce(t = 0, x IN xs | ", closing: ")"),
    Nesting(opening: "EXISTS { MATCH (n WHERE ", closing: ") }"),
    Nesting(opening: "COUNT { (n {a: ", closing: "}) }"),
    Nesting(opening: "COLLECT { RETURN ", closing: " }"),
    Nesting(opening: "COLLECT { UNWIND ", closing: " AS x WITH x ORDER BY x RETURN x }"),
    Nesting(opening: "EXISTS { ((a)--(b WHERE ", closing: ")) }"),
    Nesting(opening: "[(a)--(b WHERE ", closing: ") | 1]"),
    Nesting(opening: "(a {x: ", closing: "})--(b)"),
    Nesting(opening: "shortestPath((a WHERE ", closing: "))"),
    Nesting(opening: "n:(", core: "A", closing: ")"),
    Nesting(head: "RETURN n:", opening: "(", core: "A", closing: ")"),
    Nesting(head: "RETURN n:", opening: "!", core: "A"),
    Nesting(head: "RETURN n:A", opening: "|A", core: ""),
    Nesting(head: "MATCH ", opening: "(", core: "(n)", closing: ")"),
    Nesting(head: "MATCH ", opening: "(()--", core: "()", closing: "){2}"),
    Nesting(opening: "1 OR 1 XOR 1 AND NOT 1 = 1 IN 1 + 1 * 1 ^ - (", closing: ")"),
  ]
}

@Suite("Bounds")
struct BoundsTests {
  /// Reads, prints, compares and frees the tallest trees that are accepted.
  @Test(arguments: Nesting.all)
  func `the tallest accepted tree fits a stack of 512 KiB`(nesting: Nesting) throws {
    var accepted = 0
    var refused = 2_000
    while accepted + 1 < refused {
      let middle = (accepted + refused) / 2
      if isAccepted(nesting.text(levels: middle)) { accepted = middle } else { refused = middle }
    }
    let text = nesting.text(levels: accepted)
    let isSame = onStack(of: 512 << 10) {
      guard let first = try? parse(text), let second = try? parse(SyntaxPrinter.text(of: first)) else {
        return false
      }
      return first == (try? parse(text)) && SyntaxPrinter.text(of: second) == SyntaxPrinter.text(of: first)
    }
    #expect(isSame)
  }

  @Test(arguments: Nesting.all)
  func `ten thousand levels are refused at once`(nesting: Nesting) {
    let text = nesting.text(levels: 10_000)
    let start = ContinuousClock.now
    #expect(!isAccepted(text))
    #expect(ContinuousClock.now - start < .seconds(5))
    _ = codes(nesting.opening + String(repeating: nesting.opening, count: 10_000))
  }

  @Test func `long lists are no nesting`() {
    let items = Array(repeating: "{a: 'b', c: n:A|B}", count: 5_000).joined(separator: ", ")
    #expect(codes("RETURN [\(items)]") == [])
    let steps = String(repeating: "-[r:R|S {a: 1} WHERE r.x = 1]->(b:A {a: 1})", count: 2_000)
    #expect(codes("MATCH (a)\(steps) RETURN *") == [])
  }

  private func isAccepted(_ text: String) -> Bool {
    onStack(of: 512 << 10) { (try? parse(text)) != nil }
  }

  private func onStack(of size: Int, _ body: @escaping @Sendable () -> Bool) -> Bool {
    let done = DispatchSemaphore(value: 0)
    let result = Box()
    let thread = Thread {
      let value = body()
      result.value.withLock { $0 = value }
      done.signal()
    }
    thread.stackSize = size
    thread.start()
    done.wait()
    return result.value.withLock { $0 }
  }

  private final class Box: Sendable {
    let value = Mutex(false)
  }
}
