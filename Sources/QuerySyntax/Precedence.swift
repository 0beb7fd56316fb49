/// How tightly an operator binds, weakest first.
///
/// Each level's name is the rule of the grammar that reads it.
enum Precedence: Int, Comparable {
  case or, xor, and, not, comparison, predicate, sum, product, power, sign, postfix

  static func < (a: Precedence, b: Precedence) -> Bool { a.rawValue < b.rawValue }

  /// The level of the right operand of an operator that groups to the left.
  var next: Precedence { Precedence(rawValue: rawValue + 1) ?? .postfix }
}

extension BinaryOperator {
  var precedence: Precedence {
    switch self {
    case .or: .or
    case .xor: .xor
    case .and: .and
    case .in, .contains, .startsWith, .endsWith, .matches: .predicate
    case .add, .subtract, .concatenate: .sum
    case .multiply, .divide, .modulo: .product
    case .power: .power
    }
  }
}
