import PropertyGraph

/// All functions by name, in any case.
enum FunctionCatalog {
  static func function(named name: String) -> ScalarFunction? { byName[name.lowercased()] }

  /// Canonical names, for suggestions and documentation.
  static let names = all.map(\.name).sorted()

  private static let all =
    listFunctions + stringFunctions + mathFunctions + conversionFunctions + elementFunctions
    + temporalFunctions + durationFunctions

  /// Other names, in lower case, with the canonical ones.
  static let synonyms = [
    "cardinality": "size", "ceiling": "ceil", "log": "ln", "lower": "toLower", "upper": "toUpper",
    "path_length": "length", "elementid": "element_id", "id": "element_id", "edges": "relationships",
    "char_length": "size", "character_length": "size", "btrim": "trim",
  ]

  private static let byName: [String: ScalarFunction] = {
    var table: [String: ScalarFunction] = [:]
    for function in all { table[function.name.lowercased()] = function }
    for (synonym, name) in synonyms { table[synonym] = table[name.lowercased()] }
    return table
  }()

  // MARK: For the binder

  /// Copies the entries of maps into one; the first argument, the projected value, must not be null.
  static let mapProjection = ScalarFunction("map projection", 1...Int.max, [.any], .map, isNullForNull: false)
  {
    arguments,
    _ in
    if arguments[0].isNull { return .null }
    return .map(
      of: arguments.dropFirst()
        .flatMap { argument -> [Value.MapEntry] in
          if case .map(let entries) = argument { return entries }
          return []
        }
    )
  }

  static let properties = ScalarFunction("properties", 1...1, [[.node, .edge, .map]], .map) {
    arguments,
    environment throws(FunctionFailure) in
    try environment.checkPresence(of: arguments[0])
    return switch arguments[0] {
    case .node(let node):
      .map(
        of: environment.graph.properties(of: node)
          .map { Value.MapEntry(environment.graph.propertyKeys[$0.key], $0.value) }
      )
    case .edge(let edge):
      .map(
        of: environment.graph.properties(of: edge)
          .map { Value.MapEntry(environment.graph.propertyKeys[$0.key], $0.value) }
      )
    case .map: arguments[0]
    default: throw .kind(arguments[0], expected: "a node, an edge or a map", argument: 0)
    }
  }
}
