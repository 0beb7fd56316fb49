import Diagnostics
import PropertyGraph

/// A column of a table, by its Table Schema.
struct FieldDescription {
  enum Kind: Equatable {
    case string
    case integer
    case number
    case boolean
    case date
    case year
    case temporal(TemporalText)
    /// Strings between separators.
    case list(separator: [UInt8])
  }

  /// The numbering after which check digits are computed.
  enum Identifier: String, CaseIterable {
    case siren, siret
    var length: Int { self == .siren ? 9 : 14 }
  }

  var name: String
  var range: SourceRange
  var kind = Kind.string
  var constraints = FieldConstraints()
  var trueValues: [[UInt8]] = ["true", "True", "TRUE", "1"].map { Array($0.utf8) }
  var falseValues: [[UInt8]] = ["false", "False", "FALSE", "0"].map { Array($0.utf8) }
  var decimalMark = UInt8(ascii: ".")
  var groupMark: [UInt8] = []
  /// The order of a date's parts, such as `%d/%m/%Y`; nil for ISO 8601.
  var datePattern: [UInt8]?
  var identifier: Identifier?
  /// The resource whose ids the items of the list, or the cell, must be.
  var refersTo: NamedPlace?
  var caption: Caption?
  var unit: String?
}

/// What the values of a column must satisfy.
struct FieldConstraints {
  var isRequired = false
  var isUnique = false
  var allowed: [Value]?
  var minimum: Value?
  var maximum: Value?
  var minimumLength: Int?
  var maximumLength: Int?
  var pattern: TextPattern?

  /// Whether a value that is not null needs a look beyond its type.
  var limitsValues: Bool {
    allowed != nil || minimum != nil || maximum != nil || minimumLength != nil || maximumLength != nil
      || pattern != nil
  }
}
