import Foundation
public import Testing

/// A golden script on disk: one test case.
///
/// ```swift
/// @Test(arguments: ScriptFile.all(in: "Scripts"))
/// func script(_ file: ScriptFile) throws {
///   try file.run { block in answer(to: block.input, on: block.settings["graph"]) }
/// }
/// ```
public struct ScriptFile: Sendable, CustomTestStringConvertible {
  public let path: String
  /// The path below the scripts' folder, without `.test`.
  public let name: String

  public init(path: String, name: String) {
    self.path = path
    self.name = name
  }

  public var testDescription: String { name }

  /// The scripts in a folder beside a test's source file and in the folders within, in the order of names.
  public static func all(in folder: String, relativeTo testFile: String = #filePath) -> [ScriptFile] {
    let root = Golden.path(folder, besideFile: testFile)
    let found = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return found.filter { $0.hasSuffix(".test") }.sorted()
      .map {
        ScriptFile(path: root + "/" + $0, name: String($0.dropLast(5)))
      }
  }

  /// Asks for each block's output and compares; every difference is an issue at the block's line.
  ///
  /// With `UPDATE_GOLDEN=1` writes the outputs into the script instead. An error that `answer` throws is an
  /// issue at the block, whatever the mode, and leaves the block's expectation as it is.
  public func run(
    updating: Bool = Golden.isUpdating,
    answer: (GoldenScript.Block) throws -> String
  ) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let script: GoldenScript
    do {
      script = try GoldenScript(text)
    } catch {
      Issue.record("\(error.message)", sourceLocation: location(error.line))
      return
    }
    if script.blocks.isEmpty { Issue.record("the script has no block", sourceLocation: location(1)) }
    var outputs: [String] = []
    var hasFailed = false
    for block in script.blocks {
      do {
        let output = try answer(block)
        outputs.append(output)
        if !updating { compare(output, block) }
      } catch {
        outputs.append(block.expected ?? "")
        hasFailed = hasFailed || block.expected == nil
        Issue.record(error, "the script's input threw", sourceLocation: location(block.line))
      }
    }
    guard updating, !hasFailed else { return }
    let rewritten = script.rewritten(outputs: outputs)
    if !rewritten.utf8.elementsEqual(text.utf8) {
      try rewritten.write(toFile: path, atomically: true, encoding: .utf8)
    }
  }

  private func compare(_ output: String, _ block: GoldenScript.Block) {
    guard let expected = block.expected else {
      Issue.record(
        "no output is expected yet; `make golden` writes it:\n\(output)",
        sourceLocation: location(block.line)
      )
      return
    }
    if let difference = LineDifference.describe(expected: expected, found: output) {
      Issue.record("expected - , found +\n\(difference)", sourceLocation: location(block.line))
    }
  }

  private func location(_ line: Int) -> SourceLocation {
    SourceLocation(fileID: "Scripts/\(name).test", filePath: path, line: line, column: 1)
  }
}
