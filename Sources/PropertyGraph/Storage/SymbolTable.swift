/// Names as small integers, in order of first use.
///
/// Names are compared by their UTF-8 bytes, as everywhere in the engine.
public struct SymbolTable: Sendable {
  public private(set) var names: [String] = []
  private var numbers: [[UInt8]: SymbolID] = [:]

  public init() {}

  public var count: Int { names.count }
  public subscript(id: SymbolID) -> String { names[id.index] }

  public func id(of name: String) -> SymbolID? { numbers[Array(name.utf8)] }

  mutating func intern(_ name: String) -> SymbolID {
    let bytes = Array(name.utf8)
    if let known = numbers[bytes] { return known }
    let id = SymbolID(names.count)
    names.append(name)
    numbers[bytes] = id
    return id
  }
}
