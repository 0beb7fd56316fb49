import Diagnostics
import Glibc
import GraphFormats

/// The packages beside the tests, each with what is expected to be said of it.
enum Fixtures {
  static let folder =
    #filePath.split(separator: "/").dropLast().reduce(into: "") { $0 += "/" + $1 } + "/Fixtures"

  static let names = names(in: folder)

  static func path(_ name: String) -> String { folder + "/" + name }

  /// A report as people read it, with paths that are the same on every machine.
  static func rendered(_ report: CheckReport) -> String {
    let renderer = DiagnosticRenderer()
    var text = ""
    for found in report.diagnostics {
      text += renderer.render(found.diagnostic, in: found.source) + "\n"
    }
    text = replaced(text, folder + "/", "")
    text += "errors \(report.errorCount), warnings \(report.warningCount); "
    return text + "nodes \(report.nodeCount), edges \(report.edgeCount), tables \(report.tableCount)\n"
  }

  private static func replaced(_ text: String, _ part: String, _ replacement: String) -> String {
    var pieces: [Substring] = []
    var rest = text[...]
    while let range = rest.firstRange(of: part) {
      pieces.append(rest[..<range.lowerBound])
      rest = rest[range.upperBound...]
    }
    return (pieces + [rest]).joined(separator: replacement)
  }

  private static func names(in folder: String) -> [String] {
    guard let stream = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }
}
