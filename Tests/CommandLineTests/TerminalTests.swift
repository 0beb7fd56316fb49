import Foundation
import Testing

/// Colours, languages and the width of lines.
@Suite struct TerminalTests {
  static let mistake = ["query", "ptce", "RETURN q"]

  @Test(arguments: [
    ([:], false), (["CLICOLOR_FORCE": "1"], true), (["CLICOLOR_FORCE": "0"], false),
    (["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], false), (["CLICOLOR_FORCE": "1", "NO_COLOR": ""], true),
  ])
  func `colours follow the environment`(environment: [String: String], isColored: Bool) throws {
    for words in [Self.mistake, ["query"], ["check", FailureTests.broken]] {
      let outcome = try Program(environment: environment).run(words)
      #expect((outcome.output + outcome.errors).contains("\u{1B}[") == isColored, "\(words)")
    }
  }

  @Test(arguments: [
    (["LC_ALL": "fr_FR.UTF-8"], [], "Quels pôles"), (["LC_ALL": "de_DE.UTF-8"], [], "Which poles"),
    (["LC_ALL": "", "LANG": "fr_BE"], [], "Quels pôles"), (["LC_ALL": "C"], [], "Which poles"),
    (["LC_ALL": "", "LC_MESSAGES": "en_GB", "LANG": "fr_FR"], [], "Which poles"),
    (["LC_ALL": "fr_FR.UTF-8"], ["--lang", "en"], "Which poles"),
    (["LC_ALL": "C"], ["--langue", "FR"], "Quels pôles"),
  ])
  func `the language is the one asked for, else the locale's`(
    environment: [String: String],
    words: [String],
    expected: String
  ) throws {
    let outcome = try Program(environment: environment).run(["questions", "winners-of-a-call"] + words)
    #expect(outcome.output.hasPrefix(expected))
  }

  // MARK: A terminal

  static let script = "/usr/bin/script"
  static let hasTerminal = FileManager.default.isExecutableFile(atPath: script)

  @Test(.enabled(if: hasTerminal))
  func `an answer on a terminal is a table of its width`() throws {
    let outcome = try terminal("query --saved poles-by-sector", columns: 60)
    let lines = outcome.split(separator: "\n")
    #expect(lines.first?.hasPrefix("┌") == true)
    #expect(lines.allSatisfy { $0.count == 60 })
  }

  @Test(
    .enabled(if: hasTerminal),
    arguments: ["questions", "questions poles-at-a-glance", "info ptce --lang fr"]
  )
  func `lists on a terminal keep to its width`(words: String) throws {
    let lines = try terminal(words, columns: 100).split(separator: "\n")
    #expect(lines.count > 5)
    #expect(lines.allSatisfy { $0.count <= 100 })
  }

  @Test(.enabled(if: hasTerminal))
  func `messages are coloured on a terminal, not on a dumb one`() throws {
    #expect(try terminal("query ptce 'RETURN q'", columns: 80).contains("\u{1B}[1;31m"))
    #expect(try !terminal("query ptce 'RETURN q'", columns: 80, kind: "dumb").contains("\u{1B}"))
  }

  @Test(.enabled(if: hasTerminal))
  func `what goes into a file has no colours, whatever messages have`() throws {
    let scratch = try Scratch()
    let text = try terminal("check \(FailureTests.broken) > \(scratch.path("problems.txt"))", columns: 80)
    #expect(text.contains("3 errors"))
    #expect(try scratch.text("problems.txt").hasPrefix("error[reversed-dates]: "))
  }

  private func terminal(_ words: String, columns: Int, kind: String = "xterm") throws -> String {
    let line = "stty cols \(columns); \"$maillage\" \(words)"
    let program = Program(environment: ["line": line, "TERM": kind])
    let outcome = try program.shell("\(Self.script) --quiet --command \"$line\" /dev/null < /dev/null")
    return outcome.output.replacing("\r\n", with: "\n")
  }
}
