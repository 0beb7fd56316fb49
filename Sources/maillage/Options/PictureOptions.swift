import ArgumentParser
import GraphDrawing
import PropertyGraph

/// How a picture is made: places, links, and what it may cost.
struct PictureOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How wide the figure is on paper (default: 16cm, the text of an A4 page): no letter is smaller than 6 points there, "
        + "and as many nodes are named as have room.",
      valueName: "number>cm|mm|in|pt<"
    ),
    transform: Self.paper
  )
  var width: PaperWidth?

  @Option(help: ArgumentHelp("Dots per inch of a PNG, at that width.", valueName: "number"))
  var dpi: Double = 300

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
  var nodes: Int?

  @Option(help: ArgumentHelp("How long a picture may take.", valueName: "number"))
  var seconds: Double = DrawingLimits().seconds

  func validate() throws {
    guard dpi >= 20, dpi <= 1_200 else { throw ValidationError("--dpi is from 20 to 1200.") }
    guard (1...20_000).contains(nodes ?? 1) else { throw ValidationError("--nodes is from 1 to 20000.") }
    guard seconds >= 0.1, seconds <= 3_600 else { throw ValidationError("--seconds is from 0.1 to 3600.") }
    if savePositions, positions == nil { throw ValidationError("--save-positions needs --positions FILE.") }
  }

  func apply(to request: inout DrawingRequest) throws {
    request.paper = width ?? .page
    request.dotsPerInch = dpi
    request.links = links ?? .none
    if let nodes {
      request.limits.nodes = nodes
      request.limits.ties = 3 * nodes
    } else {
      request.limits.ties = min(request.limits.ties, request.paper.lineLimit)
    }
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

  private static func paper(_ text: String) throws -> PaperWidth {
    let units: KeyValuePairs = ["cm": 1.0, "mm": 0.1, "in": 2.54, "pt": 2.54 / 72]
    let lowered = text.lowercased()
    let unit = units.first { lowered.hasSuffix($0.key) }
    let number = unit == nil ? lowered[...] : lowered.dropLast(2)
    guard let value = Double(number), value.isFinite else {
      throw ValidationError("say a width such as 16cm, 160mm, 6.3in or 455pt")
    }
    let centimetres = value * (unit?.value ?? 1)
    let allowed = PaperWidth.allowed
    guard allowed.contains(centimetres) else {
      throw ValidationError("--width is from \(Int(allowed.lowerBound)) to \(Int(allowed.upperBound)) cm.")
    }
    return PaperWidth(centimetres: centimetres)
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
