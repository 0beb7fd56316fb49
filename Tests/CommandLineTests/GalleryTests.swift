import Foundation
import Testing

/// The figures of `Queries/GALLERY.md`, drawn by their own lines, hold what a reader needs.
@Suite struct GalleryTests {
  static let commands: [String] = {
    let text = (try? String(contentsOfFile: Checkout.path("Queries/GALLERY.md"), encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { $0.hasPrefix("maillage draw ") }.map(String.init)
  }()

  @Test func `the gallery has twelve kinds of figure, each with a file of its own`() {
    #expect(Self.commands.count >= 12)
    #expect(Set(Self.commands.compactMap { $0.split(separator: " ").last }).count == Self.commands.count)
  }

  @Test(arguments: commands)
  func `a figure of the gallery is complete and legible`(command: String) throws {
    let picture = try draw(command)
    #expect(picture.language == "fr")
    #expect(!picture.lines("title").joined().isEmpty)
    #expect(picture.lines("subtitle").joined().lowercased().contains("liens"))
    #expect(picture.lines("source").joined(separator: " ").contains("état au 21\u{A0}novembre\u{A0}2026"))
    #expect(picture.description_.contains("Source"))
    expectLegend(of: picture)
    for text in picture.groups.flatMap(\.texts) {
      #expect(text.span.lowerBound > 0 && text.span.upperBound < picture.width, "\(text)")
      #expect(text.y > 0 && text.y < picture.height, "\(text)")
    }
    expectRoom(in: picture)
    expectPaper(of: picture)
  }

  /// On a page with 16 cm between its margins, no letter is under six points, none covers another, and all of
  /// the figure fits.
  private func expectPaper(of picture: Picture) {
    #expect(picture.paperWidth == "width:160mm")
    let points = 16 / 2.54 * 72 / picture.width
    #expect(picture.height * points / 72 * 2.54 < 25.2)
    let texts = picture.groups.flatMap(\.texts)
    let smallest = texts.map(\.size).min() ?? 0
    #expect(smallest * points > 5.99)
    let title = picture.groups("title").flatMap(\.texts).map(\.size).max() ?? 0
    #expect(title * points > 12)
    let sorted = texts.map { ($0.box.insetBy(dx: 0.4, dy: 0.2), $0.words) }.sorted { $0.0.minY < $1.0.minY }
    for (index, first) in sorted.enumerated() {
      for second in sorted[(index + 1)...] {
        if second.0.minY > first.0.maxY { break }
        #expect(!first.0.intersects(second.0), "\(first.1) and \(second.1)")
      }
    }
  }

  private func draw(_ command: String) throws -> Picture {
    let scratch = try Scratch()
    let outcome = try Program(folder: scratch.url).shell("maillage() { \"$maillage\" \"$@\"; }; " + command)
    #expect(outcome.errors == "")
    #expect(outcome.exitCode == 0)
    let name = try #require(try scratch.names().first)
    return try #require(Picture(try scratch.text(name)), "not well-formed")
  }

  /// The legend shows the kinds and relations that are there, and no others.
  private func expectLegend(of picture: Picture) {
    let nodes = picture.groups("node").filter { !$0.classes.contains("tinted") } + picture.groups("spot")
    let marks = picture.groups("mark").filter { $0.classes.isDisjoint(with: ["node", "spot", "tag"]) }
    let shown = Set(marks.flatMap { $0.classes(beginningWith: "k-") })
    let isColumns = !picture.groups("heading").isEmpty
    if !isColumns { #expect(shown.isSuperset(of: nodes.flatMap { $0.classes(beginningWith: "k-") })) }
    #expect(shown.isSubset(of: (picture.groups("node") + picture.groups("spot")).flatMap(\.classes)))
    #expect(isColumns || nodes.isEmpty || picture.lines("legend").count >= shown.count)
    let samples = Set(picture.groups("sample").flatMap { $0.classes(beginningWith: "r-") })
    let lines = picture.groups("edge").filter { !$0.classes.contains("tinted") }
    if !samples.isEmpty { #expect(samples == Set(lines.flatMap { $0.classes(beginningWith: "r-") })) }
  }

  /// Up to eighty names, none covers another; none is wider than its box.
  private func expectRoom(in picture: Picture) {
    let named = picture.groups("node", "named")
    for node in named {
      for text in node.texts {
        #expect(
          text.span.lowerBound > node.box.minX - 1 && text.span.upperBound < node.box.maxX + 1,
          "\(node.title)"
        )
      }
    }
    let words = picture.groups("word").filter { !$0.points.isEmpty }
    guard named.count <= 80 else { return }
    let boxes = (named + words)
      .map { ($0.box.insetBy(dx: 0.5, dy: 0.5), $0.title + ($0.texts.first?.words ?? "")) }
    for (index, first) in boxes.enumerated() {
      for second in boxes[(index + 1)...] {
        #expect(!first.0.intersects(second.0), "\(first.1) and \(second.1)")
      }
    }
  }
}
