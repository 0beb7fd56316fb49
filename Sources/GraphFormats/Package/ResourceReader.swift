import Diagnostics

/// Reads one resource of a package.
struct ResourceReader {
  let log: PackageLog

  /// Nil when the resource is not part of the graph, or cannot be.
  func read(_ object: PackageObject) -> TableDescription? {
    guard let own = object.object("maillage") else { return nil }
    guard let name = object.requiredPlace("name", of: "a resource") else { return nil }
    refuseUnsupported(object)
    let content = content(own)
    guard let path = path(object), let content else { return nil }
    var table = TableDescription(
      name: name.name,
      range: name.range,
      path: path.name,
      pathRange: path.range,
      content: content
    )
    if let dialect = object.object("dialect") { readDialect(dialect, into: &table) }
    guard let schema = object.object("schema") else {
      if !object.has("schema") {
        log.error("missing-property", "the resource '\(name.name)' has no 'schema'", at: name.range)
      }
      return nil
    }
    TableSchemaReader(log: log).read(schema, into: &table)
    return table
  }

  private func path(_ object: PackageObject) -> NamedPlace? {
    var place: NamedPlace?
    if let node = object.node("path"), case .array(let parts) = node.content {
      guard parts.count == 1, case .string(let path) = parts[0].content else {
        log.error(
          "unsupported-property",
          "a table in several files is not read",
          at: SourceRange(node.range.lowerBound, node.range.lowerBound + 1),
          help: "make one resource of each file"
        )
        return nil
      }
      place = NamedPlace(name: path, range: parts[0].range)
    } else {
      place = object.requiredPlace("path", of: "the resource")
    }
    guard let place else { return nil }
    if let objection = PackagePath.objection(to: place.name) {
      log.error("unsafe-path", "the path '\(place.name)' \(objection)", at: place.range)
      return nil
    }
    return place
  }

  private func refuseUnsupported(_ object: PackageObject) {
    for key in ["data", "compression"] {
      guard let member = object.members.first(where: { $0.key == key }) else { continue }
      log.error("unsupported-property", "'\(key)' is not read: a table is a CSV file", at: member.keyRange)
    }
    if let encoding = object.place("encoding"),
      !["utf-8", "utf8", "utf-8-sig", "ascii", "us-ascii"].contains(encoding.name.lowercased())
    {
      log.error(
        "unsupported-property",
        "the encoding '\(encoding.name)' is not read",
        at: encoding.range,
        help: "save the table as UTF-8"
      )
    }
    if let format = object.place("format"), !["csv", "tsv"].contains(format.name.lowercased()) {
      log.error(
        "unsupported-property",
        "the format '\(format.name)' is not read",
        at: format.range,
        help: "save the table as CSV"
      )
    }
  }

  private func readDialect(_ object: PackageObject, into table: inout TableDescription) {
    // Frictionless 5 puts what concerns CSV into an object of its own.
    if let inner = object.object("csv") { readDialect(inner, into: &table) }
    if let delimiter = object.place("delimiter") {
      let bytes = Array(delimiter.name.utf8)
      if bytes.count == 1, bytes[0] < 0x80, ![0x0A, 0x0D, UInt8(ascii: "\"")].contains(bytes[0]) {
        table.delimiter = bytes[0]
      } else {
        log.error("wrong-value", "'delimiter' is one ASCII character", at: delimiter.range)
      }
    }
    refuse(object, "quoteChar") { if case .string("\"") = $0 { true } else { false } }
    refuse(object, "doubleQuote") { if case .boolean(true) = $0 { true } else { false } }
    refuse(object, "header") { if case .boolean(true) = $0 { true } else { false } }
    refuse(object, "skipInitialSpace") { if case .boolean(false) = $0 { true } else { false } }
    for key in ["escapeChar", "commentChar", "commentRows", "nullSequence"] {
      refuse(object, key) { _ in false }
    }
  }

  private func refuse(_ object: PackageObject, _ key: String, unless isUsual: (JSONNode.Content) -> Bool) {
    guard let member = object.members.first(where: { $0.key == key }), !isUsual(member.value.content) else {
      return
    }
    log.error(
      "unsupported-property",
      "tables with this '\(key)' are not read",
      at: member.keyRange,
      help: "save the table with a header, and with quotes doubled inside quotes"
    )
  }

  // MARK: What the rows are

  private func content(_ object: PackageObject) -> TableDescription.Content? {
    guard let holds = object.requiredPlace("holds", of: "'maillage'") else { return nil }
    switch holds.name {
    case "nodes": return nodes(object).map { .nodes($0) }
    case "edges": return edges(object).map { .edges($0) }
    default:
      log.unknown(holds, "value of 'holds'", among: ["nodes", "edges"], plural: "values")
      return nil
    }
  }

  private func nodes(_ object: PackageObject) -> NodeMapping? {
    object.warnOfKeys(
      except: ["holds", "id", "labels", "labelColumn", "edges", "title"],
      in: "'maillage' of a table of nodes"
    )
    let id = object.requiredPlace("id", of: "a table of nodes")
    let implied = object.objects("edges").compactMap(impliedEdge)
    guard let id else { return nil }
    return NodeMapping(
      id: id,
      labels: object.places("labels") ?? [],
      labelColumn: object.place("labelColumn"),
      impliedEdges: implied
    )
  }

  private func impliedEdge(_ object: PackageObject) -> ImpliedEdge? {
    object.warnOfKeys(except: ["column", "type", "resource", "direction"], in: "an implied edge")
    var isIncoming = false
    if let direction = object.place("direction") {
      isIncoming = direction.name == "in"
      if !["in", "out"].contains(direction.name) {
        log.unknown(direction, "direction", among: ["in", "out"], plural: "directions")
      }
    }
    let column = object.requiredPlace("column", of: "an implied edge")
    let type = object.requiredPlace("type", of: "an implied edge")
    let resource = object.requiredPlace("resource", of: "an implied edge")
    guard let column, let type, let resource else { return nil }
    return ImpliedEdge(column: column, type: type, resource: resource, isIncoming: isIncoming)
  }

  private func edges(_ object: PackageObject) -> EdgeMapping? {
    object.warnOfKeys(
      except: ["holds", "type", "typeColumn", "source", "target", "title"],
      in: "'maillage' of a table of edges"
    )
    let source = end(object, "source")
    let target = end(object, "target")
    let type = object.place("type")
    let column = object.place("typeColumn")
    if (type == nil) == (column == nil) {
      log.error(
        "missing-property",
        "a table of edges has either 'type' or 'typeColumn'",
        at: SourceRange(object.range.lowerBound, object.range.lowerBound + 1)
      )
    }
    guard let source, let target else { return nil }
    if let type { return EdgeMapping(type: .fixed(type), source: source, target: target) }
    if let column { return EdgeMapping(type: .column(column), source: source, target: target) }
    return nil
  }

  private func end(_ object: PackageObject, _ key: String) -> EdgeMapping.End? {
    guard object.has(key) else {
      log.error(
        "missing-property",
        "a table of edges has no '\(key)'",
        at: SourceRange(object.range.lowerBound, object.range.lowerBound + 1)
      )
      return nil
    }
    guard let end = object.object(key) else { return nil }
    end.warnOfKeys(except: ["column", "resource"], in: "an end of edges")
    let column = end.requiredPlace("column", of: "'\(key)'")
    let resource = end.requiredPlace("resource", of: "'\(key)'")
    guard let column, let resource else { return nil }
    return EdgeMapping.End(column: column, resource: resource)
  }
}
