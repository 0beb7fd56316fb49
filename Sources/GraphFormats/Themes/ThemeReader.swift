public import Diagnostics
public import PropertyGraph

/// Reads a theme: a JSON object whose every value is checked before it reaches a drawing.
///
/// ```
/// { "mode": "light", "font": "serif",
///   "colors": { "ink": "#222222", "accent": "#7A1F5C", "palette": ["#0072B2", "#D55E00"] },
///   "sizes": { "title": 20, "text": 10, "names": 1.1 },
///   "nodes": { "Pole": { "fill": "#7A1F5C" } },
///   "edges": { "FUNDS": { "color": "#B8860B", "line": "dashed" } } }
/// ```
public struct ThemeReader {
  private static let keys = ["mode", "font", "colors", "sizes", "nodes", "edges"]
  private static let colorKeys = ["paper", "ink", "muted", "hairline", "accent", "palette"]

  private let log: PackageLog
  private let schema: GraphSchema

  /// - Parameters:
  ///   - source: the file.
  ///   - schema: whose labels and edge types the theme may name.
  /// - Returns: the theme, and what in it was left aside.
  /// - Throws: what is wrong with it, with places.
  public static func read(
    _ source: SourceText,
    for schema: GraphSchema
  ) throws(SourceFailure) -> (theme: DrawingTheme, warnings: [Diagnostic]) {
    let (node, problems) = JSONReader.read(source.bytes)
    guard let node, problems.isEmpty else { throw SourceFailure(source, problems) }
    let diagnostics = DiagnosticLog(limit: 50)
    let file = FileText(index: 0, name: source.name, bytes: source.bytes)
    let reader = ThemeReader(log: PackageLog(log: diagnostics, file: file), schema: schema)
    let theme = reader.theme(node)
    let found = diagnostics.sorted().map(\.diagnostic)
    guard let theme, diagnostics.errorCount == 0 else {
      throw SourceFailure(source, found.filter { $0.severity == .error })
    }
    return (theme, found)
  }

  private func theme(_ node: JSONNode) -> DrawingTheme? {
    guard let object = PackageObject(node, "a theme", log: log) else { return nil }
    object.warnOfKeys(except: Self.keys, in: "a theme")
    var theme = DrawingTheme(object.choice("mode", of: DrawingTheme.Mode.self))
    theme.font = object.choice("font") ?? theme.font
    if let colors = object.object("colors") { read(colors, into: &theme) }
    if let sizes = object.object("sizes") {
      sizes.warnOfKeys(except: ["title", "text", "names"], in: "the sizes of a theme")
      theme.titleSize = size(sizes, "title", DrawingTheme.titleSizes, "points") ?? theme.titleSize
      theme.textSize = size(sizes, "text", DrawingTheme.textSizes, "points") ?? theme.textSize
      theme.nameScale =
        size(sizes, "names", DrawingTheme.nameScales, "times the usual size") ?? theme.nameScale
    }
    for (name, style) in styles(object, "nodes", among: schema.nodes.map(\.label), "label", "labels") {
      style.warnOfKeys(except: ["shape", "fill", "border", "ink", "solid"], in: "the style of a node kind")
      theme.nodes[name] = NodeStyleChange(
        shape: style.choice("shape"),
        fill: log.color(style, "fill"),
        border: log.color(style, "border"),
        ink: log.color(style, "ink"),
        solid: log.color(style, "solid")
      )
    }
    for (name, style) in styles(object, "edges", among: schema.edges.map(\.type), "edge type", "edge types") {
      style.warnOfKeys(except: ["line", "color", "width", "arrow"], in: "the style of an edge type")
      theme.edges[name] = EdgeStyleChange(
        line: style.choice("line"),
        color: log.color(style, "color"),
        width: size(style, "width", 0.1...20, "points"),
        hasArrow: style.boolean("arrow")
      )
    }
    return theme
  }

  private func read(_ colors: PackageObject, into theme: inout DrawingTheme) {
    colors.warnOfKeys(except: Self.colorKeys, in: "the colours of a theme")
    theme.paper = log.color(colors, "paper") ?? theme.paper
    theme.ink = log.color(colors, "ink") ?? theme.ink
    theme.muted = log.color(colors, "muted") ?? theme.muted
    theme.hairline = log.color(colors, "hairline") ?? theme.hairline
    theme.accent = log.color(colors, "accent") ?? theme.accent
    guard let places = colors.places("palette") else { return }
    let palette = places.compactMap { log.color($0) }
    if palette.isEmpty, let range = colors.node("palette")?.range {
      log.error(
        "wrong-value",
        "a palette needs at least one colour",
        at: range,
        help: "write it as [\"#0072B2\"]"
      )
    } else {
      theme.palette = palette
    }
  }

  private func size(
    _ object: PackageObject,
    _ key: String,
    _ range: ClosedRange<Double>,
    _ unit: String
  ) -> Double? {
    guard let value = object.number(key), let place = object.node(key)?.range else { return nil }
    if range.contains(value) { return value }
    log.error(
      "wrong-value",
      "'\(key)' is from \(range.lowerBound) to \(range.upperBound) \(unit)",
      at: place
    )
    return nil
  }

  private func styles(
    _ object: PackageObject,
    _ key: String,
    among known: [String],
    _ what: String,
    _ plural: String
  ) -> [(String, PackageObject)] {
    (object.object(key)?.members ?? [])
      .compactMap { member in
        if !known.isEmpty, !known.contains(member.key) {
          log.unknown(
            NamedPlace(name: member.key, range: member.keyRange),
            what,
            among: known,
            plural: plural
          )
          return nil
        }
        return PackageObject(member.value, "the style of '\(member.key)'", log: log).map { (member.key, $0) }
      }
  }
}

extension PackageLog {
  /// `#RRGGBB`, or nil and a report.
  func color(_ object: PackageObject, _ key: String) -> Color? { object.place(key).flatMap { color($0) } }

  func color(_ place: NamedPlace) -> Color? {
    if let color = Color(place.name) { return color }
    error("wrong-value", "'\(place.name)' is not a colour", at: place.range, help: "write it as #RRGGBB")
    return nil
  }
}
