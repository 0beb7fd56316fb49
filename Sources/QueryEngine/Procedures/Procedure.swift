public import PropertyGraph

/// What `CALL name(…) YIELD …` runs: from arguments to rows.
public struct Procedure: Sendable {
  /// A parameter or column with its type, as its signature says it.
  public struct Field: Sendable {
    public enum Kind: String, Sendable, CaseIterable {
      case boolean = "BOOLEAN"
      case integer = "INTEGER"
      case float = "FLOAT"
      case number = "NUMBER"
      case string = "STRING"
      case list = "LIST"
      case map = "MAP"
      case node = "NODE"
      case edge = "EDGE"
      case path = "PATH"
      case any = "ANY"
    }

    public let name: String
    public let kind: Kind
    /// Whether a call may leave the parameter out, with all that follow it; it is null then.
    public let isOptional: Bool

    public init(_ name: String, _ kind: Kind, isOptional: Bool = false) {
      self.name = name
      self.kind = kind
      self.isOptional = isOptional
    }
  }

  /// Why a procedure gave no rows, in words.
  public struct Failure: Error, Sendable {
    public let message: String
    /// What to try instead.
    public let help: String?
    /// Which argument is to blame; nil for the whole call.
    public let argument: Int?

    public init(_ message: String, help: String? = nil, argument: Int? = nil) {
      self.message = message
      self.help = help
      self.argument = argument
    }
  }

  /// From arguments, one for each parameter, to rows.
  public typealias Body = @Sendable ([Value], ProcedureContext) throws(Failure) -> ProcedureRows

  public let name: String
  public let parameters: [Field]
  public let columns: [Field]
  let body: Body

  /// - Parameters:
  ///   - name: with dots where qualified.
  ///   - parameters: what it is called with.
  ///   - columns: what each of its rows holds.
  ///   - body: from arguments to rows.
  public init(_ name: String, parameters: [Field], columns: [Field], body: @escaping Body) {
    self.name = name
    self.parameters = parameters
    self.columns = columns
    self.body = body
  }
}

extension Procedure.Field {
  var kinds: BoundType.Kinds {
    switch kind {
    case .boolean: .boolean
    case .integer: .integer
    case .float, .number: .number
    case .string: .string
    case .list: .list
    case .map: .map
    case .node: .node
    case .edge: .edge
    case .path: .path
    case .any: .any
    }
  }
}

/// The procedures that a session knows.
public struct ProcedureCatalog: Sendable {
  private var byName: [ByteKey: Procedure] = [:]

  /// The procedures that every session has.
  public static let standard: ProcedureCatalog = {
    var catalog = ProcedureCatalog()
    let families = [
      schemaProcedures, centralityProcedures, eigenvectorProcedures, connectednessProcedures, roleProcedures,
      twoModeProcedures, mixingProcedures, significanceProcedures, timeProcedures,
    ]
    for procedure in families.joined() { catalog.add(procedure) }
    return catalog
  }()

  public init() {}

  public mutating func add(_ procedure: Procedure) { byName[ByteKey(procedure.name)] = procedure }

  public subscript(name: String) -> Procedure? { byName[ByteKey(name)] }

  public var names: [String] { byName.keys.map(\.text).sorted() }
}
