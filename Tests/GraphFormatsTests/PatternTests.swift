import GraphFormats
import Testing

@Suite struct PatternTests {
  @Test(arguments: [
    ("^[a-z0-9]+(-[a-z0-9]+)*$", "le-labo-2", true), ("^[a-z0-9]+(-[a-z0-9]+)*$", "le--labo", false),
    ("\\d{4}(-\\d{2}(-\\d{2})?)?", "2014-07", true), ("\\d{4}(-\\d{2}(-\\d{2})?)?", "2014-7", false),
    ("a|bc", "bc", true), ("a|bc", "abc", false), ("[^,]*", "a;b", true), ("[^,]*", "a,b", false),
    ("", "", true),
    ("", "a", false), ("é+", "éé", true), ("a{2,}", "a", false), ("a{2,}", "aaa", true),
    ("a{2,3}", "aaaa", false),
    ("[\\d.-]+", "1.2-3", true), ("(a*)*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac", false),
    ("W\\d{9}|\\w+", "W123456789", true),
    ("(a|b|)c", "c", true), (".*", "a\nb", false), ("(?:ab)+", "abab", true),
  ])
  func `a pattern matches the whole text`(pattern: String, text: String, isMatch: Bool) throws {
    #expect(try #require(TextPattern(pattern)).matches(text) == isMatch)
  }

  @Test(arguments: [
    "(", "[a", "*", "(?=a)", "\\b", "\\1", "a{3,1}", "a{9999}", "((a{1000}){1000})", "\\p{L}", ")",
  ])
  func `what is not known is refused`(pattern: String) {
    #expect(TextPattern(pattern) == nil)
  }
}
