import GraphFormats
import PropertyGraph
import Testing

/// The head comments of the saved questions are documentation and menu at once.
@Suite struct HeadTests {
  @Test(arguments: Library.questionNames)
  func `the head says all that people need`(name: String) throws {
    let lines = try lines(of: name)
    for key in ["fr", "en", "show", "graph"] {
      let found = lines.filter { $0.hasPrefix("// \(key): ") }
      #expect(found.count == 1, "\(key)")
      #expect(lines.firstIndex { found.first == $0 } ?? 100 < lines.firstIndex { !$0.hasPrefix("//") } ?? 0)
    }
    let question = try Library.question(name)
    #expect(question.graph == "ptce")
    #expect(question.question.french.hasSuffix(" ?"))
    #expect(question.question.english.hasSuffix("?") && !question.question.english.hasSuffix(" ?"))
    #expect((question.show == "table") == (question.drawing == nil))
    for parameter in question.parameters {
      #expect(parameter.defaultValue != nil, "\(parameter.name)")
      #expect(!parameter.caption.french.isEmpty && !parameter.caption.english.isEmpty, "\(parameter.name)")
      #expect(parameter.caption.french != parameter.caption.english, "\(parameter.name)")
    }
  }

  @Test(arguments: Library.questionNames)
  func `every parameter is used, and every one that is used is declared`(name: String) throws {
    let declared = Set(try Library.question(name).parameters.map(\.name))
    let lines = try lines(of: name)
    let query = lines.filter { !$0.hasPrefix("//") }.joined(separator: "\n")
    let drawing = lines.filter { $0.hasPrefix("// draw:") }.joined()
    #expect(parameters(in: query) == declared)
    #expect(parameters(in: drawing).subtracting(declared) == [])
  }

  @Test(arguments: Library.questionNames)
  func `its name is lower case words with hyphens`(name: String) {
    #expect(name.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil)
  }

  private func lines(of name: String) throws -> [Substring] {
    try Library.text("Queries/\(name).cypher").split(separator: "\n", omittingEmptySubsequences: false)
  }

  private func parameters(in text: String) -> Set<String> {
    Set(text.matches(of: /\$(\w+)/).map { String($0.1) })
  }
}
