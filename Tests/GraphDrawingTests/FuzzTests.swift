import Foundation
import GraphDrawing
import PropertyGraph
import Testing

/// Whatever stands in the tables, the SVG is well-formed.
///
/// Some hundred texts by default; MAILLAGE_FUZZ says how many others.
@Suite struct FuzzTests {
  private static let textCount =
    ProcessInfo.processInfo.environment["MAILLAGE_FUZZ"].flatMap { Int($0) } ?? 600

  @Test func `Random texts give well-formed pictures`() throws {
    // A graph of 60 nodes holds some 300 texts, half of them names and tooltips.
    let profiles = DrawingProfile.allCases
    for number in 0..<max(1, Self.textCount / 300) {
      var texts = FuzzTexts(seed: UInt64(number))
      let request = texts.request(nodes: 60, profiles[number % profiles.count])
      let svg = try #require(try Draftsman.draw(request)[.svg])
      #expect(try XML.complaint(svg) == nil, "seed \(number)")
      let text = String(decoding: svg, as: UTF8.self)
      #expect(
        !text.contains("<script") && !text.contains("<!") && !text.contains("href=\"javascript"),
        "seed \(number)"
      )
    }
  }
}
