/// What queries can call by name: for documentation, which must list every one of them.
package enum FunctionNames {
  /// Functions of values, by their canonical names.
  package static var functions: [String] { FunctionCatalog.names }

  /// Functions from the rows of a group to a value, by their canonical names.
  package static var aggregates: [String] { AggregateFunction.names }

  /// Other names of functions of values, in lower case, with the canonical ones.
  package static var synonyms: [String: String] { FunctionCatalog.synonyms }

  /// Whether a call of that name is understood, synonyms included.
  package static func contains(_ name: String) -> Bool {
    FunctionCatalog.function(named: name) != nil || AggregateFunction(name: name) != nil
  }
}
