import Foundation
import GraphDrawing
import PropertyGraph
import Testing

@Suite struct WorkerTests {
  private func run(
    _ dot: String,
    engine: String = "dot",
    _ limits: DrawingLimits = DrawingLimits()
  ) throws -> [String: [UInt8]] {
    try WorkerRequest(engine: engine, formats: ["svg"], dot: Array(dot.utf8), limits: limits).run()
  }

  @Test func `A worker that takes too long is stopped at the deadline`() throws {
    let nodes = 0..<60
    let edges = nodes.flatMap { a in nodes.filter { $0 > a }.map { "n\(a) -> n\($0);" } }
    let clock = ContinuousClock()
    let time = clock.measure {
      #expect(throws: DrawingFailure.tooSlow(seconds: 0.5)) {
        try run("digraph g { \(edges.joined()) }", DrawingLimits(seconds: 0.5))
      }
    }
    #expect(time < .seconds(2))
  }

  @Test func `A worker that crashes is a failure with a hint`() throws {
    let failure = #expect(throws: DrawingFailure.self) {
      // Aborts Graphviz 2.42.2 in the middle of its work.
      try run("digraph g { a -> b [weight=2147483647]; a -> c -> b; c -> d [weight=2147483647]; d -> b }")
    }
    guard case .crashed(let text) = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(text.contains("signal") || text.contains("exit status"))
    #expect(failure?.hint.isEmpty == false)
  }

  @Test func `A program that is no worker is a crash, too`() {
    #expect(throws: DrawingFailure.crashed("exit status 1")) {
      try run("digraph g { a }", DrawingLimits(workerPath: "/bin/false"))
    }
  }

  @Test func `A missing worker is named with where it was searched`() {
    #expect(throws: DrawingFailure.workerMissing(searched: ["/nowhere/maillage-graphviz"])) {
      try run("digraph g { a }", DrawingLimits(workerPath: "/nowhere/maillage-graphviz"))
    }
  }

  @Test func `What is not DOT is refused with Graphviz's words`() throws {
    let failure = #expect(throws: DrawingFailure.self) { try run("digraph g { a -> ") }
    guard case .badInput(let text) = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(text.contains("syntax error"))
  }

  @Test func `A picture beyond the limit is refused`() {
    #expect(throws: DrawingFailure.tooLarge(bytes: 100)) {
      try run("digraph g { a -> b }", DrawingLimits(outputBytes: 100))
    }
  }

  @Test func `Who has no special rights gets letters, too`() throws {
    var limits = DrawingLimits()
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "maillage-worker-\(UUID().uuidString)"
    )
    defer { try? FileManager.default.removeItem(at: folder) }
    let changer = "/usr/bin/setpriv"
    // The administrator, whom no limit on threads binds, takes somebody else's part.
    if geteuid() == 0, FileManager.default.isExecutableFile(atPath: changer) {
      let rights: [FileAttributeKey: Any] = [.posixPermissions: 0o755]
      let copy = folder.appending(path: "worker").path
      let script = folder.appending(path: "somebody").path
      try FileManager.default.createDirectory(
        at: folder,
        withIntermediateDirectories: true,
        attributes: rights
      )
      try FileManager.default.copyItem(atPath: try WorkerLocation.find(nil), toPath: copy)
      let line = "#!/bin/bash\nexec \(changer) --reuid=65534 --regid=65534 --clear-groups \(copy)\n"
      try line.write(toFile: script, atomically: true, encoding: .utf8)
      for path in [copy, script] { try FileManager.default.setAttributes(rights, ofItemAtPath: path) }
      limits.workerPath = script
    }
    let dot = Array("digraph g { a -> b }".utf8)
    let pictures = try WorkerRequest(engine: "dot", formats: ["png"], dot: dot, limits: limits).run()
    #expect(pictures["png"]?.starts(with: [0x89, 0x50, 0x4E, 0x47]) == true)
  }

  @Test func `Many drawings at once do not disturb one another`() async throws {
    let graph = SampleGraph.network
    let expected = try Draftsman.draw(DrawingRequest(graph: graph, selection: .whole))
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for index in 0..<12 {
        group.addTask {
          if index % 4 == 3 {
            return
              (try? WorkerRequest(engine: "dot", formats: ["svg"], dot: [0x7B], limits: DrawingLimits()).run())
              == nil
          }
          return try Draftsman.draw(DrawingRequest(graph: graph, selection: .whole)) == expected
        }
      }
      for try await isRight in group { #expect(isRight) }
    }
  }
}
