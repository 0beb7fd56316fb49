import ArgumentParser
import Diagnostics
import GraphFormats
import PropertyGraph
import QueryEngine

/// Measures a network.
struct AnalyzeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: "Measure a network: one table of the whole, one of the nodes of each side.",
    discussion: """
      The network has two modes, such as actors and poles, or one. Several ties between the same two nodes \
      count as one, and have no direction. What is undefined is left empty. Queries/ANALYSIS.md says what each \
      measure is, and has many more.

      Examples:
        maillage analyze ptce
        maillage analyze ptce --table actors -o actors.csv
        maillage analyze ptce --types MEMBER_OF --types HOLDS --table poles --mode markdown
        maillage analyze southern-women --modes Woman,Event --table first
      """
  )

  enum Table: String, CaseIterable {
    case network, first, second, actors, poles
  }

  @Argument(help: "A folder that holds a datapackage.json, or the name of one in Graphs/.")
  var graph: String?

  @Option(
    help: ArgumentHelp(
      "Which table: the network, its first side or its second.",
      valueName: "network|first|second|actors|poles"
    ),
    transform: { try Choice.read($0, of: "tables") }
  )
  var table = Table.network

  @Option(
    help: ArgumentHelp(
      "The labels of the two sides, or one label; by default Actor,Pole, or those of the most frequent edges.",
      valueName: "labels"
    )
  )
  var modes: String?

  @Option(help: ArgumentHelp("Only edges of this type; may be repeated.", valueName: "type"))
  var types: [String] = []

  @Option(help: ArgumentHelp("Only edges that stand on the last day of this year.", valueName: "year"))
  var at: Int?

  @OptionGroup var output: TableOptions

  func validate() throws {
    if let at, !(1...9_999).contains(at) { throw ValidationError("--at takes a year") }
  }

  func run() throws {
    let graph = try Workspace.load(try Workspace.graphPath(graph)).graph
    let labels = try NetworkModes(modes, of: graph).labels
    if labels.count == 1, table == .second || table == .poles {
      throw CommandFailure.usage("a network of one mode has no second side", help: "--table first")
    }
    let session = QuerySession(graph: graph, limits: QueryLimits(isCancelled: { Interruption.isPending }))
    var table: ValueTable
    do throws(SourceFailure) {
      table = try Interruption.awaited { () throws(SourceFailure) in
        try session.run(
          SourceText(name: "analyze", text: query(labels)),
          parameters: ["network": network(labels)]
        )
        .table
      }
    } catch {
      throw CommandFailure(error)
    }
    if output.chosenMode == .table || output.chosenMode == .markdown { table.roundForPeople() }
    try output.write(table, of: graph)
  }

  /// The options that choose the network.
  private func network(_ labels: [String]) -> Value {
    var options = [Value.MapEntry("parallel", .string("simple"))]
    let names = Value.list(labels.map { .string($0) })
    options.append(Value.MapEntry(labels.count == 2 ? "modes" : "labels", names))
    if !types.isEmpty { options.append(Value.MapEntry("types", .list(types.map { .string($0) }))) }
    if let day = at.flatMap({ CalendarDate(year: $0, month: 12, day: 31) }) {
      options.append(Value.MapEntry("at", .date(day)))
    }
    return .map(of: options)
  }

  private func query(_ labels: [String]) -> String {
    switch table {
    case .network: labels.count == 2 ? AnalysisQueries.twoModeNetwork : AnalysisQueries.oneModeNetwork
    case .first, .actors: AnalysisQueries.nodes(side: 1)
    case .second, .poles: AnalysisQueries.nodes(side: 2)
    }
  }
}

extension ValueTable {
  /// Four decimals: who computes with the numbers takes CSV or JSON.
  fileprivate mutating func roundForPeople() {
    let rounded = rows.map { row in
      row.map { value in
        guard case .float(let number) = value, abs(number) < 1e9 else { return value }
        return .float((number * 10_000).rounded() / 10_000)
      }
    }
    rows = ValueRows(rounded, width: columns.count)
  }
}
