import RegularExpressions
import Testing

@Suite struct RegularExpressionTests {
  @Test(arguments: [
    ("", "", true), ("", "a", false), ("a*", "", true),
    ("b", "abc", false), (".*b.*", "abc", true), ("a", "a\n", false), ("a$", "a\n", false),
    ("^a$", "a", true),
    ("a|ab", "ab", true), ("a?", "a", true), ("a.c", "a\nc", false), ("(?s)a.c", "a\nc", true),
    (".", "é", true), (".", "🏭", true), ("..", "e\u{301}", true), (#"\w+"#, "éœ", true),
    (#"\d"#, "٣", true), ("[à-ü]+", "éè", true), (#"\p{Lu}\p{Ll}+"#, "Économie", true),
    ("école", "École", false), ("(?i)école", "ÉCOLE", true), ("(?i)STRASSE", "strasse", true),
    (#"(\w)\1"#, "éé", true), ("(?=a).*", "abc", true), ("a\0b", "a\0b", true), (".*", "a\0b", true),
    (#"\Qa.b\E"#, "a.b", true), (#"(?:(?:(?:a)))"#, "a", true),
  ])
  func decides(_ pattern: String, _ text: String, _ isMatch: Bool) throws {
    #expect(try RegularExpression(pattern).matches(text) == isMatch)
    #expect(try RegularExpression(interpreting: pattern).matches(text) == isMatch)
  }

  @Test(arguments: [
    ("(a", 2, "missing closing parenthesis"),
    ("a)", 1, "unmatched closing parenthesis"),
    ("[a", 2, "missing terminating ] for character class"),
    ("é*+*", 4, "quantifier does not follow a repeatable item"),
    (#"é\"#, 3, #"\ at end of pattern"#),
    (#"\C"#, 2, #"using \C is disabled by the application"#),
  ])
  func tellsWhatIsWrong(_ pattern: String, _ offset: Int, _ message: String) {
    let error = #expect(throws: InvalidPattern.self) { try RegularExpression(pattern) }
    #expect(error?.offset == offset)
    #expect(error?.message == message)
  }

  @Test(arguments: [
    String(repeating: "(", count: 10_000) + String(repeating: ")", count: 10_000),
    String(repeating: "a", count: 100_000),
    "((a{1000}){1000}){1000}",
  ])
  func refusesHugePatterns(_ pattern: String) {
    #expect(throws: InvalidPattern.self) { try RegularExpression(pattern) }
  }

  @Test func endsCatastrophes() throws {
    let text = String(repeating: "a", count: 40) + "bc"
    for expression in [try RegularExpression("(a+)+b"), try RegularExpression(interpreting: "(a+)+b")] {
      #expect(throws: MatchFailure.tooManySteps) { try expression.matches(text) }
    }
  }

  @Test func endsEndlessRecursion() throws {
    #expect(throws: (any Error).self) { try RegularExpression(#"(?1)(a?(?1)a?)"#).matches("aaaa") }
  }

  @Test func matchesMegabytes() throws {
    let text = String(repeating: "abé ", count: 250_000)
    #expect(try RegularExpression(".*").matches(text))
    #expect(try RegularExpression(#"(?:a|b|\w|\s)*"#).matches(text))
    #expect(try RegularExpression(#"(?:\w+ )*"#).matches(text))
    #expect(try RegularExpression(".*x").matches(text) == false)
    #expect(try RegularExpression("(?i).*BÉ .*").matches(text))
    #expect(try RegularExpression(interpreting: ".*é ").matches(text))
  }

  @Test func refusesMoreThanItsMemory() throws {
    let text = String(repeating: "ab", count: 1_500_000)
    let nested = try RegularExpression(interpreting: "(a|b)*")
    #expect(throws: MatchFailure.tooMuchMemory) { try nested.matches(text) }
  }

  @Test func isUsedAgainAfterAFailure() throws {
    let matcher = try RegularExpression("(a+)+b").makeMatcher()
    let text = Array((String(repeating: "a", count: 40) + "bc").utf8)
    #expect(throws: MatchFailure.tooManySteps) { try matcher.matches(text.span) }
    #expect(try matcher.matches(Array("aab".utf8).span))
    #expect(try matcher.matches(Array("aa".utf8).span) == false)
  }

  @Test func refusesWhatIsNotText() throws {
    let matcher = try RegularExpression(".*").makeMatcher()
    #expect(throws: MatchFailure.invalidText) { try matcher.matches(([0x61, 0xFF, 0x62] as [UInt8]).span) }
  }

  @Test func isSharedByThreads() async throws {
    let expression = try RegularExpression(#"(?i)\p{L}+-(\d+)"#)
    let matches = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<8 {
        group.addTask {
          let matcher = expression.makeMatcher()
          return (0..<1000)
            .count { number in
              (try? matcher.matches(Array("pôle-\(number)".utf8).span)) ?? false
            }
        }
      }
      return await group.reduce(0, +)
    }
    #expect(matches == 8000)
  }
}

extension RegularExpression {
  fileprivate func matches(_ text: String) throws(MatchFailure) -> Bool {
    try makeMatcher().matches(text.utf8Span.span)
  }
}
