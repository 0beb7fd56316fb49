import Diagnostics
import PropertyGraph

/// What `datapackage.json` says: the tables, what they hold, and the graph's schema.
struct GraphPackage {
  /// A check beyond the schema that a package switches on.
  enum Rule: String, CaseIterable {
    /// A pole has an ESS enterprise and another enterprise among its members (law of 31 July 2014).
    case article9 = "article-9"
  }

  var info = GraphInfo()
  var schema = GraphSchema()
  var rules: [Rule] = []
  /// The tables that are part of the graph, in order.
  var tables: [TableDescription] = []

  /// The table of nodes whose ids a field's values must be.
  func referredResource(_ description: TableDescription, field: Int) -> String? {
    let name = description.fields[field].name
    if let own = description.fields[field].refersTo { return own.name }
    for key in description.foreignKeys where key.fields.count == 1 && key.fields[0].name == name {
      let resource = key.resource.name.isEmpty ? description.name : key.resource.name
      for case .nodes(let mapping) in tables.filter({ $0.name == resource }).map(\.content)
      where key.referenced.map(\.name) == [mapping.id.name] { return resource }
    }
    return nil
  }
}

/// A resource that is part of the graph.
struct TableDescription: Sendable {
  var name: String
  /// Where the resource stands in `datapackage.json`.
  var range: SourceRange
  /// Inside the graph's folder.
  var path: String
  var pathRange: SourceRange
  /// The separator, when the package says it.
  var delimiter: UInt8?
  var fields: [FieldDescription] = []
  /// What stands for null, as UTF-8.
  var missingValues: [[UInt8]] = [[]]
  var primaryKey: [NamedPlace] = []
  var foreignKeys: [ForeignKey] = []
  var content: Content

  enum Content: Sendable {
    case nodes(NodeMapping)
    case edges(EdgeMapping)
  }

  func field(_ name: String) -> Int? { fields.firstIndex { $0.name == name } }
}

/// A name and where it is written.
struct NamedPlace {
  var name: String
  var range: SourceRange
}

/// How rows become nodes.
struct NodeMapping {
  var id: NamedPlace
  var labels: [NamedPlace]
  var labelColumn: NamedPlace?
  var impliedEdges: [ImpliedEdge]
}

/// One edge for each row whose cell in a column is not empty.
struct ImpliedEdge {
  var column: NamedPlace
  var type: NamedPlace
  var resource: NamedPlace
  /// Whether the edge leads from the named node to the row's.
  var isIncoming: Bool
}

/// How rows become edges.
struct EdgeMapping {
  enum TypeSource {
    case fixed(NamedPlace)
    case column(NamedPlace)
  }

  struct End {
    var column: NamedPlace
    var resource: NamedPlace
  }

  var type: TypeSource
  var source: End
  var target: End
}

/// Columns whose values must be ids of another resource.
struct ForeignKey {
  var fields: [NamedPlace]
  /// Empty for the resource itself.
  var resource: NamedPlace
  var referenced: [NamedPlace]
  var range: SourceRange
}
