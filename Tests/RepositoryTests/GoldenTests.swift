import Testing

/// No expectation stays behind when its test has gone.
@Suite struct GoldenTests {
  @Test func `every golden script stands where its target's tests look for scripts`() throws {
    for file in Repository.files where file.hasSuffix(".test") {
      let parts = file.split(separator: "/")
      try #require(parts.count > 3 && parts[0] == "Tests", "\(file)")
      let code = try code(of: String(parts[1]))
      #expect(code.contains("ScriptFile.all(in: \"\(parts[2])"), "no test of \(parts[1]) runs \(file)")
    }
  }

  @Test func `every file in a folder Golden is named by a test beside it`() throws {
    for file in Repository.files {
      let parts = file.split(separator: "/")
      guard parts.count > 3, parts[0] == "Tests", parts[2] == "Golden" else { continue }
      let name = parts[parts.count - 1].prefix { $0 != "." }
      #expect(try code(of: String(parts[1])).contains(name), "no test of \(parts[1]) names \(file)")
    }
  }

  private func code(of target: String) throws -> String {
    try Repository.swiftFiles.filter { $0.hasPrefix("Tests/\(target)/") }.map(Repository.text).joined()
  }
}
