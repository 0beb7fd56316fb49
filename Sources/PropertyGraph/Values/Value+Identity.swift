extension Value {
  /// Whether nothing tells the two apart: unlike equivalence, 1 is not 1.0 and 0.0 is not -0.0.
  ///
  /// What is written in place of a value must be this to be no change.
  public static func areIdentical(_ a: Value, _ b: Value) -> Bool {
    switch (a, b) {
    case (.integer, .float), (.float, .integer): false
    case (.float(let x), .float(let y)): x.bitPattern == y.bitPattern || (x.isNaN && y.isNaN)
    case (.list(let x), .list(let y)):
      x.count == y.count && zip(x, y).allSatisfy { areIdentical($0, $1) }
    case (.map(let x), .map(let y)):
      x.count == y.count
        && zip(x, y).allSatisfy { $0.key.utf8.elementsEqual($1.key.utf8) && areIdentical($0.value, $1.value) }
    default: areEquivalent(a, b)
    }
  }
}
