import ArgumentParser
import Diagnostics
import GraphFormats
import GraphReports
import PropertyGraph
import QueryEngine

/// Writes a report about a network.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write a report about a network's structure, a region or a pole: tables, explained.",
    discussion: """
      A report is a page of Markdown with questions in it, which are answered. The pages are in \
      Queries/Reports; with --template a page of your own is answered.

      Examples:
        maillage report ptce --lang fr -o rapport.md
        maillage report ptce --region bretagne -o bretagne.html
        maillage report ptce --pole resto-passerelle
        maillage report ptce --template my-page.md
      """
  )

  @Argument(help: "A folder that holds a datapackage.json, or the name of one in Graphs/.")
  var graph: String?

  @Option(help: ArgumentHelp("About one pole, named by its id.", valueName: "id"))
  var pole: String?

  @Option(help: ArgumentHelp("About the actors and poles of one region, named by its id.", valueName: "id"))
  var region: String?

  @Option(help: ArgumentHelp("A page of your own.", valueName: "file"))
  var template: String?

  @Option(
    help: ArgumentHelp(
      "The labels of the two sides; by default Actor,Pole, or those of the most frequent edges.",
      valueName: "labels"
    )
  )
  var modes: String?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Write to a file: .md for Markdown, .html for a page.", valueName: "file")
  )
  var output: String?

  @OptionGroup var language: LanguageOption

  func validate() throws {
    if pole != nil, region != nil { throw ValidationError("--pole and --region exclude each other") }
    if let output, !output.hasSuffix(".md"), !output.hasSuffix(".html"), output != "-" {
      throw ValidationError("a report ends with .md or .html, not '\(output)'")
    }
  }

  func run() throws {
    let loaded = try Workspace.load(try Workspace.graphPath(graph))
    let session = QuerySession(
      graph: loaded.graph,
      limits: QueryLimits(isCancelled: { Interruption.isPending }),
      time: TimeSource(zones: TimeZoneFiles())
    )
    let modes = try NetworkModes(modes, of: loaded.graph)
    guard modes.labels.count == 2 || template != nil else {
      throw CommandFailure.usage(
        "a report is about a network with two kinds of nodes",
        help: "name them with --modes, or write a page of your own and name it with --template"
      )
    }
    let subject = try ReportSubject(pole: pole, region: region, modes: modes, of: session)
    let source = try templateSource(for: subject)
    let report = try answered { () throws(SourceFailure) in
      try Report(
        try ReportTemplate(source),
        session: session,
        language: language.language,
        facts: ReportFacts(subject.facts(of: loaded, in: language.language)),
        parameters: subject.parameters(of: loaded.graph, in: language.language)
      )
    }
    let isPage = output?.hasSuffix(".html") ?? false
    try Output.write(
      Array((isPage ? HTMLReport.text(of: report) : MarkdownReport.text(of: report)).utf8),
      to: output
    )
  }

  private func templateSource(for subject: ReportSubject) throws -> SourceText {
    if let template { return SourceText(name: template, bytes: try FileSystem.read(template)) }
    guard let queries = Workspace.queries else {
      throw CommandFailure.usage(
        "there is no folder 'Queries' here",
        help: "run maillage where its Queries are, or name a page with --template"
      )
    }
    let path = "\(queries)/Reports/\(subject.templateName).\(language.language.rawValue).md"
    return SourceText(name: path, bytes: try FileSystem.read(path))
  }

  private func answered<Output>(_ body: () throws(SourceFailure) -> Output) throws -> Output {
    do throws(SourceFailure) {
      return try Interruption.awaited(body)
    } catch {
      throw CommandFailure(error)
    }
  }
}
