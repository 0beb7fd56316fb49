import Diagnostics
import QuerySyntax
import Testing

@Suite("Long chains")
struct ChainTests {
  private func chain(_ symbol: String, _ count: Int, of operand: String = "n.x = 1") -> String {
    Array(repeating: operand, count: count).joined(separator: " \(symbol) ")
  }

  private func height(_ expression: ExpressionSyntax) -> Int {
    guard case .binary(_, let left, let right) = expression.kind else { return 0 }
    return 1 + max(height(left), height(right))
  }

  @Test(arguments: ["OR", "XOR", "AND", "||"])
  func `ten thousand operands are no tall tree`(symbol: String) throws {
    let text = chain(symbol, 10_000, of: symbol == "||" ? "n.x" : "n.x = 1")
    let tree = try expression(text)
    #expect(height(tree) == 14)
    let printed = SyntaxPrinter.text(of: tree)
    #expect(printed == text)
    #expect(try expression(printed) == tree)
  }

  @Test(arguments: ["+", "-", "*"])
  func `where the grouping matters a chain stays short`(symbol: String) {
    #expect(codes("RETURN " + chain(symbol, 100, of: "n.x")) == [])
    #expect(codes("RETURN " + chain(symbol, 101, of: "n.x")) == ["nesting-too-deep"])
  }

  @Test func `a short chain is grouped to the left`() throws {
    #expect(height(try expression(chain("AND", 16))) == 15)
    #expect(height(try expression(chain("AND", 17))) == 5)
  }

  @Test(arguments: [2, 15, 16, 17, 18, 31, 64, 100])
  func `chains with parentheses come back as the same tree`(count: Int) throws {
    let flat = chain("OR", count)
    for text in [
      flat, "(\(flat)) OR n.y", "n.y OR (\(flat))", "(\(flat)) OR (\(flat))",
      "NOT (\(flat)) OR (\(flat)) AND n.y",
      "(n.a + n.b || n.c) || (n.d || \(flat.replacing(" OR ", with: " || ").replacing(" = 1", with: "")))",
      "((\(flat)) OR n.y) OR (\(chain("AND", count)))",
      String(repeating: "(", count: 30) + flat
        + String(repeating: ") OR n.z", count: 30),
    ] {
      let tree = try expression(text)
      #expect(try shape(expression(SyntaxPrinter.text(of: tree))) == shape(tree))
    }
  }

  @Test func `the range of a chain is all of it`() throws {
    let text = chain("OR", 40)
    let tree = try expression(text)
    #expect(tree.range.upperBound - tree.range.lowerBound == text.utf8.count)
  }

  @Test func `long lists, calls and maps are flat`() {
    #expect(codes("RETURN [\(Array(repeating: "1", count: 10_000).joined(separator: ", "))]") == [])
    #expect(codes("CREATE " + Array(repeating: "(:A {x: 1})", count: 5_000).joined(separator: ", ")) == [])
    #expect(codes(String(repeating: "CREATE (:A {x: 1})\n", count: 5_000)) == [])
    #expect(codes("MATCH (n) SET " + Array(repeating: "n.x = 1", count: 5_000).joined(separator: ", ")) == [])
  }
}
