import Diagnostics
import GraphFormats

/// The packages beside the tests.
enum Fixtures {
  static let folder =
    #filePath.prefix(while: { _ in true }).split(separator: "/").dropLast()
    .reduce(into: "") { $0 += "/" + $1 } + "/Fixtures"

  static func path(_ name: String) -> String { folder + "/" + name }
}
