import Foundation
import Testing

/// What is special about `draw`: places that stay, links, forms, and what must not show in a picture.
@Suite struct DrawTests {
  private static let answer = ["draw", "--saved", "authorities-of-several-poles", "--lang", "fr"]

  /// What a drawing holds, drawn with these variables in the environment.
  private func picture(
    _ name: String,
    _ words: [String] = answer,
    _ environment: [String: String] = [:]
  ) throws -> (bytes: Data, outcome: Program.Outcome) {
    let scratch = try Scratch()
    var program = Program()
    program.environment = environment
    let outcome = try program.run(words + ["-o", scratch.path(name)])
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    return (try Data(contentsOf: URL(fileURLWithPath: scratch.path(name))), outcome)
  }

  // MARK: What must not show

  @Test(arguments: ["fr_FR.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8", "ar_EG.UTF-8", "C", "no_SUCH"])
  func `the locale does not show`(locale: String) throws {
    let variables = ["LC_ALL": locale, "LC_NUMERIC": locale, "LANG": locale, "LANGUAGE": "fr"]
    #expect(try picture("a.svg", Self.answer, variables).bytes == picture("a.svg").bytes)
    #expect(try picture("a.json", Self.answer, variables).bytes == picture("a.json").bytes)
  }

  @Test func `missing fonts do not show in an SVG, and are told about elsewhere`() throws {
    let scratch = try Scratch()
    let configuration = """
      <?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
      <fontconfig><dir>\(scratch.path("none"))</dir><cachedir>\(scratch.path("cache"))</cachedir></fontconfig>
      """
    try configuration.write(toFile: scratch.path("fonts.conf"), atomically: true, encoding: .utf8)
    let variables = ["FONTCONFIG_FILE": scratch.path("fonts.conf")]
    let plain = try picture("a.svg", Self.answer, variables)
    #expect(try plain.bytes == picture("a.svg").bytes)
    #expect(plain.outcome.errors == "")
    let letters = try picture("a.png", Self.answer, variables)
    #expect(letters.outcome.errors.hasPrefix("warning: "))
    #expect(letters.outcome.errors.contains("fonts-liberation"))
  }

  @Test func `the order of rows does not show`() throws {
    let scratch = try Scratch()
    let folder = Checkout.root.appendingPathComponent("Graphs/ptce")
    let copy = scratch.url.appendingPathComponent("ptce")
    try FileManager.default.copyItem(at: folder, to: copy)
    for name in try FileManager.default.contentsOfDirectory(atPath: copy.path) where name.hasSuffix(".csv") {
      let file = copy.appendingPathComponent(name)
      let text = try String(contentsOf: file, encoding: .utf8)
      // No cell of these tables has a line end.
      var lines = text.split(separator: "\n").map(String.init)
      lines = lines.prefix(1) + lines.dropFirst().reversed()
      try (lines.joined(separator: "\n") + "\n").write(to: file, atomically: true, encoding: .utf8)
    }
    for words in [["--whole"], ["--node", "les-ateliers", "--steps", "2"]] {
      let first = try picture("a.svg", ["draw", folder.path] + words).bytes
      #expect(try picture("a.svg", ["draw", copy.path] + words).bytes == first)
    }
  }

  // MARK: Places

  @Test func `places are written once, kept, and added to when asked for`() throws {
    let scratch = try Scratch()
    let file = scratch.path("places.json")
    func draw(_ words: String...) throws -> String {
      let outcome = try Program()
        .run(["draw", "ptce", "--positions", file, "--width", "40cm", "-o", scratch.path("a.svg")] + words)
      #expect(outcome.errors == "")
      #expect(outcome.exitCode == 0)
      return try scratch.text("places.json")
    }
    let first = try draw("--node", "les-ateliers")
    #expect(first.hasPrefix("{\n  \"maillagePositions\": 1,\n  \"unit\": \"point\",\n  \"frame\": ["))
    let picture = try scratch.text("a.svg")
    #expect(try draw("--node", "les-ateliers") == first)
    #expect(try draw("--node", "les-ateliers", "--steps", "2") == first)
    let second = try draw("--node", "les-ateliers", "--steps", "2", "--save-positions")
    func places(_ text: String) -> Set<Substring> {
      Set(text.split(separator: "\n").filter { $0.hasPrefix("    ") }.map { $0.prefix { $0 != "]" } })
    }
    #expect(places(first).isStrictSubset(of: places(second)))
    _ = try draw("--node", "les-ateliers")
    #expect(try scratch.text("a.svg").count > picture.count / 2)
  }

  @Test(arguments: [
    ("{\"nodes\": {}}", "this is no file of positions"),
    ("[]", "expected an object, found a list"),
    ("{\"maillagePositions\": 2}", "these positions are of a version that is not known"),
    ("{\"maillagePositions\": 1, \"nodes\": {\"a\": [1, 1e99]}}", "expected a list of 2 numbers"),
    ("{\"maillagePositions\": 1, \"nodes\": {\"a\": [1]}}", "expected a list of 2 numbers"),
    ("{\"maillagePositions\": 1, \"frame\": [0, 0, -1, 5]}", "expected left, bottom, right, top"),
    ("{\"maillagePositions\": ", "end"),
  ])
  func `a file of places that is none is refused with its place`(text: String, message: String) throws {
    let scratch = try Scratch()
    try scratch.write(text, to: "places.json")
    let outcome = try Program()
      .run([
        "draw", "ptce", "--whole", "--positions", scratch.path("places.json"), "-o", scratch.path("a.svg"),
      ])
    #expect(outcome.exitCode == 1)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
    #expect(outcome.errors.contains("places.json:1:"))
    #expect(try scratch.names() == ["places.json"])
  }

  // MARK: Links and forms

  @Test func `links lead to sources or to pages`() throws {
    let sources = try picture("a.svg", ["draw", "ptce", "--node", "les-ateliers", "--links", "source"]).bytes
    #expect(String(decoding: sources, as: UTF8.self).contains("<a href=\"http"))
    let template = "https://example.org/poles/{id}?lang=fr&x=%22"
    let pages = try picture("a.svg", ["draw", "ptce", "--node", "les-ateliers", "--links", template]).bytes
    let link = "<a href=\"https://example.org/poles/les-ateliers?lang=fr&amp;x=%22\">"
    #expect(String(decoding: pages, as: UTF8.self).contains(link))
    let document = try picture("a.pdf", ["draw", "ptce", "--node", "les-ateliers", "--links", template]).bytes
    #expect(document.starts(with: Data("%PDF-".utf8)))
  }

  @Test func `Graphviz's JSON has places and names`() throws {
    let bytes = try picture("a.json").bytes
    let graph = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
    let objects = try #require(graph["objects"] as? [[String: Any]])
    let labels = objects.compactMap { $0["label"] as? String }
    #expect(labels.contains("Région Occitanie"))
    #expect(objects.allSatisfy { $0["pos"] is String && $0["tooltip"] is String })
    #expect((graph["edges"] as? [[String: Any]])?.isEmpty == false)
  }

  @Test func `too many pixels become fewer, with a word about it`() throws {
    let (bytes, outcome) = try picture("a.png", ["draw", "ptce", "--whole", "--dpi", "1200"])
    #expect(outcome.errors.contains("dots per inch instead of 1200"))
    #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
  }

  @Test func `of a large network so many nodes are drawn as were asked for`() throws {
    let bytes = try picture("a.svg", ["draw", "ptce", "--whole", "--nodes", "40"]).bytes
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.split(separator: "class=\"node ").count - 1 <= 40)
    #expect(text.contains("most connected nodes of 640 are drawn"))
  }
}
