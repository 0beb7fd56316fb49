import Diagnostics
import GraphFormats
import PropertyGraph
import Testing

/// What each kind of change does to the tables, line by line, and what is said of those that do not fit.
@Suite struct CommitDifferenceTests {
  /// A change to a package, by names that golden files have, too.
  struct Change: Sendable, CustomTestStringConvertible {
    let name: String
    let package: String
    let edit: @Sendable (inout NamedEditor) -> Void
    var testDescription: String { name }

    init(
      _ name: String,
      of package: String = "valid",
      _ edit: @escaping @Sendable (inout NamedEditor) -> Void
    ) {
      self.name = name
      self.package = package
      self.edit = edit
    }
  }

  @Test(arguments: SampleChanges.all)
  func `what a change does to the tables`(change: Change) throws {
    let folder = TestFolder(copying: Fixtures.path(change.package))
    let old = folder.files
    let loaded = try GraphFolder.load(folder.path, forWriting: true)
    var editor = NamedEditor(loaded.graph)
    change.edit(&editor)
    var text = ""
    do {
      let summary = try GraphWriter.commit(from: loaded, to: editor.finish())
      let new = folder.files
      #expect(old.keys.filter { old[$0] != new[$0] }.sorted() == summary.tables.sorted())
      for name in summary.tables.sorted() {
        text += "--- \(name)\n" + LineChanges.describe(old[name] ?? [], new[name] ?? [])
      }
      #expect(GraphFolder.check(folder.path).errorCount == 0)
    } catch {
      for found in error.diagnostics {
        let rendered = DiagnosticRenderer().render(found.diagnostic, in: found.source)
        text += rendered.replacing(folder.path + "/", with: "") + "\n"
      }
      #expect(folder.files == old)
    }
    TextFile.expect(text, equals: Fixtures.folder + "/../Commits/\(change.name).txt")
  }
}

/// A graph under edit whose nodes go by their ids.
struct NamedEditor: ~Copyable {
  var editor: GraphEditor

  init(_ graph: Graph) { editor = GraphEditor(graph) }

  consuming func finish() -> Graph { editor.finish() }

  subscript(id: String) -> NodeID {
    (0..<editor.nodeIDLimit).map { NodeID($0) }.first { editor.value("id", of: $0).plainText == id } ?? .none
  }

  func edge(_ source: String, _ type: String, _ target: String) -> EdgeID {
    let (source, target) = (self[source], self[target])
    return editor.edges(of: source).first { editor.target(of: $0) == target && editor.type(of: $0) == type }
      ?? .none
  }

  mutating func connect(
    _ source: String,
    _ type: String,
    _ target: String,
    _ properties: [(String, Value)] = []
  ) {
    _ = editor.createEdge(type: type, from: self[source], to: self[target], properties: properties)
  }
}

/// The lines that two texts do not share.
enum LineChanges {
  static func describe(_ old: [UInt8], _ new: [UInt8]) -> String {
    func lines(_ bytes: [UInt8]) -> [String] {
      var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        .map {
          String(decoding: $0, as: UTF8.self).replacing("\r", with: "␍").replacing("\u{FEFF}", with: "␀")
        }
      if lines.last == "" { lines.removeLast() } else { lines[lines.count - 1] += "␄" }
      return lines
    }
    let changes = lines(new).difference(from: lines(old))
    var text = ""
    for change in changes.removals + changes.insertions {
      switch change {
      case .remove(let offset, let line, _): text += "-\(offset + 1) \(line)\n"
      case .insert(let offset, let line, _): text += "+\(offset + 1) \(line)\n"
      }
    }
    return text
  }
}
