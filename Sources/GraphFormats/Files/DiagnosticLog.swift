import Diagnostics

/// The problems found so far, over all files of a graph.
///
/// Keeps the first of each severity up to a limit and counts the rest, and keeps the text only of files
/// that something is reported of.
final class DiagnosticLog {
  private struct Entry {
    var file: Int
    var diagnostic: Diagnostic
  }

  private let limit: Int
  private var entries: [Entry] = []
  private var sources: [Int: SourceText] = [:]
  private(set) var errorCount = 0
  private(set) var warningCount = 0

  init(limit: Int) {
    self.limit = limit
  }

  func add(_ diagnostic: Diagnostic, in file: FileText) {
    let count: Int
    if diagnostic.severity == .error {
      errorCount += 1
      count = errorCount
    } else {
      warningCount += 1
      count = warningCount
    }
    guard count <= limit else { return }
    if sources[file.index] == nil { sources[file.index] = SourceText(name: file.name, bytes: file.bytes) }
    entries.append(Entry(file: file.index, diagnostic: diagnostic))
  }

  /// Whether more problems of a severity would be counted only.
  func isFull(_ severity: Diagnostic.Severity) -> Bool {
    (severity == .error ? errorCount : warningCount) >= limit
  }

  /// How many problems were counted but not kept.
  var omittedCount: Int { max(0, errorCount - limit) + max(0, warningCount - limit) }

  /// What was kept, by file and place.
  func sorted() -> [FileDiagnostic] {
    let order = entries.indices.sorted { first, second in
      let (a, b) = (entries[first], entries[second])
      if a.file != b.file { return a.file < b.file }
      if a.diagnostic.range.lowerBound != b.diagnostic.range.lowerBound {
        return a.diagnostic.range.lowerBound < b.diagnostic.range.lowerBound
      }
      return first < second
    }
    return order.compactMap { index in
      sources[entries[index].file]
        .map {
          FileDiagnostic(source: $0, diagnostic: entries[index].diagnostic)
        }
    }
  }
}

/// A file as it was read: its place in the order of reports, its name, its bytes.
struct FileText {
  let index: Int
  let name: String
  let bytes: [UInt8]

  init(index: Int, name: String, bytes: [UInt8] = []) {
    self.index = index
    self.name = name
    self.bytes = bytes
  }
}
