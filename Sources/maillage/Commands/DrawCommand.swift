import ArgumentParser
import Diagnostics
import GraphDrawing
import GraphFormats
import PropertyGraph
import QueryEngine

/// Draws an answer, a whole graph, or the surroundings of a node.
struct DrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw",
    abstract: "Draw an answer, a whole graph, or the surroundings of a node.",
    discussion: """
      A query is drawn with the nodes, edges and paths that it returns; rows of two texts and a number become \
      a table of cells. The figure is 16 cm wide unless --width says otherwise, with no letter under 6 points. The file's name says the form: \
      .svg, .png, .pdf, .dot or .json (Graphviz's, with places).

      Examples:
        maillage draw --saved authorities-of-several-poles -o authorities.svg
        maillage draw ptce --node les-ateliers -o ateliers.pdf --lang fr
        maillage draw ptce --whole -o network.png
        maillage draw ptce --whole --positions ptce.json -o network.svg
        maillage draw ptce "MATCH p = (:SME)-->(:Pole) RETURN p" -o smes.svg
        maillage draw ptce --whole --as partners -o partners.svg
        maillage draw ptce "MATCH (p:Pole)-[:LOCATED_IN]->(r) RETURN p, r.name AS group" -o regions.svg
        maillage draw ptce "CALL mixing.matrix({group: 'label'}) YIELD from, to, ratio RETURN from, to, ratio" -o mixing.svg

      Kinds of figure:
      \(PictureKind.list)
      """
  )

  @OptionGroup var question: QuestionOptions

  @Flag(help: "Draw the whole graph.")
  var whole = false

  @Option(help: ArgumentHelp("Draw the surroundings of the node with this id.", valueName: "id"))
  var node: String?

  @Option(help: ArgumentHelp("How many steps the surroundings reach.", valueName: "1|2"))
  var steps: Int = 1

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The picture: FILE.svg, .png, .pdf, .dot or .json.", valueName: "file")
  )
  var output: String

  @Option(help: ArgumentHelp("The title of the picture.", valueName: "text"))
  var title: String?

  @OptionGroup(title: "Figure options") var figure: FigureOptions

  @OptionGroup(title: "Picture options") var picture: PictureOptions

  @OptionGroup var language: LanguageOption

  func validate() throws {
    guard (1...2).contains(steps) else { throw ValidationError("--steps is 1 or 2.") }
  }

  func run() throws {
    guard let format = PictureFormat(ofFileNamed: output) else {
      throw CommandFailure.usage(
        "the name '\(output)' does not say which form the picture has",
        help: "end it with .svg, .png, .pdf, .dot or .json"
      )
    }
    // While it starts, the graph is loaded and the question answered. Who could not start it says why below.
    let worker = WorkerAhead.take(for: format)
    let subject = try select()
    let info = subject.loaded.info
    var request = DrawingRequest(
      graph: subject.loaded.graph,
      selection: subject.selection,
      title: title ?? subject.title,
      language: language.language,
      sourceLine: sourceLine(info),
      // The day of a date-time.
      date: info.created.map { String($0.prefix(10)) },
      profile: (figure.kind ?? subject.kind)?.profile,
      formats: [format]
    )
    try figure.apply(to: &request, answer: subject.answer)
    try picture.apply(to: &request)
    let drawing = try draw(request, worker)
    for notice in drawing.notices {
      Console.write("\(Console.head("warning", .warning)): \(notice.message)\n  = help: \(notice.hint)")
    }
    try Output.write(drawing.pictures[format] ?? [], to: output)
    try picture.keep(drawing.positions, after: request)
  }

  private func draw(_ request: DrawingRequest, _ worker: consuming ReadyWorker?) throws -> Drawing {
    let progress = DrawingProgress()
    defer { progress.finish() }
    do throws(DrawingFailure) {
      return try Draftsman.drawing(request, worker: worker) {
        progress.tick()
        return false
      }
    } catch {
      throw CommandFailure(error)
    }
  }

  private func sourceLine(_ info: GraphInfo) -> String? {
    let names = info.sources.map(\.title)
    let parts = [info.title].compactMap { $0 } + (names.isEmpty ? [] : [names.joined(separator: ", ")])
    return parts.isEmpty ? nil : parts.joined(separator: " — ")
  }

  // MARK: What to draw

  /// What is drawn, with what a saved question suggests for it.
  private struct Subject {
    var loaded: LoadedGraph
    var selection: DrawingSelection
    var title: String?
    var kind: PictureKind?
    var answer: ValueTable?
  }

  private func select() throws -> Subject {
    if whole || node != nil {
      guard question.words.count <= 1, question.file == nil, question.saved == nil, !(whole && node != nil)
      else {
        throw CommandFailure.usage("--whole, --node and a query exclude each other")
      }
      let loaded = try Workspace.load(try Workspace.graphPath(question.words.first))
      guard let node else { return Subject(loaded: loaded, selection: .whole) }
      let found = try self.node(node, in: loaded.graph)
      return Subject(loaded: loaded, selection: .surroundings(of: found, steps: steps))
    }
    let resolved = try question.resolve(forDrawing: true)
    let result = try resolved.answer()
    var elements = DrawnElements()
    for row in result.table.rows { row.forEach { elements.add($0) } }
    let numbers = elements.isEmpty ? AnswerNumbers(table: result.table).numbers : nil
    if elements.isEmpty, numbers == nil {
      throw CommandFailure.problem(
        "there is nothing to draw in the answer (\(result.table.rows.count) rows)",
        help: "return nodes, edges or paths: MATCH p = (a)-[:SUPPORTS]->(b) RETURN p; "
          + "or two columns of texts and one of numbers, for a table"
      )
    }
    if numbers != nil, let kind = figure.kind, kind != .matrix, kind != .kinds {
      throw CommandFailure.usage(
        "texts and numbers make a table, not --as \(kind.rawValue)",
        help: "leave out --as, or return nodes, edges or paths"
      )
    }
    let selection =
      numbers.map { .numbers($0) }
      ?? DrawingSelection.elements(nodes: elements.nodes, edges: elements.edges, paths: elements.paths)
    return Subject(
      loaded: resolved.loaded,
      selection: selection,
      title: resolved.saved?.question.text(in: language.language),
      kind: resolved.saved.flatMap { PictureKind(rawValue: $0.show) },
      answer: result.table
    )
  }

  private func node(_ id: String, in graph: Graph) throws -> NodeID {
    let key = graph.propertyKeys.id(of: "id")
    if let key, let found = graph.nodes(where: key, equals: .string(id))?.first { return found }
    var ids: [String] = []
    if let key {
      for node in graph.nodeRanges(where: { _ in true }).joined() {
        if case .string(let text) = graph.value(key, of: NodeID(node)) { ids.append(text) }
      }
    }
    throw CommandFailure.usage(
      "no node has the id '\(id)'",
      help: Spelling.suggestion(for: id, among: ids).map { "did you mean '\($0)'?" }
        ?? "'maillage query --saved find-by-name --param text=…' finds ids"
    )
  }
}

/// The nodes, edges and paths of an answer, each once, also out of lists and maps.
struct DrawnElements {
  private(set) var nodes: [NodeID] = []
  private(set) var edges: [EdgeID] = []
  private(set) var paths: [Path] = []
  private var seenNodes: Set<NodeID> = []
  private var seenEdges: Set<EdgeID> = []
  private var seenPaths: Set<Path> = []

  var isEmpty: Bool { nodes.isEmpty && edges.isEmpty && paths.isEmpty }

  mutating func add(_ value: Value) {
    switch value {
    case .node(let node): if seenNodes.insert(node).inserted { nodes.append(node) }
    case .edge(let edge): if seenEdges.insert(edge).inserted { edges.append(edge) }
    case .path(let path): if seenPaths.insert(path).inserted { paths.append(path) }
    case .list(let values): values.forEach { add($0) }
    case .map(let entries): entries.forEach { add($0.value) }
    default: break
    }
  }
}

extension PictureFormat {
  /// Nil where the name has no picture's ending.
  init?(ofFileNamed name: String) {
    let name = name.lowercased()
    guard let format = Self.allCases.first(where: { name.hasSuffix(".\($0.rawValue)") }) else { return nil }
    self = format
  }
}
