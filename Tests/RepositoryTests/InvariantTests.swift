import Testing

/// Invariants that the compiler does not check; see `Package.swift` for those that it does.
@Suite struct InvariantTests {
  static let core = ["Diagnostics", "PropertyGraph", "GraphAlgorithms", "QuerySyntax", "QueryEngine"]

  @Test(arguments: core)
  func `the core imports no Foundation`(target: String) throws {
    for file in Repository.swiftFiles where file.hasPrefix("Sources/\(target)/") {
      let imports = try Repository.lines(file)
        .filter { $0.firstMatch(of: /^\s*(\w+ )?import Foundation/) != nil }
      #expect(imports == [], "\(file)")
    }
  }

  @Test(arguments: core)
  func `in the core, unsafe stands only in the graph's storage`(target: String) throws {
    for file in Repository.swiftFiles
    where file.hasPrefix("Sources/\(target)/") && !file.hasPrefix("Sources/PropertyGraph/Storage/") {
      let lines = try Repository.lines(file)
        .filter {
          !$0.drop { $0 == " " }.hasPrefix("//") && $0.firstMatch(of: /\bunsafe\s/) != nil
        }
      #expect(lines == [], "\(file)")
    }
  }
}
