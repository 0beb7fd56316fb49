import Diagnostics
import PropertyGraph

/// Checks that the columns, resources, labels and edge types that a package names are there.
struct PackageNames {
  let log: PackageLog

  /// Takes also the names of resources that are wrong in themselves: nobody is to blame for naming them.
  func check(_ package: GraphPackage, broken: [String]) {
    var nodeTables = broken
    for table in package.tables {
      if case .nodes = table.content { nodeTables.append(table.name) }
    }
    for table in package.tables {
      switch table.content {
      case .nodes(let mapping):
        checkColumn(mapping.id, in: table)
        checkIDKind(mapping.id, in: table)
        if let column = mapping.labelColumn { checkColumn(column, in: table) }
        for label in mapping.labels { checkLabel(label, package.schema) }
        for edge in mapping.impliedEdges {
          checkColumn(edge.column, in: table)
          checkType(edge.type, package.schema)
          checkResource(edge.resource, among: nodeTables)
        }
      case .edges(let mapping):
        for end in [mapping.source, mapping.target] {
          checkColumn(end.column, in: table)
          checkResource(end.resource, among: nodeTables)
        }
        switch mapping.type {
        case .fixed(let type): checkType(type, package.schema)
        case .column(let column): checkColumn(column, in: table)
        }
      }
      for field in table.fields {
        if let resource = field.refersTo { checkResource(resource, among: nodeTables) }
      }
    }
  }

  private func checkColumn(_ place: NamedPlace, in table: TableDescription) {
    guard table.field(place.name) == nil else { return }
    log.unknown(place, "column", among: table.fields.map(\.name), plural: "columns", code: "unknown-column")
  }

  private func checkIDKind(_ place: NamedPlace, in table: TableDescription) {
    guard let field = table.field(place.name) else { return }
    switch table.fields[field].kind {
    case .string, .integer, .year: return
    default: log.error("wrong-type", "an id is a string or an integer", at: place.range)
    }
  }

  private func checkResource(_ place: NamedPlace, among known: [String]) {
    guard !known.contains(place.name) else { return }
    log.unknown(
      place,
      "table of nodes",
      among: known,
      plural: "tables of nodes",
      code: "unknown-resource"
    )
  }

  private func checkLabel(_ place: NamedPlace, _ schema: GraphSchema) {
    guard !schema.nodes.isEmpty, schema.node(place.name) == nil else { return }
    log.unknown(place, "label", among: schema.nodes.map(\.label), plural: "labels", code: "unknown-label")
  }

  private func checkType(_ place: NamedPlace, _ schema: GraphSchema) {
    guard !schema.edges.isEmpty, schema.edge(place.name) == nil else { return }
    log.unknown(
      place,
      "edge type",
      among: schema.edges.map(\.type),
      plural: "edge types",
      code: "unknown-edge-type"
    )
  }
}
