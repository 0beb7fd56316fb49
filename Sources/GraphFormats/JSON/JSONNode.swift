package import Diagnostics

/// A JSON value and the range of text that it was read from.
package struct JSONNode: Sendable {
  package enum Content: Sendable {
    case null
    case boolean(Bool)
    /// As it is written, so that nothing is lost.
    case number(String)
    case string(String)
    case array([JSONNode])
    case object([Member])
  }

  package struct Member: Sendable {
    package let key: String
    package let keyRange: SourceRange
    package let value: JSONNode
  }

  package let content: Content
  package let range: SourceRange

  /// What it is in messages, with an article.
  package var kindDescription: String {
    switch content {
    case .null: "null"
    case .boolean: "a boolean"
    case .number: "a number"
    case .string: "a string"
    case .array: "a list"
    case .object: "an object"
    }
  }
}
