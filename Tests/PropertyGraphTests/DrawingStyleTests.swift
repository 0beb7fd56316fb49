import PropertyGraph
import Testing

@Suite struct DrawingStyleTests {
  @Test(arguments: ["#000000", "#0A1B2C", "#FFFFFF"])
  func `a colour is read and written`(text: String) {
    #expect(Color(text)?.description == text)
    #expect(Color(text.lowercased())?.description == text)
  }

  @Test(arguments: [
    "", "#", "#12345", "#1234567", "123456#", "#+12345", "#-12345", "#12345G", "#é1234", "red",
  ])
  func `what is no colour is refused`(text: String) {
    #expect(Color(text) == nil)
  }
}
