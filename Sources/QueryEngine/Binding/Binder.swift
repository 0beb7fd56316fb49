import Diagnostics
import PropertyGraph
import QuerySyntax

/// Finds what every name of a query stands for, and refuses what can be known to be wrong without any row.
///
/// Unknown labels, edge types and property keys are warnings: they match nothing. Unknown variables and
/// functions, and values used as what they are not, are errors.
struct Binder {
  let source: SourceText
  let graph: Graph
  let procedures: ProcedureCatalog
  /// Unknown names are known after all when the query itself creates them.
  var warnings: [Diagnostic] {
    foundWarnings.filter { !createdNames.contains(ByteKey($0.name)) }.map(\.diagnostic)
  }
  private var foundWarnings: [(diagnostic: Diagnostic, name: String)] = []
  private var createdNames: Set<ByteKey> = []
  private(set) var variableCount = 0
  /// Where values for `$name` are wanted.
  private(set) var parameterUses: [(name: String, range: SourceRange)] = []
  /// Names of variables that people gave, by variable, for plans.
  private(set) var names: [VariableID: String] = [:]
  /// Variables that some expression, pattern or result has read.
  private(set) var readVariables: Set<VariableID> = []
  /// Those read since the last inner query was opened.
  private var recentReads: Set<VariableID> = []
  /// Whether the expression at hand decides something.
  private var isCondition = false
  /// By column of procedures that were called without YIELD: the procedure.
  private var unyieldedColumns: [ByteKey: String] = [:]
  /// Where the expression stands, when no aggregate is allowed there.
  private(set) var aggregateFreePlace: String? = "a condition or a pattern"

  init(source: SourceText, graph: Graph, procedures: ProcedureCatalog) {
    self.source = source
    self.graph = graph
    self.procedures = procedures
  }

  /// Binds a whole query that sees the variables of an outer one, if there is one.
  ///
  /// - Parameters:
  ///   - statement: the query.
  ///   - outer: variables that it can read without binding them.
  ///   - needsReturn: false for `EXISTS { … }` and `COUNT { … }`, where RETURN may be left out.
  /// - Returns: the query with its names resolved.
  /// - Throws: the first problem that keeps it from being understood.
  mutating func bind(
    _ statement: StatementSyntax,
    outer: Scope = Scope(),
    needsReturn: Bool = true
  ) throws(Diagnostic) -> BoundQuery {
    var parts: [BoundPart] = []
    var columns: [String] = []
    for (index, part) in statement.parts.enumerated() {
      let (bound, names) = try bind(part, outer: outer, needsReturn: needsReturn)
      if index == 0 {
        columns = names
      } else if !columns.map(ByteKey.init).elementsEqual(names.map(ByteKey.init)) {
        throw .differentColumns(columns, names, at: part.clauses.last?.range ?? part.range)
      }
      parts.append(bound)
    }
    if let first = statement.unions.first,
      let other = statement.unions.first(where: { $0.keepsDuplicates != first.keepsDuplicates })
    {
      throw .mixedUnions(at: other.range, first: first.range)
    }
    return BoundQuery(
      parts: parts,
      keepsDuplicates: statement.unions.first?.keepsDuplicates ?? true,
      columns: columns
    )
  }

