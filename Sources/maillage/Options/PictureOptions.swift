import ArgumentParser
import GraphDrawing
import PropertyGraph

/// How a picture is made: places, links, and what it may cost.
struct PictureOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Dots per inch of a PNG.", valueName: "number"))
  var dpi: Double = 144

  @Option(
    help: ArgumentHelp(
      "Keep each node where this file says; where there is no such file yet, it is written.",
      valueName: "file"
    )
  )
  var positions: String?

  @Flag(help: "Add the places of new nodes to the file of positions.")
  var savePositions = false

  @Option(
    help: ArgumentHelp(
      "Let a click on a node lead to its page: 'source' takes its url or that of its first source, an address "
        + "has {id} where the node's id stands.",
      valueName: "source|address"
    ),
    transform: Self.links
  )
  var links: DrawingLinks?

  @Option(
    help: ArgumentHelp("Draw at most so many nodes: of more, the most connected ones.", valueName: "number")
  )
  var nodes: Int = DrawingLimits().nodes

  @Option(help: ArgumentHelp("How long a picture may take.", valueName: "number"))
  var seconds: Double = DrawingLimits().seconds

  func validate() throws {
    guard dpi >= 20, dpi <= 1_200 else { throw ValidationError("--dpi is from 20 to 1200.") }
    guard (1...20_000).contains(nodes) else { throw ValidationError("--nodes is from 1 to 20000.") }
    guard seconds >= 0.1, seconds <= 3_600 else { throw ValidationError("--seconds is from 0.1 to 3600.") }
    if savePositions, positions == nil { throw ValidationError("--save-positions needs --positions FILE.") }
  }

  func apply(to request: inout DrawingRequest) throws {
    request.dotsPerInch = dpi
    request.links = links ?? .none
    request.limits.nodes = nodes
    request.limits.ties = 3 * nodes
    request.limits.seconds = seconds
    if let positions { request.positions = try PositionsFile.read(positions) }
  }

  /// Writes the file of positions where it is missing, or was to be added to.
  func keep(_ drawn: DrawingPositions?, after request: DrawingRequest) throws {
    guard let positions, let drawn, savePositions || request.positions == nil else { return }
    var all = request.positions ?? DrawingPositions()
    all.merge(drawn)
    try PositionsFile.write(all, to: positions)
  }

  private static func links(_ text: String) throws -> DrawingLinks {
    if text == "source" { return .sources }
    let isAddress = text.hasPrefix("https://") || text.hasPrefix("http://")
    guard isAddress, text.contains("{id}") else {
      throw ValidationError("say 'source', or an address such as https://example.org/poles/{id}")
    }
    return .pages(template: text)
  }
}
