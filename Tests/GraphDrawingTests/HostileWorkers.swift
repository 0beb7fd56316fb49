import Foundation
import GraphDrawing

/// Programs in the worker's place that do what a worker must never do.
struct HostileWorkers {
  enum Kind: String, CaseIterable {
    case endless, crashing, silent, babbling, swollen, lying, deaf, haunting, noisy

    /// What such a drawing may end as.
    func accepts(_ failure: DrawingFailure) -> Bool {
      switch (self, failure) {
      case (.endless, .tooSlow), (.noisy, .tooSlow), (.haunting, .tooSlow), (.swollen, .tooLarge): true
      case (.crashing, .crashed(let text)): text.contains("signal 11")
      case (.silent, .crashed(let text)): text.contains("exit status 0")
      case (.babbling, .crashed), (.lying, .crashed), (.deaf, .crashed): true
      default: false
      }
    }

    fileprivate var script: String {
      switch self {
      case .endless: "while :; do sleep 0.05; done"
      case .crashing: "ulimit -c 0; kill -SEGV $$"
      case .silent: "exit 0"
      case .babbling: "head -c 300000 /dev/zero | tr '\\0' x; sleep 30"
      case .swollen: "echo 'maillage-graphviz 2 ok 99999999999'; while :; do echo more; done"
      case .lying: "printf 'maillage-graphviz 2 ok 24\\nmessages 0\\n\\npositions 999\\n'; sleep 30"
      case .deaf: "exec 0<&- 1>&-; sleep 0.2; exit 3"
      // What it leaves behind keeps its streams open.
      case .haunting: "sleep 40 & exit 0"
      case .noisy: "while :; do echo 'so much to complain about' >&2; done"
      }
    }
  }

  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "maillage-workers-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for kind in Kind.allCases {
      let script = "#!/bin/bash\necho + >> \(log.path)\n\(kind.script)\n"
      try script.write(to: file(kind), atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file(kind).path)
    }
  }

  /// A worker that sleeps the first time and draws from then on.
  func tired() throws -> String {
    let file = folder.appending(path: "tired")
    let script = """
      #!/bin/bash
      if mkdir \(folder.path)/woken 2> /dev/null; then sleep 30; fi
      exec \(try WorkerLocation.find(nil))
      """
    try script.write(to: file, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    return file.path
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  func path(_ kind: Kind) -> String { file(kind).path }

  private var log: URL { folder.appending(path: "log") }
  private func file(_ kind: Kind) -> URL { folder.appending(path: kind.rawValue) }

  /// How many of them were started.
  var startCount: Int { (try? String(contentsOf: log, encoding: .utf8).count / 2) ?? 0 }

  /// How many of these programs, or what they started, are there at this moment.
  var runningCount: Int { processes.count }

  /// How many of them this process has started and not ended.
  var childCount: Int {
    let own = Substring(String(ProcessInfo.processInfo.processIdentifier))
    return processes.count { Holdings.status(ofProcess: $0).map { $0.parent == own } ?? false }
  }

  private var processes: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.filter { name in
      guard Int(name) != nil, let words = FileManager.default.contents(atPath: "/proc/\(name)/cmdline") else {
        return false
      }
      return String(decoding: words, as: UTF8.self).contains(folder.path)
    }
  }
}

/// What this process holds of the system.
enum Holdings {
  static var descriptors: Int {
    (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? 0
  }

  /// Children that have ended and that nobody has asked about.
  static var zombies: Int {
    let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    let own = Substring(String(ProcessInfo.processInfo.processIdentifier))
    return processes.count { process in
      guard Int(process) != nil, let status = status(ofProcess: process) else { return false }
      return status.state == "Z" && status.parent == own
    }
  }

  static func status(ofProcess process: String) -> (state: Substring, parent: Substring)? {
    guard let text = FileManager.default.contents(atPath: "/proc/\(process)/stat") else { return nil }
    // `pid (name) state parent …`
    let words = String(decoding: text, as: UTF8.self).split(separator: ")").last?.split(separator: " ") ?? []
    return words.count > 1 ? (words[0], words[1]) : nil
  }

  /// Whether something becomes true while other tests come to their ends.
  static func settle(_ condition: () -> Bool) async -> Bool {
    for _ in 0..<200 {
      if condition() { return true }
      try? await Task.sleep(for: .milliseconds(25))
    }
    return condition()
  }
}
