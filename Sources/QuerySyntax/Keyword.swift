/// A word with a meaning of its own in some place, in any case; everywhere else it is a name.
enum Keyword: String, CaseIterable, Sendable {
  // Clauses
  case match = "MATCH"
  case optional = "OPTIONAL"
  case unwind = "UNWIND"
  case `for` = "FOR"
  case `let` = "LET"
  case filter = "FILTER"
  case with = "WITH"
  case `return` = "RETURN"
  case order = "ORDER"
  case offset = "OFFSET"
  case skip = "SKIP"
  case limit = "LIMIT"
  case union = "UNION"
  case call = "CALL"
  case create = "CREATE"
  case insert = "INSERT"
  case merge = "MERGE"
  case set = "SET"
  case remove = "REMOVE"
  case delete = "DELETE"
  case detach = "DETACH"
  case nodetach = "NODETACH"
  case finish = "FINISH"
  case foreach = "FOREACH"
  case load = "LOAD"

  // Parts of clauses
  case `where` = "WHERE"
  case group = "GROUP"
  case by = "BY"
  case `as` = "AS"
  case all = "ALL"
  case distinct = "DISTINCT"
  case asc = "ASC"
  case ascending = "ASCENDING"
  case desc = "DESC"
  case descending = "DESCENDING"
  case nulls = "NULLS"
  case first = "FIRST"
  case last = "LAST"
  case ordinality = "ORDINALITY"
  case on = "ON"
  case yield = "YIELD"

  // Patterns
  case repeatable = "REPEATABLE"
  case different = "DIFFERENT"
  case element = "ELEMENT"
  case elements = "ELEMENTS"
  case relationship = "RELATIONSHIP"
  case relationships = "RELATIONSHIPS"
  case edge = "EDGE"
  case edges = "EDGES"
  case shortest = "SHORTEST"
  case walk = "WALK"
  case trail = "TRAIL"
  case simple = "SIMPLE"
  case acyclic = "ACYCLIC"
  case path = "PATH"
  case paths = "PATHS"
  case groups = "GROUPS"
  case shortestPath = "SHORTESTPATH"
  case allShortestPaths = "ALLSHORTESTPATHS"

  // Expressions
  case or = "OR"
  case xor = "XOR"
  case and = "AND"
  case not = "NOT"
  case `in` = "IN"
  case contains = "CONTAINS"
  case starts = "STARTS"
  case ends = "ENDS"
  case `is` = "IS"
  case null = "NULL"
  case `true` = "TRUE"
  case `false` = "FALSE"
  case `case` = "CASE"
  case when = "WHEN"
  case then = "THEN"
  case `else` = "ELSE"
  case endOfCase = "END"
  case any = "ANY"
  case none = "NONE"
  case single = "SINGLE"
  case reduce = "REDUCE"
  case exists = "EXISTS"
  case count = "COUNT"
  case collect = "COLLECT"
  case date = "DATE"
  case time = "TIME"
  case datetime = "DATETIME"
  case localtime = "LOCALTIME"
  case localdatetime = "LOCALDATETIME"
  case duration = "DURATION"

  /// The keyword that a name spells, in any case.
  init?(spelling: String) {
    var folded = FoldedName()
    for byte in spelling.utf8 { folded.append(byte) }
    guard let keyword = KeywordTable.shared.keyword(for: folded) else { return nil }
    self = keyword
  }

  /// Begins a clause, whether this language has it or not.
  var beginsClause: Bool {
    switch self {
    case .match, .optional, .unwind, .for, .let, .filter, .with, .return, .order, .offset, .skip, .limit,
      .call, .create, .insert, .merge, .set, .remove, .delete, .detach, .nodetach, .finish, .foreach, .load:
      true
    default:
      false
    }
  }

  /// Stands between two operands, or after one.
  var isOperator: Bool {
    switch self {
    case .or, .xor, .and, .in, .contains, .starts, .ends, .is: true
    default: false
    }
  }

  /// The function that `DATE '2020-01-01'` calls.
  var typedLiteralFunction: String? {
    switch self {
    case .date: "date"
    case .time: "time"
    case .datetime: "datetime"
    case .localtime: "localtime"
    case .localdatetime: "localdatetime"
    case .duration: "duration"
    default: nil
    }
  }
}

/// Up to sixteen ASCII bytes in upper case, packed into two words.
struct FoldedName: Equatable, Sendable {
  private(set) var low: UInt64 = 0
  private(set) var high: UInt64 = 0
  private(set) var count = 0

  mutating func append(_ byte: UInt8) {
    let isLowercase = byte &- 0x61 < 26
    let upper = UInt64(isLowercase ? byte & 0xDF : byte)
    if count < 8 {
      low |= upper << UInt64(count * 8)
    } else if count < 16 {
      high |= upper << UInt64(count * 8 - 64)
    }
    count += 1
  }
}

/// All keywords in a small hash table with open addressing, so that looking one up allocates nothing.
struct KeywordTable: Sendable {
  static let shared = KeywordTable()

  private var names: [FoldedName]
  private var keywords: [Keyword?]

  private init() {
    names = Array(repeating: FoldedName(), count: 256)
    keywords = Array(repeating: nil, count: 256)
    for keyword in Keyword.allCases {
      var name = FoldedName()
      for byte in keyword.rawValue.utf8 { name.append(byte) }
      var slot = Self.slot(of: name)
      while keywords[slot] != nil { slot = (slot + 1) & 255 }
      names[slot] = name
      keywords[slot] = keyword
    }
  }

  func keyword(for name: FoldedName) -> Keyword? {
    guard name.count > 1, name.count <= 16 else { return nil }
    var slot = Self.slot(of: name)
    while let keyword = keywords[slot] {
      if names[slot] == name { return keyword }
      slot = (slot + 1) & 255
    }
    return nil
  }

  private static func slot(of name: FoldedName) -> Int {
    let mixed = (name.low ^ (name.high &* 0x9E37_79B9_7F4A_7C15)) &* 0xD6E8_FEB8_6659_FD93
    return Int(mixed >> 56)
  }
}
