import Foundation
import Testing

/// What documents refer to is there.
@Suite struct DocumentationTests {
  static let documents = Repository.files.filter { $0.hasSuffix(".md") }

  @Test(arguments: documents)
  func `links and paths lead to files`(document: String) throws {
    let folder = document.split(separator: "/").dropLast().joined(separator: "/")
    let text = try Repository.text(document)
    for match in text.matches(of: /\]\(([^)\s]+)\)/) {
      let link = match.1.prefix { $0 != "#" }
      guard !link.isEmpty, !link.contains("://"), !link.hasPrefix("mailto:") else { continue }
      let path = folder.isEmpty ? String(link) : "\(folder)/\(link)"
      #expect(Repository.exists(path.removingPercentEncoding ?? path), "\(document) links to \(link)")
    }
    for match in text.matches(of: /`((?:Sources|Tests|Graphs|Queries|\.ci)\/[\w\/.+-]+)`/) {
      #expect(Repository.exists(String(match.1)), "\(document) names \(match.1)")
    }
  }

  @Test(arguments: documents)
  func `every make target that a document names exists`(document: String) throws {
    let targets = Set(try Repository.text("Makefile").matches(of: /(?m)^([a-z]+):/).map { String($0.1) })
    for match in try Repository.text(document).matches(of: /(?m)(?:`|^ *\$? *)make ([a-z]+)/) {
      #expect(targets.contains(String(match.1)), "\(document) names 'make \(match.1)'")
    }
  }

  @Test func `make help tells what every target does`() throws {
    let makefile = try Repository.text("Makefile")
    let targets = makefile.matches(of: /(?m)^([a-z]+):(.*)$/)
    #expect(targets.count >= 10)
    for target in targets { #expect(target.2.contains("## "), "'make \(target.1)' has no comment") }
  }
}
