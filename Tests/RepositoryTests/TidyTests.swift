import Testing

/// What keeps the house easy to find one's way in.
@Suite struct TidyTests {
  @Test func `the top level holds what was agreed and nothing else`() {
    let agreed: Set = [
      "Package.swift", "Sources", "Tests", "Graphs", "Queries", "README.md", "ARCHITECTURE.md",
      "CONTRIBUTING.md", "CHANGELOG.md", "Makefile", ".swift-format", ".editorconfig",
      ".gitignore",
      ".ci", ".git",
    ]
    #expect(Set(Repository.topLevel).subtracting(agreed) == [])
  }

  @Test func `no Swift file is over 500 lines`() throws {
    #expect(Repository.swiftFiles.count > 20)
    for file in Repository.swiftFiles {
      let count = try Repository.text(file).utf8.count { $0 == 0x0A }
      #expect(count <= 500, "\(file): split it by what a reader looks for")
    }
  }

  @Test func `every folder of Sources and Tests is a target`() throws {
    let manifest = try Repository.text("Package.swift")
    // Scripts in other languages, which run Maillage beside other programs.
    let scripts: Set = ["Benchmarks", "CrossCheck"]
    let folders = Repository.folders(in: "Sources").union(Repository.folders(in: "Tests"))
    for folder in folders.subtracting(scripts) {
      #expect(manifest.contains("name: \"\(folder)\""), "\(folder) is no target of Package.swift")
    }
  }

  @Test func `nothing is left to do in a comment`() throws {
    // In pieces, so that this file does not hold the words itself.
    let words = ["TO" + "DO", "FIX" + "ME", "XX" + "X:"]
    for file in Repository.files where !file.hasPrefix("Graphs/") {
      guard let text = try? Repository.text(file) else { continue }
      for word in words { #expect(!text.contains(word), "\(file): \(word)") }
    }
  }

  @Test func `names of files and folders have no blanks`() {
    #expect(Repository.files.filter { $0.contains(" ") } == [])
  }
}
