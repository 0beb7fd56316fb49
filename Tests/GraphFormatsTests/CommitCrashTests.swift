import Glibc
import GraphFormats
import PackageEdits
import Testing

/// Processes killed while they change a package: what they leave is the package of before or of after.
@Suite(.serialized) struct CommitCrashTests {
  @Test func `a killed commit leaves the state before or after`() throws {
    let rounds = unsafe getenv("MAILLAGE_FUZZ").flatMap { unsafe Int(String(cString: $0)) } ?? 60
    let original = try GraphText.describe(GraphFolder.load(Fixtures.path("valid")).graph)
    var random = SeededRandom(seed: 3)
    var outcomes = (before: 0, after: 0)
    var round = 0
    var seed = 0
    while round < rounds {
      seed += 1
      let folder = TestFolder(copying: Fixtures.path("valid"))
      let loaded = try GraphFolder.load(folder.path, forWriting: true)
      let edited = RandomPackageEdits.apply(to: loaded.graph, seed: seed)
      var calls = 0
      _ = try GraphWriter.commit(from: loaded, to: edited) { number in
        calls = number
        return nil
      }
      guard calls > 0 else { continue }
      let changed = try GraphText.describe(GraphFolder.load(folder.path).graph)
      #expect(changed == GraphText.describe(edited))
      for last in 1...calls where round < rounds {
        round += 1
        folder.removeAll()
        folder.copy(Fixtures.path("valid"))
        #expect(try Self.run("commit", folder.path, seed, last) == SIGKILL)
        // Whoever opens it may be killed as well.
        if random.below(3) == 0 { _ = try Self.run("recover", folder.path, seed, 1 + random.below(8)) }
        let found = try GraphText.describe(GraphFolder.load(folder.path).graph)
        #expect(found == original || found == changed, "seed \(seed), call \(last)")
        if found == changed { outcomes.after += 1 } else { outcomes.before += 1 }
        #expect(folder.files[".maillage-commit"] == nil)
        #expect(GraphFolder.check(folder.path).errorCount == 0)
        // And the next commit goes through, and leaves nothing lying about.
        let again = try GraphFolder.load(folder.path, forWriting: true)
        let next = RandomPackageEdits.apply(to: again.graph, seed: seed + 100_000)
        _ = try GraphWriter.commit(from: again, to: next)
        #expect(try GraphText.describe(GraphFolder.load(folder.path).graph) == GraphText.describe(next))
        if next !== again.graph { #expect(!folder.files.keys.contains { $0.hasPrefix(".") }) }
      }
    }
    #expect(outcomes.before > 0 && outcomes.after > 0)
    print("killed \(round) commits: \(outcomes.before) before, \(outcomes.after) after")
  }

  @Test func `whoever reads while somebody writes reads the state before or after`() throws {
    let folder = TestFolder(copying: Fixtures.path("valid"))
    var last = try GraphText.describe(GraphFolder.load(folder.path).graph)
    var readCount = 0
    for seed in 0..<30 {
      let process = try Self.start("commit", folder.path, seed, 0)
      var found: Set<String> = []
      var status: Int32?
      while status == nil {
        found.insert(try GraphText.describe(GraphFolder.load(folder.path).graph))
        readCount += 1
        status = Self.status(of: process, isWaiting: false)
      }
      #expect(status == 0)
      let next = try GraphText.describe(GraphFolder.load(folder.path).graph)
      #expect(found.isSubset(of: [last, next]), "seed \(seed)")
      last = next
    }
    #expect(readCount >= 30)
  }

  /// Runs the crashing program, and returns the signal that ended it, or 0.
  private static func run(_ mode: String, _ folder: String, _ seed: Int, _ last: Int) throws -> Int32 {
    let status = status(of: try start(mode, folder, seed, last), isWaiting: true) ?? 0
    #expect(status & 0x7F != 0 || status == 0, "exit status \(status >> 8)")
    return status & 0x7F
  }

  private static func start(_ mode: String, _ folder: String, _ seed: Int, _ last: Int) throws -> pid_t {
    let program = try #require(program)
    let arguments = [program, mode, folder, String(seed), String(last)]
    var process: pid_t = 0
    var pointers = unsafe arguments.map { unsafe strdup($0) }
    unsafe pointers.append(nil)
    defer { unsafe pointers.forEach { unsafe free($0) } }
    try #require(unsafe posix_spawn(&process, program, nil, nil, pointers, nil) == 0)
    return process
  }

  /// How a process ended; nil while it runs, unless waited for.
  private static func status(of process: pid_t, isWaiting: Bool) -> Int32? {
    var status: Int32 = 0
    while true {
      let ended = unsafe waitpid(process, &status, isWaiting ? 0 : WNOHANG)
      if ended < 0, errno == EINTR { continue }
      return ended == 0 ? nil : status
    }
  }

  /// Beside the running tests, or in the build folder of the sources.
  private static let program: String? = {
    var folders = [CommandLine.arguments[0].split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }]
    let root = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
    folders += ["debug", "release"].map { root + "/.build/" + $0 }
    return folders.map { $0 + "/CommitCrasher" }.first { unsafe access($0, X_OK) == 0 }
  }()
}
