import Diagnostics
import Testing

@Suite struct TextWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("ｆｕｌｌ", 8), ("한국", 4), ("👍", 2), ("👨‍👩‍👧", 2),
    ("🇫🇷", 2), ("✅", 2), ("⭐", 2), ("→", 1), ("─", 1), ("\u{200B}", 0), ("œuvre", 5), ("€", 1),
  ])
  func `a text takes as many cells as a terminal gives it`(text: String, cells: Int) {
    #expect(TextWidth.cells(of: text) == cells)
  }
}