  private mutating func bind(
    _ part: PartSyntax,
    outer: Scope,
    needsReturn: Bool
  ) throws(Diagnostic) -> (part: BoundPart, columns: [String]) {
    var scope = outer
    var clauses: [BoundClause] = []
    for (index, clause) in part.clauses.enumerated() {
      switch clause {
      case .match(let match): clauses.append(.match(try bind(match, scope: &scope)))
      case .unwind(let unwind): clauses.append(.unwind(try bind(unwind, scope: &scope)))
      case .with(let projection):
        clauses.append(.project(try bind(projection, scope: &scope, isReturn: false)))
      case .return(let projection):
        guard index == part.clauses.count - 1 else { throw .clauseAfterReturn(part.clauses[index + 1].range) }
        let bound = try bind(projection, scope: &scope, isReturn: true)
        clauses.append(.project(bound))
        return (BoundPart(clauses: clauses, outputs: bound.items.map(\.variable)), bound.items.map(\.name))
      case .create(let create): clauses.append(.create(try bind(create, scope: &scope)))
      case .merge(let merge): clauses.append(.merge(try bind(merge, scope: &scope)))
      case .set(let set): clauses.append(.set(try bind(set.items, in: scope), set.range))
      case .remove(let remove): clauses.append(.set(try bind(remove, in: scope), remove.range))
      case .delete(let delete): clauses.append(.delete(try bind(delete, in: scope)))
      case .callProcedure(let call):
        let isAlone = part.clauses.count == 1 && outer.isEmpty
        let bound = try bind(call, scope: &scope, isAlone: isAlone)
        clauses.append(.callProcedure(bound))
        if isAlone {
          for output in bound.outputs { noteRead(output.variable) }
          let columns = bound.outputs.map { (variable: $0.variable, name: names[$0.variable] ?? "") }
          return (BoundPart(clauses: clauses, outputs: columns.map(\.variable)), columns.map(\.name))
        }
      case .callSubquery(let call): clauses.append(.callSubquery(try bind(call, scope: &scope)))
      case .finish: return (BoundPart(clauses: clauses, outputs: []), [])
      }
    }
    let endsInEffect = clauses.last?.isBarrier ?? false
    if needsReturn, !endsInEffect { throw .missingReturn(at: part.range) }
    return (BoundPart(clauses: clauses, outputs: []), [])
  }

  private mutating func bind(_ unwind: UnwindSyntax, scope: inout Scope) throws(Diagnostic) -> BoundUnwind {
    let list = try bind(unwind.list, in: scope)
    let elements = list.type.kinds == .list ? list.type.elements : .any
    let variable = try declare(unwind.variable, BoundType(kinds: elements), in: &scope)
    var numbering: (kind: UnwindSyntax.Numbering, variable: VariableID)?
    if let written = unwind.numbering {
      numbering = (written.kind, try declare(written.variable, .integer, in: &scope))
    }
    return BoundUnwind(list: list, variable: variable, numbering: numbering)
  }

  // MARK: Variables

  mutating func makeVariable(named name: String? = nil) -> VariableID {
    defer { variableCount += 1 }
    if let name { names[variableCount] = name }
    return variableCount
  }

  /// Makes a variable that the scope does not have yet.
  mutating func declare(
    _ name: NameSyntax,
    _ type: BoundType,
    in scope: inout Scope
  ) throws(Diagnostic) -> VariableID {
    if let known = scope[name.text] { throw .alreadyBound(name, first: known.range) }
    let id = makeVariable(named: name.text)
    scope.insert(Scope.Variable(id: id, name: name.text, type: type, range: name.range))
    return id
  }

  mutating func resolve(_ name: NameSyntax, in scope: Scope) throws(Diagnostic) -> Scope.Variable {
    guard let variable = scope[name.text] else {
      throw .undefinedVariable(name, known: scope.names, procedure: unyieldedColumns[ByteKey(name.text)])
    }
    noteRead(variable.id)
    return variable
  }

  /// Gives a helper variable the name that people see.
  mutating func rename(_ variable: VariableID, _ name: String) { names[variable] = name }

  mutating func noteUnyielded(_ procedure: Procedure) {
    for column in procedure.columns { unyieldedColumns[ByteKey(column.name)] = procedure.name }
  }

  mutating func noteParameter(_ name: String, at range: SourceRange) { parameterUses.append((name, range)) }

  mutating func noteRead(_ variable: VariableID) {
    readVariables.insert(variable)
    recentReads.insert(variable)
  }

  /// An inner query, and the variables of the outer one that it reads.
  mutating func collectReads(
    _ body: (inout Binder) throws(Diagnostic) -> BoundQuery
  ) throws(Diagnostic) -> (query: BoundQuery, imports: Set<VariableID>) {
    let firstInner = variableCount
    let before = recentReads
    recentReads = []
    let query = try body(&self)
    let imports = recentReads.filter { $0 < firstInner }
    recentReads = before.union(imports)
    return (query, imports)
  }

