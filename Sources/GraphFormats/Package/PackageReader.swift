import Diagnostics
import PropertyGraph

/// Reads `datapackage.json`: every property that matters is validated, every mistake reported in its place.
struct PackageReader {
  let log: PackageLog

  /// Nil when the text is no JSON object at all.
  func read() -> GraphPackage? {
    let (node, problems) = JSONReader.read(log.file.bytes)
    for problem in problems { log.log.add(problem, in: log.file) }
    guard let node, let object = PackageObject(node, "the package", log: log) else { return nil }

    var package = GraphPackage()
    package.info = info(object)
    let schemaReader = GraphSchemaReader(log: log)
    if let own = object.object("maillage") { (package.schema, package.rules) = schemaReader.read(own) }
    guard let resources = object.array("resources") else {
      if !object.has("resources") {
        log.error(
          "missing-property",
          "the package has no 'resources'",
          at: SourceRange(node.range.lowerBound, node.range.lowerBound + 1)
        )
      }
      return package
    }
    var names: [[UInt8]: SourceRange] = [:]
    var broken: [String] = []
    for resource in resources {
      guard let resource = PackageObject(resource, "a resource", log: log) else { continue }
      if let name = resource.place("name") {
        if let first = names[Array(name.name.utf8)] {
          log.log.add(
            Diagnostic(
              .error,
              "duplicate-resource",
              "two resources are called '\(name.name)'",
              at: name.range,
              related: [Diagnostic.Note("first given here", at: first)]
            ),
            in: log.file
          )
          continue
        }
        names[Array(name.name.utf8)] = name.range
      }
      if let table = ResourceReader(log: log).read(resource) {
        package.tables.append(table)
      } else if resource.has("maillage"), let name = resource.string("name") {
        broken.append(name)
      }
    }
    PackageNames(log: log).check(package, broken: broken)
    package.schema.properties = properties(of: package.tables)
    return package
  }

  private func info(_ object: PackageObject) -> GraphInfo {
    var info = GraphInfo()
    info.name = object.string("name")
    info.title = object.string("title")
    info.description = object.string("description")
    info.version = object.string("version")
    info.created = object.string("created")
    info.sources = object.objects("sources")
      .map {
        GraphInfo.Source(title: $0.string("title") ?? $0.string("path") ?? "", path: $0.string("path"))
      }
    info.licenses = object.objects("licenses")
      .map {
        GraphInfo.License(
          name: $0.string("name") ?? $0.string("path") ?? "",
          title: $0.string("title"),
          path: $0.string("path")
        )
      }
    return info
  }

  /// What the fields say of the properties; of fields with the same name the first counts.
  private func properties(of tables: [TableDescription]) -> [PropertyDescription] {
    var properties: [PropertyDescription] = []
    var known: Set<[UInt8]> = []
    for field in tables.flatMap(\.fields) {
      guard let caption = field.caption, known.insert(Array(field.name.utf8)).inserted else { continue }
      properties.append(PropertyDescription(key: field.name, caption: caption, unit: field.unit))
    }
    return properties
  }
}
