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
      "The labels of the two sides, or one label for a network of one mode; Actor,Pole by default.",
      valueName: "labels"
    )
  )
  var modes = "Actor,Pole"

  @Option(help: ArgumentHelp("Only edges of this type; may be repeated.", valueName: "type"))
  var types: [String] = []

  @Option(help: ArgumentHelp("Only edges that stand on the last day of this year.", valueName: "year"))
  var at: Int?

  @OptionGroup var output: TableOptions

  func validate() throws {
    if !(1...2).contains(labels.count) { throw ValidationError("--modes takes one label or two") }
    if labels.count == 1, table == .second || table == .poles {
      throw ValidationError("a network of one mode has no second side")
    }
    if let at, !(1...9_999).contains(at) { throw ValidationError("--at takes a year") }
  }

  func run() throws {
    let graph = try Workspace.load(try Workspace.graphPath(graph)).graph
    let session = QuerySession(graph: graph, limits: QueryLimits(isCancelled: { Interruption.isPending }))
    let table: ValueTable
    do throws(SourceFailure) {
      table = try Interruption.awaited { () throws(SourceFailure) in
        try session.run(SourceText(name: "analyze", text: query), parameters: ["network": network]).table
      }
    } catch {
      throw CommandFailure(error)
    }
    try output.write(table, of: graph)
  }

  private var labels: [String] { modes.split(separator: ",").map(String.init) }

  /// The options that choose the network.
  private var network: Value {
    var options = [Value.MapEntry("parallel", .string("simple"))]
    let names = Value.list(labels.map { .string($0) })
    options.append(Value.MapEntry(labels.count == 2 ? "modes" : "labels", names))
    if !types.isEmpty { options.append(Value.MapEntry("types", .list(types.map { .string($0) }))) }
    if let day = at.flatMap({ CalendarDate(year: $0, month: 12, day: 31) }) {
      options.append(Value.MapEntry("at", .date(day)))
    }
    return .map(of: options)
  }

  private var query: String {
    switch table {
    case .network: labels.count == 2 ? AnalysisQueries.twoModeNetwork : AnalysisQueries.oneModeNetwork
    case .first, .actors: AnalysisQueries.nodes(side: 1)
    case .second, .poles: AnalysisQueries.nodes(side: 2)
    }
  }
}
