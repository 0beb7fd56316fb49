import Diagnostics
import PropertyGraph

/// Values under a key, of columns of nodes and edges or of single values.
extension ExpressionEvaluator {
  /// The values of an expression; where rows repeat what it is computed of, once for all of them.
  func evaluateRepeated(
    _ expression: BoundExpression,
    _ batch: RowBatch
  ) throws(Diagnostic) -> RepeatedVector {
    if case .property(let operand, let name, let key) = expression.kind,
      case .variable(let variable) = operand.kind
    {
      let column = batch.repeatedColumn(variable)
      if column.repetition != nil {
        let values = try property(name, key, of: column.vector, at: expression.range)
        return RepeatedVector(vector: values, repetition: column.repetition)
      }
    }
    return RepeatedVector(vector: try evaluate(expression, batch))
  }

  func property(
    _ name: String,
    _ key: SymbolID?,
    of operand: Vector,
    at range: SourceRange
  ) throws(Diagnostic) -> Vector {
    switch operand {
    case .nodes(let nodes):
      if graph.nodeCount < graph.nodeIDLimit, nodes.contains(where: { $0 != .none && graph.isDeleted($0) }) {
        throw .deletedEntity("the node", at: range)
      }
      guard let key, let column = graph.nodeColumn(key) else { return .constant(.null, count: nodes.count) }
      return fetch(nodes, from: column) { $0.rawValue }
    case .edges(let edges):
      if graph.edgeCount < graph.edgeIDLimit, edges.contains(where: { $0 != .none && graph.isDeleted($0) }) {
        throw .deletedEntity("the edge", at: range)
      }
      guard let key, let column = graph.edgeColumn(key) else { return .constant(.null, count: edges.count) }
      return fetch(edges, from: column) { $0.rawValue }
    default:
      var values: [Value] = []
      values.reserveCapacity(operand.count)
      for row in 0..<operand.count {
        values.append(try property(name, key, of: operand.value(at: row, in: graph), at: range))
      }
      return .values(values)
    }
  }

  /// The values of elements under a key, in the column's own type; null has the number of no element.
  private func fetch<Element>(
    _ elements: [Element],
    from column: PropertyColumn,
    number: (Element) -> UInt32
  ) -> Vector {
    switch column.storage {
    case .integers(let source):
      let (values, nulls) = column.fetch(elements, from: source, absent: 0, number: number)
      return .integers(values, nulls: nulls)
    case .floats(let source):
      let (values, nulls) = column.fetch(elements, from: source, absent: 0, number: number)
      return .floats(values, nulls: nulls)
    case .strings(let source):
      return .strings(column.fetch(elements, from: source, absent: .null, number: number).values)
    case .booleans(let source):
      return .booleans(elements.map { Ternary(column.position(of: Int(number($0))).map { source[$0] }) })
    case .dates(let source):
      return .values(elements.map { column.position(of: Int(number($0))).map { .date(source[$0]) } ?? .null })
    case .values(let source):
      return .values(elements.map { column.position(of: Int(number($0))).map { source[$0] } ?? .null })
    }
  }

  func property(
    _ name: String,
    _ key: SymbolID?,
    of value: Value,
    at range: SourceRange
  ) throws(Diagnostic) -> Value {
    switch value {
    case .null: return .null
    case .node(let node):
      if graph.isDeleted(node) { throw .deletedEntity("the node", at: range) }
      return key.map { graph.value($0, of: node) } ?? .null
    case .edge(let edge):
      if graph.isDeleted(edge) { throw .deletedEntity("the edge", at: range) }
      return key.map { graph.value($0, of: edge) } ?? .null
    case .map(let entries):
      return entries.first { $0.key.utf8.elementsEqual(name.utf8) }?.value ?? .null
    default:
      if let part = TemporalComponents.value(name, of: value) { return part }
      throw Diagnostic(
        .error,
        "invalid-argument-type",
        "\(value.typeDescription) has no property '\(name)'",
        at: range,
        help: Spelling.suggestion(for: name, among: TemporalComponents.names(of: value))
          .map { "did you mean '\($0)'?" }
      )
    }
  }
}
