import Diagnostics
import PropertyGraph

/// Reads the `maillage` object of a package: kinds, relations, their captions and styles, and the rules.
struct GraphSchemaReader {
  let log: PackageLog

  func read(_ object: PackageObject) -> (schema: GraphSchema, rules: [GraphPackage.Rule]) {
    object.warnOfKeys(except: ["version", "nodes", "edges", "rules", "title"], in: "'maillage' of a package")
    if let version = object.node("version") {
      if case .number("1") = version.content {
      } else {
        log.error("unknown-version", "only version 1 of 'maillage' is known", at: version.range)
      }
    }
    var schema = GraphSchema()
    for member in object.object("nodes")?.members ?? [] {
      if let node = PackageObject(member.value, "the node kind '\(member.key)'", log: log) {
        schema.nodes.append(nodeDescription(member.key, node))
      }
    }
    for member in object.object("edges")?.members ?? [] {
      if let edge = PackageObject(member.value, "the edge type '\(member.key)'", log: log) {
        schema.edges.append(edgeDescription(member.key, edge, labels: schema.nodes.map(\.label)))
      }
    }
    let rules = (object.places("rules") ?? [])
      .compactMap { place in
        let rule = GraphPackage.Rule(rawValue: place.name)
        if rule == nil {
          log.unknown(place, "rule", among: GraphPackage.Rule.allCases.map(\.rawValue), plural: "rules")
        }
        return rule
      }
    return (schema, rules)
  }

  private func nodeDescription(_ label: String, _ object: PackageObject) -> NodeDescription {
    object.warnOfKeys(except: ["caption", "plural", "name", "style"], in: "a node kind")
    let caption = caption(object, "caption") ?? Caption(french: label, english: label)
    return NodeDescription(
      label: label,
      caption: caption,
      plural: self.caption(object, "plural") ?? caption,
      nameKey: object.string("name"),
      style: object.object("style").flatMap(nodeStyle)
    )
  }

  private func edgeDescription(_ type: String, _ object: PackageObject, labels: [String]) -> EdgeDescription {
    object.warnOfKeys(except: ["caption", "passive", "from", "to", "style"], in: "an edge type")
    let caption = caption(object, "caption") ?? Caption(french: type, english: type)
    return EdgeDescription(
      type: type,
      caption: caption,
      passive: self.caption(object, "passive") ?? caption,
      sources: ends(object, "from", labels: labels),
      targets: ends(object, "to", labels: labels),
      style: object.object("style").flatMap(edgeStyle)
    )
  }

  private func ends(_ object: PackageObject, _ key: String, labels: [String]) -> [String] {
    (object.places(key) ?? [])
      .map { place in
        if !labels.contains(place.name) {
          log.unknown(place, "label", among: labels, plural: "labels", code: "unknown-label")
        }
        return place.name
      }
  }

  /// A text in two languages; one of the two is enough.
  func caption(_ object: PackageObject, _ key: String) -> Caption? {
    guard let texts = object.object(key) else { return nil }
    texts.warnOfKeys(except: ["fr", "en"], in: "a caption")
    let (french, english) = (texts.string("fr"), texts.string("en"))
    guard let any = french ?? english else { return nil }
    return Caption(french: french ?? any, english: english ?? any)
  }

  private func nodeStyle(_ object: PackageObject) -> NodeStyle? {
    object.warnOfKeys(except: ["shape", "fill", "border", "ink", "solid"], in: "the style of a node kind")
    let shape = object.choice("shape", of: NodeStyle.Shape.self)
    let fill = log.color(object, "fill")
    let border = log.color(object, "border")
    let ink = log.color(object, "ink")
    let solid = log.color(object, "solid")
    let paper = Color(red: 0xFF, green: 0xFF, blue: 0xFF)
    let black = Color(red: 0, green: 0, blue: 0)
    return NodeStyle(
      shape: shape ?? .ellipse,
      fill: fill ?? paper,
      border: border ?? black,
      ink: ink ?? black,
      solid: solid ?? fill ?? paper
    )
  }

  private func edgeStyle(_ object: PackageObject) -> EdgeStyle? {
    object.warnOfKeys(except: ["line", "color", "width", "arrow"], in: "the style of an edge type")
    let line = object.choice("line", of: EdgeStyle.Line.self)
    let width = object.number("width")
    if let width, !(0.1...20).contains(width), let place = object.node("width")?.range {
      log.error("wrong-value", "a line is from 0.1 to 20 points wide", at: place)
    }
    return EdgeStyle(
      line: line ?? .solid,
      color: log.color(object, "color") ?? Color(red: 0x55, green: 0x55, blue: 0x55),
      width: width ?? 1,
      hasArrow: object.boolean("arrow") ?? false
    )
  }
}
