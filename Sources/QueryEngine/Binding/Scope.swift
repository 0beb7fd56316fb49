import Diagnostics
import PropertyGraph

/// The variables that can be named at a place in a query.
struct Scope {
  struct Variable {
    let id: VariableID
    let name: String
    let type: BoundType
    let range: SourceRange
  }

  private var variables: [ByteKey: Variable] = [:]

  subscript(name: String) -> Variable? { variables[ByteKey(name)] }

  mutating func insert(_ variable: Variable) {
    variables[ByteKey(variable.name)] = variable
  }

  /// In the order of the names' bytes, as `RETURN *` lists them.
  var sorted: [Variable] {
    variables.values.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  var names: [String] { sorted.map(\.name) }
  var isEmpty: Bool { variables.isEmpty }

  /// These variables, and those of another scope that have other names.
  func adding(_ outer: Scope) -> Scope {
    var scope = self
    for (name, variable) in outer.variables where scope.variables[name] == nil {
      scope.variables[name] = variable
    }
    return scope
  }
}
