import ArgumentParser
import Diagnostics
import Parallelism

/// Times a workload.
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Time the operations of a workload on a graph, in this process.",
    discussion: """
      A workload is a JSON file that names queries; Tests/Benchmarks holds some, and a script that makes \
      graphs for them and puts other programs beside. Each operation runs once to warm up, then several \
      times. Each prints one line of JSON: medians, least and most, processor time, peak memory, and the \
      answer as numbers, so that programs can be compared.

      Examples:
        maillage bench Tests/Benchmarks/poles.json out/poles-small --parameters out/poles-small/params.json
        maillage bench Tests/Benchmarks/poles.json out/poles-small --only Q1,Q8 --runs 21
      """
  )

  @Argument(help: ArgumentHelp("A workload.", valueName: "workload"))
  var workload: String

  @Argument(help: "A folder that holds a datapackage.json, or the name of one in Graphs/.")
  var graph: String

  @Option(help: ArgumentHelp("Values for the queries, a JSON object.", valueName: "file"))
  var parameters: String?

  @Option(help: ArgumentHelp("Only these operations, with commas between.", valueName: "names"))
  var only: String?

  @Option(help: "How many runs count.")
  var runs = 5

  @Option(
    help: ArgumentHelp("When an operation's runs take longer in all, no more begin.", valueName: "seconds")
  )
  var budget = 25.0

  @Option(help: "How many threads may be used; as many as there are processors by default.")
  var threads: Int?

  @Option(help: "What the graph's size is called in the output; the folder's name by default.")
  var size: String?

  func run() throws {
    guard runs > 0, runs <= 10_000 else { throw CommandFailure.usage("--runs must be from 1 to 10000") }
    guard threads ?? 1 > 0 else { throw CommandFailure.usage("--threads must be at least 1") }
    let workload = try Workload(path: workload)
    let values = try parameters.map { try WorkloadParameters(path: $0) } ?? WorkloadParameters()
    let operations = try chosen(from: workload)
    let path = try Workspace.graphPath(graph)
    var runner = WorkloadRunner(
      path: path,
      parameters: values,
      workers: threads.map { Workers(threadCount: $0) } ?? .automatic,
      runs: runs,
      budget: budget
    )
    for operation in operations {
      let line: BenchmarkLine
      do {
        line = BenchmarkLine(operation, try runner.measure(operation))
      } catch let failure as CommandFailure {
        line = BenchmarkLine(operation, failure: failure.message)
      }
      try Output.write(
        line.text(
          workload: workload.name,
          size: size ?? name(of: path),
          version: Maillage.configuration.version
        )
      )
    }
  }

  private func chosen(from workload: Workload) throws -> [Workload.Operation] {
    guard let only else { return workload.operations }
    let names = workload.operations.map(\.name)
    return try only.split(separator: ",")
      .map { word in
        if let index = names.firstIndex(of: String(word)) { return workload.operations[index] }
        throw CommandFailure.usage(
          "the workload has no operation '\(word)'",
          help: Spelling.help(for: String(word), among: names, of: "operations")
            ?? "its operations are \(names.joined(separator: ", "))"
        )
      }
  }

  private func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
