import Foundation
import Testing

/// The stored image, as people use it.
@Suite struct PackTests {
  private static let query = "MATCH (p:Pole) RETURN count(*) AS n"

  @Test func `a packed graph answers the same, and a change of its tables is told`() throws {
    let scratch = try Scratch()
    let folder = scratch.path("graph")
    try FileManager.default.copyItem(
      atPath: Checkout.path("Tests/GraphFormatsTests/Fixtures/valid"),
      toPath: folder
    )
    let packed = try Program().run(["pack", folder])
    #expect(packed.exitCode == 0)
    #expect(packed.output == "")
    #expect(packed.errors.contains("10 nodes and 8 edges"))
    let before = try Program().run(["query", folder, Self.query])
    #expect(before.output == "n\n3\n" && before.errors == "" && before.exitCode == 0)

    let table = folder + "/poles.csv"
    let text = try String(contentsOfFile: table, encoding: .utf8)
    try (text + "ouest,Pôle Ouest,nord,,,,,,,\n").write(toFile: table, atomically: false, encoding: .utf8)
    let after = try Program().run(["query", folder, Self.query])
    #expect(after.output == "n\n4\n")
    #expect(after.errors.hasPrefix("warning: the stored image is not of these tables"))
    #expect(after.exitCode == 0)
    _ = try Program().run(["pack", folder])
    #expect(try Program().run(["query", folder, Self.query]).errors == "")
  }

  @Test func `what is written is packed again`() throws {
    let scratch = try Scratch()
    let folder = scratch.path("graph")
    try FileManager.default.copyItem(
      atPath: Checkout.path("Tests/GraphFormatsTests/Fixtures/valid"),
      toPath: folder
    )
    _ = try Program().run(["pack", folder])
    let change = "MATCH (p:Pole {id: 'lens'}) SET p.name = 'Lens'"
    #expect(try Program().run(["query", folder, change, "--write"]).exitCode == 0)
    let answer = try Program().run(["query", folder, "MATCH (p:Pole {id: 'lens'}) RETURN p.name AS n"])
    #expect(answer.output == "n\nLens\n")
    #expect(answer.errors == "")
  }
}
