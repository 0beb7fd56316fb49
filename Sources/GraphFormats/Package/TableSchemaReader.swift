import Diagnostics
import PropertyGraph

/// Reads the `schema` of a resource: its fields, keys and what stands for null.
struct TableSchemaReader {
  let log: PackageLog

  func read(_ schema: PackageObject, into table: inout TableDescription) {
    guard let fields = schema.array("fields") else {
      log.error(
        "missing-property",
        "the schema of '\(table.name)' has no 'fields'",
        at: start(of: schema.range)
      )
      return
    }
    var known: [[UInt8]: SourceRange] = [:]
    for node in fields {
      guard let object = PackageObject(node, "a field", log: log),
        let name = object.requiredPlace("name", of: "a field")
      else { continue }
      if let first = known[Array(name.name.utf8)] {
        log.log.add(
          Diagnostic(
            .error,
            "duplicate-field",
            "two fields are called '\(name.name)'",
            at: name.range,
            related: [Diagnostic.Note("first given here", at: first)]
          ),
          in: log.file
        )
        continue
      }
      known[Array(name.name.utf8)] = name.range
      table.fields.append(FieldReader(log: log).read(object, name))
    }
    if let missing = schema.places("missingValues") {
      table.missingValues = missing.map { Array($0.name.utf8) }
    }
    let names = table.fields.map(\.name)
    table.primaryKey = (schema.places("primaryKey", orString: true) ?? [])
      .filter { isField($0, among: names) }
    for object in schema.objects("foreignKeys") {
      guard let fields = object.places("fields", orString: true), let reference = object.object("reference"),
        let referenced = reference.places("fields", orString: true)
      else {
        log.error(
          "missing-property",
          "a foreign key needs 'fields' and 'reference'",
          at: start(of: object.range)
        )
        continue
      }
      guard fields.allSatisfy({ isField($0, among: names) }) else { continue }
      let resource = reference.place("resource") ?? NamedPlace(name: "", range: start(of: reference.range))
      table.foreignKeys.append(
        ForeignKey(fields: fields, resource: resource, referenced: referenced, range: start(of: object.range))
      )
    }
  }

  private func isField(_ place: NamedPlace, among names: [String]) -> Bool {
    if names.contains(place.name) { return true }
    log.unknown(place, "column", among: names, plural: "columns", code: "unknown-column")
    return false
  }

  private func start(of range: SourceRange) -> SourceRange {
    SourceRange(range.lowerBound, range.lowerBound + 1)
  }
}
