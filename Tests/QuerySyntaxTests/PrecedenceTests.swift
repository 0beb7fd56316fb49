import Diagnostics
import QuerySyntax
import Testing

@Suite("How tightly operators bind")
struct PrecedenceTests {
  @Test(arguments: [
    ("a OR b XOR c", "a OR (b XOR c)"),
    ("a XOR b AND c", "a XOR (b AND c)"),
    ("a AND b OR c AND d", "(a AND b) OR (c AND d)"),
    ("NOT a AND b", "(NOT a) AND b"),
    ("NOT a = b", "NOT (a = b)"),
    ("NOT NOT a", "NOT (NOT a)"),
    ("a = b IN c", "a = (b IN c)"),
    ("a < b IS NULL", "a < (b IS NULL)"),
    ("a STARTS WITH b = c ENDS WITH d", "(a STARTS WITH b) = (c ENDS WITH d)"),
    ("a + b IN c", "(a + b) IN c"),
    ("a IN b IN c", "(a IN b) IN c"),
    ("a + b:A", "(a + b):A"),
    ("a - b - c", "(a - b) - c"),
    ("a + b * c", "a + (b * c)"),
    ("a * b / c % d", "((a * b) / c) % d"),
    ("a * b ^ c", "a * (b ^ c)"),
    ("a ^ b ^ c", "(a ^ b) ^ c"),
    ("-3 ^ 2", "(-3) ^ 2"),
    ("2 ^ -3", "2 ^ (-3)"),
    ("-a.b", "-(a.b)"),
    ("-a[0].b", "-((a[0]).b)"),
    ("a || b + c", "(a || b) + c"),
    ("a =~ b AND c CONTAINS d", "(a =~ b) AND (c CONTAINS d)"),
  ])
  func `operators group as the language says`(text: String, grouped: String) throws {
    #expect(try shape(expression(text)) == shape(expression(grouped)))
  }

  @Test func `a chain of comparisons is one`() throws {
    guard case .comparison(_, let links) = try expression("1 < a <= b <> 3").kind else {
      throw UnexpectedTree()
    }
    #expect(links.map(\.comparison) == [.less, .lessOrEqual, .notEqual])
  }

  @Test func `nothing binds to a test from the right`() {
    #expect(codes("RETURN a IS NULL + 1") == ["unexpected-token"])
    #expect(codes("RETURN n:A + 1") == ["unexpected-token"])
    #expect(codes("RETURN a = NOT b") == ["unexpected-token"])
  }

  @Test func `an arrow in an expression is a comparison and a sign`() throws {
    #expect(try shape(expression("(a)<-(b)")) == shape(expression("a < (-b)")))
    #expect(try shape(expression("(a) - [b, c]")) == shape(expression("a - [b, c]")))
    guard case .pattern = try expression("(a)-[b]-(c)").kind else { throw UnexpectedTree() }
    guard case .pattern = try expression("(a)--(b)<-[:R]-()").kind else { throw UnexpectedTree() }
    guard case .binary(.subtract, _, _) = try expression("(a.x)--(b)").kind else { throw UnexpectedTree() }
  }

  @Test func `the range of an expression holds its parentheses`() throws {
    let inner = try expression("(a + b) * 2")
    #expect(inner.range.lowerBound == 7)
    #expect(inner.range.upperBound == 18)
  }
}
