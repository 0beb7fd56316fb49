import Diagnostics
import PropertyGraph
import QuerySyntax

/// CALL, of procedures and of inner queries.
extension Binder {
  /// Binds a call; where it is alone, the whole query, it may leave out YIELD and arguments.
  mutating func bind(
    _ call: CallProcedureSyntax,
    scope: inout Scope,
    isAlone: Bool
  ) throws(Diagnostic) -> BoundProcedureCall {
    guard let procedure = procedures[call.name.text] else {
      throw .unknownProcedure(call.name, known: procedures.names)
    }
    let arguments = try bindArguments(of: call, procedure, in: scope, isAlone: isAlone)
    var outputs: [(column: Int, variable: VariableID)] = []
    func output(_ column: Int, as name: NameSyntax, _ binder: inout Binder) throws(Diagnostic) {
      let type = BoundType(kinds: procedure.columns[column].kinds)
      outputs.append((column, try binder.declare(name, type, in: &scope)))
    }
    switch call.yields {
    case .items(let items)?:
      for item in items {
        guard
          let column = procedure.columns.firstIndex(where: { ByteKey($0.name) == ByteKey(item.column.text) })
        else {
          throw .unknownColumn(item.column, of: procedure)
        }
        try output(column, as: item.alias ?? item.column, &self)
      }
    case .all(let range)?:
      guard isAlone else { throw .yieldAllInside(at: range) }
      for column in procedure.columns.indices {
        try output(column, as: NameSyntax(procedure.columns[column].name, at: range), &self)
      }
    case nil:
      // Within a query, nothing is named by itself.
      guard isAlone else {
        noteUnyielded(procedure)
        break
      }
      for column in procedure.columns.indices {
        try output(column, as: NameSyntax(procedure.columns[column].name, at: call.range), &self)
      }
    }
    let predicates = try call.condition.map { condition throws(Diagnostic) in
      try bindCondition(condition, in: scope).conjuncts
    }
    return BoundProcedureCall(
      procedure: procedure,
      arguments: arguments,
      outputs: outputs,
      predicates: predicates ?? [],
      range: call.range
    )
  }

  private mutating func bindArguments(
    of call: CallProcedureSyntax,
    _ procedure: Procedure,
    in scope: Scope,
    isAlone: Bool
  ) throws(Diagnostic) -> [BoundExpression] {
    var bound: [BoundExpression] = []
    guard let written = call.arguments else {
      guard isAlone else { throw .implicitArguments(call.name) }
      for field in procedure.parameters {
        if field.isOptional {
          // Null without a value.
          bound.append(BoundExpression(.parameter(field.name), .any, at: call.name.range))
          continue
        }
        let parameter = ExpressionSyntax(.parameter(field.name), at: call.name.range)
        bound.append(try bind(parameter, in: scope))
      }
      return bound
    }
    let required = procedure.parameters.prefix { !$0.isOptional }.count
    guard written.count >= required, written.count <= procedure.parameters.count else {
      throw .wrongArguments(call.name, procedure, found: written.count)
    }
    for (argument, field) in zip(written, procedure.parameters) {
      let expression = try withoutAggregates(in: "the arguments of CALL") { binder throws(Diagnostic) in
        try binder.bind(argument, in: scope)
      }
      try require(
        expression,
        field.kinds,
        "\(procedure.name) takes \(BoundType(kinds: field.kinds).description) here"
      )
      bound.append(expression)
    }
    for _ in written.count..<procedure.parameters.count {
      bound.append(BoundExpression(.constant(.null), .any, at: call.name.range))
    }
    return bound
  }

  mutating func bind(_ call: CallSubquerySyntax, scope: inout Scope) throws(Diagnostic) -> BoundCallSubquery {
    let visible = try importedScope(of: call, scope)
    let (query, reads) = try collectReads { binder throws(Diagnostic) in
      try binder.bind(call.statement, outer: visible, needsReturn: false)
    }
    var outputs: [VariableID] = []
    let types = query.parts.first?.outputTypes ?? []
    for (index, column) in query.columns.enumerated() {
      let type = index < types.count ? types[index] : .any
      outputs.append(try declare(NameSyntax(column, at: call.range), type, in: &scope))
    }
    return BoundCallSubquery(
      query: query,
      imports: reads,
      outputs: outputs,
      isOptional: call.isOptional,
      range: call.range
    )
  }
}

extension Binder {
  /// What an inner query sees: what is named in brackets, or what its own first WITH takes.
  private mutating func importedScope(of call: CallSubquerySyntax, _ scope: Scope) throws(Diagnostic) -> Scope
  {
    if call.star != nil { return scope }
    var visible = Scope()
    guard let imports = call.imports else {
      if case .with? = call.statement.parts.first?.clauses.first { return scope }
      return visible
    }
    for name in imports { visible.insert(try resolve(name, in: scope)) }
    return visible
  }
}

extension BoundPart {
  /// What is known of the columns that the part returns.
  fileprivate var outputTypes: [BoundType] {
    guard case .project(let projection)? = clauses.last else { return [] }
    return projection.items.map(\.expression.type)
  }
}

// MARK: Messages

extension Diagnostic {
  fileprivate static func unknownProcedure(_ name: NameSyntax, known: [String]) -> Diagnostic {
    Diagnostic(
      .error,
      "unknown-procedure",
      "unknown procedure '\(name.text)'",
      at: name.range,
      help: Spelling.help(for: name.text, among: known, of: "procedures")
    )
  }

  fileprivate static func unknownColumn(_ name: NameSyntax, of procedure: Procedure) -> Diagnostic {
    Diagnostic(
      .error,
      "unknown-column",
      "\(procedure.name) gives no column '\(name.text)'",
      at: name.range,
      help: Spelling.help(for: name.text, among: procedure.columns.map(\.name), of: "columns")
    )
  }

  fileprivate static func yieldAllInside(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "misplaced-yield-star",
      "YIELD * can be used only where CALL is the whole query",
      at: range,
      help: "name the columns after YIELD"
    )
  }

  fileprivate static func implicitArguments(_ name: NameSyntax) -> Diagnostic {
    Diagnostic(
      .error,
      "implicit-arguments",
      "inside a query, the arguments of '\(name.text)' must be written",
      at: name.range
    )
  }

  fileprivate static func wrongArguments(
    _ name: NameSyntax,
    _ procedure: Procedure,
    found: Int
  ) -> Diagnostic {
    let fields = procedure.parameters.map {
      "\($0.name) \($0.kind.rawValue)\($0.isOptional ? " (optional)" : "")"
    }
    let required = procedure.parameters.prefix { !$0.isOptional }.count
    let all = procedure.parameters.count
    return Diagnostic(
      .error,
      "wrong-number-of-arguments",
      "\(procedure.name) takes \(required < all ? "\(required) to \(all)" : "\(all)") arguments, found \(found)",
      at: name.range,
      help: "\(procedure.name)(\(fields.joined(separator: ", ")))"
    )
  }
}
