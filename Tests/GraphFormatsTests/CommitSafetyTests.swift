import Diagnostics
import Glibc
import GraphFormats
import PackageEdits
import PropertyGraph
import Testing

/// Other writers, other programs, full disks and half-finished commits.
@Suite struct CommitSafetyTests {
  private func edited(_ loaded: LoadedGraph) -> Graph {
    var editor = NamedEditor(loaded.graph)
    editor.connect("archer", "MEMBER_OF", "lens")
    editor.editor.set("name", of: editor["nord"], to: .string("Le Nord"))
    return editor.finish()
  }

  /// The code of the first problem of a commit; nil when it goes through.
  private func problem(_ loaded: LoadedGraph, _ graph: Graph) -> Diagnostic? {
    do {
      _ = try GraphWriter.commit(from: loaded, to: graph)
      return nil
    } catch {
      return error.diagnostics.first?.diagnostic
    }
  }

  @Test func `a second writer is told who has the lock, and a dead one's file holds nobody up`() throws {
    let folder = TestFolder(copying: Fixtures.path("valid"))
    let loaded = try GraphFolder.load(folder.path, forWriting: true)
    let graph = edited(loaded)
    folder[".maillage-lock"] = "process 1 on elsewhere\n"
    let descriptor = unsafe open(folder.path + "/.maillage-lock", O_RDWR)
    #expect(flock(descriptor, LOCK_EX) == 0)
    let refusal = problem(loaded, graph)
    #expect(refusal?.code == "locked-graph" && refusal?.message.contains("process 1 on elsewhere") == true)
    #expect(throws: Never.self) { try GraphFolder.load(folder.path) }
    close(descriptor)
    #expect(problem(loaded, graph) == nil)
    #expect(folder.files[".maillage-lock"] == nil)
  }

  @Test func `a table that changed since it was loaded is not written over`() throws {
    let folder = TestFolder(copying: Fixtures.path("valid"))
    let loaded = try GraphFolder.load(folder.path, forWriting: true)
    // Even one that the commit does not touch.
    folder["sources.csv"] += "s3,Autre\n"
    let old = folder.files
    #expect(problem(loaded, edited(loaded))?.code == "changed-on-disk")
    #expect(folder.files == old)
    // Touched, but the same: no matter.
    folder["sources.csv"] = String(
      decoding: TextFile.read(Fixtures.path("valid/sources.csv")) ?? [],
      as: UTF8.self
    )
    #expect(problem(loaded, edited(loaded)) == nil)
    #expect(problem(loaded, edited(loaded))?.code == "changed-on-disk")
  }

  @Test func `whatever call fails, all is as before or as after`() throws {
    var calls = Int.max
    var failing = 1
    while failing <= calls {
      let folder = TestFolder(copying: Fixtures.path("valid"))
      let old = folder.files
      let loaded = try GraphFolder.load(folder.path, forWriting: true)
      let graph = edited(loaded)
      var count = 0
      var hasFailed = false
      do {
        _ = try GraphWriter.commit(from: loaded, to: graph) { number in
          count = number
          return number == failing ? ENOSPC : nil
        }
      } catch {
        hasFailed = true
        #expect(error.diagnostics.first?.diagnostic.message.contains("no space left on device") == true)
        #expect(folder.files == old, "call \(failing)")
      }
      let found = try GraphText.describe(GraphFolder.load(folder.path).graph)
      #expect(found == GraphText.describe(hasFailed ? loaded.graph : graph), "call \(failing)")
      #expect(!folder.files.keys.contains { $0.hasPrefix(".") }, "call \(failing)")
      if count < failing { calls = count }
      failing += 1
    }
    #expect(calls > 15)
  }

  @Test func `readers see through a commit that nobody can finish`() throws {
    let folder = TestFolder(copying: Fixtures.path("valid"))
    let loaded = try GraphFolder.load(folder.path, forWriting: true)
    let graph = edited(loaded)
    // Everything from the first replacement on fails.
    _ = try GraphWriter.commit(from: loaded, to: graph)
    let new = folder.files
    folder.removeAll()
    folder.copy(Fixtures.path("valid"))
    for name in ["links.csv", "regions.csv"] {
      folder[".\(name).maillage-new"] = String(decoding: new[name] ?? [], as: UTF8.self)
    }
    folder[".maillage-commit"] = "maillage commit 1\0links.csv\0regions.csv\0end"
    folder[".maillage-lock"] = ""
    let descriptor = unsafe open(folder.path + "/.maillage-lock", O_RDWR)
    #expect(flock(descriptor, LOCK_EX) == 0)
    #expect(try GraphText.describe(GraphFolder.load(folder.path).graph) == GraphText.describe(graph))
    #expect(folder.files[".maillage-commit"] != nil)
    close(descriptor)
    #expect(try GraphText.describe(GraphFolder.load(folder.path).graph) == GraphText.describe(graph))
    #expect(folder.files == new)
  }

  @Test func `leftovers without a record mean nothing and go with the next commit`() throws {
    let folder = TestFolder(copying: Fixtures.path("valid"))
    folder[".actors.csv.maillage-new"] = "half a ta"
    folder[".maillage-commit-new"] = "maillage"
    let loaded = try GraphFolder.load(folder.path, forWriting: true)
    #expect(problem(loaded, edited(loaded)) == nil)
    #expect(!folder.files.keys.contains { $0.hasPrefix(".") })
  }

  @Test func `a folder that cannot be written to is said to be so`() throws {
    let folder = TestFolder(copying: Fixtures.path("valid"))
    let loaded = try GraphFolder.load(folder.path, forWriting: true)
    let graph = edited(loaded)
    _ = unsafe chmod(folder.path, 0o555)
    // Root may write everywhere.
    if geteuid() != 0 { #expect(problem(loaded, graph)?.code == "unwritable-folder") }
    _ = unsafe chmod(folder.path, 0o755)
    #expect(problem(loaded, loaded.graph) == nil)
    #expect(problem(try GraphFolder.load(folder.path), graph)?.code == "not-for-writing")
  }

  @Test func `one link of the poles changed is one line changed`() throws {
    let root = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
    let folder = TestFolder(copying: root + "/Graphs/ptce")
    let old = folder.files
    let loaded = try GraphFolder.load(folder.path, forWriting: true)
    var editor = NamedEditor(loaded.graph)
    editor.connect(
      "caisse-des-depots",
      "FUNDS",
      "ag2i",
      [("confidence", .string("high")), ("sources", .list([.string("seed-002")]))]
    )
    editor.editor.set("commune", of: editor["ag2i"], to: .string("Lyon"))
    let summary = try GraphWriter.commit(from: loaded, to: editor.finish())
    #expect(summary.tables == ["poles.csv", "pole-links.csv"])
    let changes = summary.tables.map { LineChanges.describe(old[$0] ?? [], folder.files[$0] ?? []) }
    #expect(changes[0].split(separator: "\n").count == 2)
    #expect(changes[1].split(separator: "\n").count == 1)
    #expect(changes[1].hasSuffix("caisse-des-depots,FUNDS,ag2i,,,,,high,seed-002\n"))
    #expect(GraphFolder.check(folder.path).errorCount == 0)
  }
}
