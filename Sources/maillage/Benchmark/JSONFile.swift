import Diagnostics
import GraphFormats
import PropertyGraph

/// A JSON file under examination: what is not as expected is said with its place.
struct JSONFile {
  let root: JSONNode
  private let source: SourceText

  init(_ path: String) throws {
    let bytes = try FileSystem.read(path)
    source = SourceText(name: path, bytes: bytes)
    let (node, diagnostics) = JSONReader.read(bytes)
    guard let node else { throw CommandFailure(SourceFailure(source, diagnostics)) }
    root = node
  }

  func failure(_ message: String, at range: SourceRange) -> CommandFailure {
    CommandFailure(SourceFailure(source, [Diagnostic(.error, "workload", message, at: range)]))
  }

  func object(_ node: JSONNode, _ what: String) throws -> [JSONNode.Member] {
    guard case .object(let members) = node.content else {
      throw failure("\(what) is an object, not \(node.kindDescription)", at: node.range)
    }
    return members
  }

  func array(_ object: [JSONNode.Member], _ key: String, in parent: JSONNode) throws -> [JSONNode] {
    guard let node = object.first(where: { $0.key == key })?.value else {
      throw failure("'\(key)' is missing", at: parent.range)
    }
    guard case .array(let elements) = node.content else {
      throw failure("'\(key)' is a list, not \(node.kindDescription)", at: node.range)
    }
    return elements
  }

  func string(_ object: [JSONNode.Member], _ key: String, in parent: JSONNode) throws -> String {
    guard let text = try optionalString(object, key) else {
      throw failure("'\(key)' is missing", at: parent.range)
    }
    return text
  }

  func optionalString(_ object: [JSONNode.Member], _ key: String) throws -> String? {
    guard let node = object.first(where: { $0.key == key })?.value else { return nil }
    guard case .string(let text) = node.content else {
      throw failure("'\(key)' is a string, not \(node.kindDescription)", at: node.range)
    }
    return text
  }

  func strings(_ object: [JSONNode.Member], _ key: String) throws -> [String] {
    guard let node = object.first(where: { $0.key == key })?.value else { return [] }
    guard case .array(let elements) = node.content else {
      throw failure("'\(key)' is a list, not \(node.kindDescription)", at: node.range)
    }
    return try elements.map { element in
      guard case .string(let text) = element.content else {
        throw failure("'\(key)' holds strings, not \(element.kindDescription)", at: element.range)
      }
      return text
    }
  }

  /// A value of the language.
  func value(_ node: JSONNode) throws -> Value {
    switch node.content {
    case .null: return .null
    case .boolean(let value): return .boolean(value)
    case .string(let text): return .string(text)
    case .number(let text):
      if let integer = Int64(text) { return .integer(integer) }
      guard let number = Double(text), number.isFinite else {
        throw failure("\(text) is too large for a number", at: node.range)
      }
      return .float(number)
    case .array(let elements): return .list(try elements.map(value))
    case .object(let members):
      return .map(of: try members.map { Value.MapEntry($0.key, try value($0.value)) })
    }
  }
}
