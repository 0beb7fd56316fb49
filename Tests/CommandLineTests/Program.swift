import Foundation
import Glibc
import Testing

/// The built program, run as a child.
struct Program {
  struct Outcome {
    let output: String
    let errors: String
    /// As a shell tells it: 128 and the number when a signal ended it.
    let exitCode: Int32
  }

  /// Before the variables of this process, which are not handed on but for the path.
  var environment: [String: String] = [:]
  var folder = Checkout.root

  /// Runs the program to its end.
  func run(_ arguments: [String], input: String = "") throws -> Outcome {
    try run(executable: Self.path(), arguments, input: input)
  }

  /// Runs a line of the shell; `$maillage` is the program.
  func shell(_ line: String) throws -> Outcome {
    try run(executable: "/bin/bash", ["-c", line], input: "")
  }

  /// Runs the program, and interrupts it after so many seconds.
  ///
  /// - Returns: the outcome, and how many seconds it took to end.
  func interrupt(_ arguments: [String], after delay: Double) throws -> (outcome: Outcome, seconds: Double) {
    let process = Process()
    let silence = Pipe()
    process.standardInput = silence
    let pipes = try start(process, executable: Self.path(), arguments)
    Thread.sleep(forTimeInterval: delay)
    let start = ContinuousClock.now
    process.interrupt()
    let outcome = withExtendedLifetime(silence) { Self.outcome(of: process, pipes) }
    return (outcome, (ContinuousClock.now - start) / .seconds(1))
  }

  // MARK: Child processes

  private typealias Pipes = (output: FileHandle, errors: FileHandle)

  private func run(executable: String, _ arguments: [String], input: String) throws -> Outcome {
    let scratch = try Scratch()
    try scratch.write(input, to: "input")
    let handle = try FileHandle(forReadingFrom: scratch.url.appendingPathComponent("input"))
    let process = Process()
    process.standardInput = handle
    let pipes = try start(process, executable: executable, arguments)
    return Self.outcome(of: process, pipes)
  }

  private func start(_ process: Process, executable: String, _ arguments: [String]) throws -> Pipes {
    let pipes = (output: Pipe(), errors: Pipe())
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    var variables = ["LC_ALL": "C.UTF-8", "maillage": try Self.path()]
    for name in ["PATH", "LD_LIBRARY_PATH", "HOME"] {
      variables[name] = ProcessInfo.processInfo.environment[name]
    }
    process.environment = variables.merging(environment) { _, new in new }
    process.standardOutput = pipes.output
    process.standardError = pipes.errors
    try Self.withoutBlockedSignals { try process.run() }
    return (pipes.output.fileHandleForReading, pipes.errors.fileHandleForReading)
  }

  /// Tests run on threads that block signals, and a child takes that over.
  private static func withoutBlockedSignals(_ work: () throws -> Void) rethrows {
    var none = sigset_t()
    var before = sigset_t()
    unsafe sigemptyset(&none)
    unsafe pthread_sigmask(SIG_SETMASK, &none, &before)
    defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
    try work()
  }

  private static func outcome(of process: Process, _ pipes: Pipes) -> Outcome {
    // What it writes to one pipe must not wait for the other.
    let errors = Reader(pipes.errors)
    let output = Reader(pipes.output)
    let texts = (output: output.text(), errors: errors.text())
    process.waitUntilExit()
    let isSignal = process.terminationReason == .uncaughtSignal
    return Outcome(
      output: texts.output,
      errors: texts.errors,
      exitCode: process.terminationStatus + (isSignal ? 128 : 0)
    )
  }

  // MARK: Where it is

  /// The program stands beside the bundle of tests.
  static func path() throws -> String {
    let starts = [Bundle.main.executablePath, Bundle.main.bundlePath].compactMap(\.self)
    let bundles = ProcessInfo.processInfo.arguments.filter { $0.hasSuffix(".xctest") }
    for start in bundles + starts + [Checkout.root.appendingPathComponent(".build/debug/x").path] {
      var folder = URL(fileURLWithPath: start).deletingLastPathComponent()
      while folder.path != "/" {
        let path = folder.appendingPathComponent("maillage").path
        let kind = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
        if kind == .typeRegular { return path }
        folder.deleteLastPathComponent()
      }
    }
    throw CocoaError(.fileNoSuchFile)
  }
}

/// Reads a pipe to its end on a thread of its own.
private final class Reader: @unchecked Sendable {
  private let finished = DispatchSemaphore(value: 0)
  private var data = Data()

  init(_ handle: FileHandle) {
    let thread = Thread {
      self.data = (try? handle.readToEnd()) ?? Data()
      self.finished.signal()
    }
    thread.start()
  }

  func text() -> String {
    finished.wait()
    return String(decoding: data, as: UTF8.self)
  }
}
