import Diagnostics
import PropertyGraph

/// Reads one field of a Table Schema.
struct FieldReader {
  let log: PackageLog

  func read(_ object: PackageObject, _ name: NamedPlace) -> FieldDescription {
    var field = FieldDescription(name: name.name, range: name.range)
    readType(object, into: &field)
    readMaillage(object, into: &field)
    if let constraints = object.object("constraints") { readConstraints(constraints, into: &field) }
    return field
  }

  private func readType(_ object: PackageObject, into field: inout FieldDescription) {
    let known = [
      "string", "integer", "number", "boolean", "date", "time", "datetime", "duration", "year", "any",
    ]
    let others = ["yearmonth", "object", "array", "geopoint", "geojson", "list"]
    guard let type = object.place("type") else { return }
    switch type.name {
    case "string", "any": field.kind = .string
    case "integer": field.kind = .integer
    case "number": field.kind = .number
    case "boolean": field.kind = .boolean
    case "date": field.kind = .date
    case "year": field.kind = .year
    case "time", "datetime":
      let format = object.string("format") ?? "default"
      if format == "default" || format == "any" {
        field.kind = .temporal(type.name == "time" ? .time : .dateTime)
      } else {
        log.warning(
          "unsupported-format",
          "values of the type '\(type.name)' in the format '\(format)' are kept as strings",
          at: type.range
        )
      }
    case "duration": field.kind = .temporal(.duration)
    case let other where others.contains(other):
      log.warning("unsupported-type", "values of the type '\(other)' are kept as strings", at: type.range)
    default: log.unknown(type, "type", among: known, plural: "types", code: "unknown-type")
    }
    if let values = object.places("trueValues") { field.trueValues = values.map { Array($0.name.utf8) } }
    if let values = object.places("falseValues") { field.falseValues = values.map { Array($0.name.utf8) } }
    if let mark = object.place("decimalChar") {
      let bytes = Array(mark.name.utf8)
      if bytes.count == 1 {
        field.decimalMark = bytes[0]
      } else {
        log.error("wrong-value", "'decimalChar' is one ASCII character", at: mark.range)
      }
    }
    if let mark = object.string("groupChar") { field.groupMark = Array(mark.utf8) }
    if object.boolean("bareNumber") == false, let node = object.node("bareNumber") {
      log.warning(
        "unsupported-property",
        "numbers with units are not read: 'bareNumber' is left aside",
        at: node.range
      )
    }
    if field.kind == .date, let format = object.place("format"), format.name != "default" {
      if DateText.isKnownPattern(format.name) {
        field.datePattern = Array(format.name.utf8)
      } else {
        field.kind = .string
        log.error(
          "unsupported-format",
          "dates in the format '\(format.name)' cannot be read",
          at: format.range,
          help: "known are 'default' (2014-07-31) and patterns of %Y, %m, %d such as '%d/%m/%Y'"
        )
      }
    }
  }

  private func readMaillage(_ object: PackageObject, into field: inout FieldDescription) {
    let title = object.string("title")
    var english: String?
    if let own = object.object("maillage") {
      own.warnOfKeys(
        except: ["list", "refersTo", "identifier", "title", "unit"],
        in: "'maillage' of a field"
      )
      if let separator = own.place("list") {
        if separator.name.isEmpty {
          log.error("wrong-value", "the separator of a list is empty", at: separator.range)
        } else if field.kind != .string {
          log.error("wrong-value", "only a column of the type 'string' can hold lists", at: separator.range)
        } else {
          field.kind = .list(separator: Array(separator.name.utf8))
        }
      }
      field.refersTo = own.place("refersTo")
      field.identifier = own.choice("identifier")
      field.unit = own.string("unit")
      if let captions = own.object("title") {
        captions.warnOfKeys(except: ["en", "fr"], in: "the title of a field")
        english = captions.string("en")
      }
    }
    if let any = title ?? english {
      field.caption = Caption(french: title ?? any, english: english ?? any)
    }
  }

  private func readConstraints(_ object: PackageObject, into field: inout FieldDescription) {
    let known = [
      "required", "unique", "enum", "pattern", "minimum", "maximum", "minLength", "maxLength",
    ]
    object.warnOfKeys(except: known, in: "the constraints of a field")
    var constraints = FieldConstraints()
    constraints.isRequired = object.boolean("required") ?? false
    constraints.isUnique = object.boolean("unique") ?? false
    constraints.allowed = object.array("enum")?.compactMap { value($0, "a value of 'enum'", in: field) }
    constraints.minimum = object.node("minimum").flatMap { value($0, "'minimum'", in: field) }
    constraints.maximum = object.node("maximum").flatMap { value($0, "'maximum'", in: field) }
    constraints.minimumLength = object.count("minLength")
    constraints.maximumLength = object.count("maxLength")
    if let pattern = object.place("pattern") {
      constraints.pattern = TextPattern(pattern.name)
      if constraints.pattern == nil {
        log.warning(
          "unsupported-pattern",
          "the pattern is not checked: it uses what is not known here",
          at: pattern.range,
          help: "known are classes, groups, |, *, +, ?, {n,m}, ^ and $"
        )
      }
    }
    field.constraints = constraints
  }

  /// A value of a constraint, in the field's type.
  private func value(_ node: JSONNode, _ what: String, in field: FieldDescription) -> Value? {
    let text: String
    switch node.content {
    case .string(let string): text = string
    case .number(let number): text = number
    case .boolean(let boolean): return .boolean(boolean)
    default:
      log.wrongType(node, what, expected: "a value")
      return nil
    }
    var reader = CellReader(field)
    // Numbers of JSON have a point whatever mark the cells have.
    if case .number = node.content { reader.useJSONNumbers() }
    switch reader.read(Array(text.utf8).span) {
    case .integer(let number): return .integer(number)
    case .float(let number): return .float(number)
    case .boolean(let boolean): return .boolean(boolean)
    case .date(let date): return .date(date)
    case .value(let value): return value
    case .text: return .string(text)
    case .fault(let fault):
      log.error("wrong-type", "\(what) is \(fault.message)", at: node.range)
      return nil
    }
  }
}
