import ArgumentParser
import Diagnostics
import GraphDrawing
import GraphFormats
import PropertyGraph

/// What a figure shows, and how.
struct FigureOptions: ParsableArguments {
  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "The kind of figure, of those listed above (default: what suits the answer).",
      valueName: "kind"
    ),
    completion: .list(PictureKind.allCases.map(\.rawValue)),
    transform: { try Choice.read($0, of: "kinds") }
  )
  var kind: PictureKind?

  @Option(
    help: ArgumentHelp(
      "Group nodes by a property, or by a column of the answer beside its nodes.",
      valueName: "name"
    )
  )
  var groups: String?

  @Option(help: ArgumentHelp("Size nodes by a property or a column of the answer.", valueName: "name"))
  var sizeBy: String?

  @Option(
    help: ArgumentHelp("Widen lines by a property of links or a column of the answer.", valueName: "name")
  )
  var widthBy: String?

  @Option(help: ArgumentHelp("Colour nodes by a property or a column of the answer.", valueName: "name"))
  var colorBy: String?

  @Option(
    name: .customLong("by"),
    help: ArgumentHelp(
      "By what '--as multiples' repeats the map.",
      valueName: DrawingFrames.allCases.map(\.rawValue).joined(separator: "|")
    ),
    completion: .list(DrawingFrames.allCases.map(\.rawValue)),
    transform: { try Choice.read($0, of: "ways") }
  )
  var frames: DrawingFrames?

  @Option(
    help: ArgumentHelp(
      "Colours, sizes and fonts: a JSON file, or light or dark.",
      valueName: "file|light|dark"
    )
  )
  var theme: String?

  /// Fills in what the figure asks for.
  ///
  /// - Parameters:
  ///   - request: with its graph and selection.
  ///   - answer: the rows that are drawn; nil when there are none.
  /// - Throws: names that are neither a property nor a column, a theme that cannot be read.
  func apply(to request: inout DrawingRequest, answer: ValueTable?) throws {
    let measures = AnswerMeasures(table: answer, graph: request.graph)
    request.groups = try groups.map { try measures.measure($0, option: "--groups") }
    if request.groups == nil { request.groups = measures.groupColumn(for: request.profile) }
    if request.profile == nil, request.groups != nil { request.profile = .clusters }
    request.sizeBy = try sizeBy.map { try measures.measure($0, option: "--size-by") }
    request.widthBy = try widthBy.map { try measures.measure($0, option: "--width-by") }
    request.colorBy = try colorBy.map { try measures.measure($0, option: "--color-by") }
    request.frames = frames ?? .dates
    request.theme = try Workspace.theme(theme, for: request.graph.schema)
  }
}