  // MARK: Aggregates

  mutating func withAggregates<Result>(
    _ body: (inout Binder) throws(Diagnostic) -> Result
  ) throws(Diagnostic) -> Result {
    let before = aggregateFreePlace
    aggregateFreePlace = nil
    defer { aggregateFreePlace = before }
    return try body(&self)
  }

  mutating func withoutAggregates<Result>(
    in place: String,
    _ body: (inout Binder) throws(Diagnostic) -> Result
  ) throws(Diagnostic) -> Result {
    let before = aggregateFreePlace
    aggregateFreePlace = place
    defer { aggregateFreePlace = before }
    return try body(&self)
  }

  // MARK: Conditions

  /// Binds what decides, where a pattern can stand.
  mutating func asCondition<Result>(
    _ body: (inout Binder) throws(Diagnostic) -> Result
  ) throws(Diagnostic) -> Result {
    let before = isCondition
    isCondition = true
    defer { isCondition = before }
    return try body(&self)
  }

  /// Whether the expression that begins is a condition; its parts are only if it hands that on.
  mutating func enterExpression(staysCondition: Bool) -> Bool {
    defer { isCondition = isCondition && staysCondition }
    return isCondition
  }

  mutating func leaveExpression(_ wasCondition: Bool) { isCondition = wasCondition }

  private mutating func warn(_ diagnostic: Diagnostic, about name: String) {
    if !foundWarnings.contains(where: { $0.diagnostic == diagnostic }) {
      foundWarnings.append((diagnostic, name))
    }
  }

  /// Notes a label, type or key that the query itself brings into the graph.
  mutating func noteCreated(_ name: String) { createdNames.insert(ByteKey(name)) }

  // MARK: Names of the graph

  /// The key's number; nil with a warning when nothing in the graph has it.
  mutating func propertyKey(_ name: NameSyntax) -> SymbolID? {
    if let key = graph.propertyKeys.id(of: name.text) { return key }
    warn(.unknownProperty(name, known: graph.propertyKeys.names), about: name.text)
    return nil
  }

  mutating func labelPredicate(_ expression: LabelExpressionSyntax) -> LabelPredicate {
    noteUnknown(in: expression, table: graph.labels, what: "label", plural: "labels")
    return LabelPredicate(text: source.text(in: expression.range), test: Self.test(expression), graph: graph)
  }

  /// The edge types that satisfy an expression, all when there is none.
  mutating func edgeTypes(_ expression: LabelExpressionSyntax?) -> [SymbolID] {
    let all = (0..<graph.edgeTypes.count).map { SymbolID($0) }
    guard let expression else { return all }
    noteUnknown(in: expression, table: graph.edgeTypes, what: "edge type", plural: "edge types")
    let test = Self.test(expression)
    return all.filter { test.matches([$0], in: graph.edgeTypes) }
  }

  private mutating func noteUnknown(
    in expression: LabelExpressionSyntax,
    table: SymbolTable,
    what: String,
    plural: String
  ) {
    switch expression {
    case .name(let name):
      if table.id(of: name.text) == nil {
        warn(.unknownName(name, what: what, plural: plural, known: table.names), about: name.text)
      }
    case .any: break
    case .not(let operand, _): noteUnknown(in: operand, table: table, what: what, plural: plural)
    case .and(let a, let b), .or(let a, let b):
      noteUnknown(in: a, table: table, what: what, plural: plural)
      noteUnknown(in: b, table: table, what: what, plural: plural)
    }
  }

  static func test(_ expression: LabelExpressionSyntax) -> LabelTest {
    switch expression {
    case .name(let name): .name(name.text)
    case .any: .any
    case .not(let operand, _): .not(test(operand))
    case .and(let a, let b): .and(test(a), test(b))
    case .or(let a, let b): .or(test(a), test(b))
    }
  }
}
