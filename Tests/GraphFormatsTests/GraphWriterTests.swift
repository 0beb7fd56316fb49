import Diagnostics
import Glibc
import GraphFormats
import PackageEdits
import PropertyGraph
import Testing

@Suite struct GraphWriterTests {
  private static let rounds =
    unsafe getenv("MAILLAGE_FUZZ").flatMap { unsafe Int(String(cString: $0)) } ?? 60

  @Test func `what was committed is what is loaded`() throws {
    for seed in 0..<Self.rounds {
      let folder = TestFolder(copying: Fixtures.path("valid"))
      for step in 0..<3 {
        let loaded = try GraphFolder.load(folder.path, forWriting: true)
        let edited = RandomPackageEdits.apply(to: loaded.graph, seed: seed * 10 + step)
        do {
          _ = try GraphWriter.commit(from: loaded, to: edited)
        } catch {
          Issue.record("seed \(seed), step \(step): \(error.diagnostics.map(\.diagnostic.message))")
          break
        }
        let found = try GraphText.describe(GraphFolder.load(folder.path).graph)
        #expect(found == GraphText.describe(edited), "seed \(seed), step \(step)")
        #expect(found == GraphText.describe(edited.compacted().graph))
      }
    }
  }
}
