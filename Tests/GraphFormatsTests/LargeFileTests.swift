import Diagnostics
import GraphFormats
import Testing

@Suite struct LargeFileTests {
  @Test func `a place far down in a large text has the right line`() {
    var text: [UInt8] = []
    var starts: [Int] = []
    let ends: [[UInt8]] = [[0x0A], [0x0D, 0x0A], [0x0D]]
    for line in 0..<200_000 {
      starts.append(text.count)
      text += Array("line \(line),é".utf8) + ends[line % 3]
    }
    let source = SourceText(name: "large", bytes: text)
    for line in stride(from: 0, to: starts.count, by: 9_973) {
      let (start, inside) = (source.position(at: starts[line]), source.position(at: starts[line] + 3))
      #expect(start.line == line + 1 && start.column == 1)
      #expect(inside.line == line + 1 && inside.column == 4)
    }
  }
}
