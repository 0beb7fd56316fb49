/// Equality by hand and in groups: derived, one comparison has a stack frame of ten kilobytes in a debug
/// build, and a tall tree overflows a small stack.
extension ExpressionSyntax.Kind {
  public static func == (a: Self, b: Self) -> Bool {
    a.equalsLeaf(b) ?? a.equalsOperation(b) ?? a.equalsPostfix(b) ?? a.equalsCollection(b)
      ?? a.equalsIteration(b)
      ?? a.equalsPattern(b) ?? false
  }

  private func equalsLeaf(_ other: Self) -> Bool? {
    switch (self, other) {
    case (.null, .null): true
    case (.boolean(let a), .boolean(let b)): a == b
    case (.integer(let a), .integer(let b)): a == b
    case (.float(let a), .float(let b)): a == b
    case (.string(let a), .string(let b)): a.utf8.elementsEqual(b.utf8)
    case (.parameter(let a), .parameter(let b)): a.utf8.elementsEqual(b.utf8)
    case (.variable(let a), .variable(let b)): a.utf8.elementsEqual(b.utf8)
    default: nil
    }
  }

  private func equalsOperation(_ other: Self) -> Bool? {
    switch (self, other) {
    case (.unary(let a, let x), .unary(let b, let y)): a == b && x == y
    case (.binary(let a, let x, let v), .binary(let b, let y, let w)): a == b && x == y && v == w
    case (.comparison(let x, let a), .comparison(let y, let b)): x == y && a == b
    case (.isNull(let x, let a), .isNull(let y, let b)): a == b && x == y
    case (.hasLabels(let x, let a), .hasLabels(let y, let b)): a == b && x == y
    default: nil
    }
  }

  private func equalsPostfix(_ other: Self) -> Bool? {
    switch (self, other) {
    case (.property(let x, let a), .property(let y, let b)): a == b && x == y
    case (.index(let x, let a), .index(let y, let b)): a == b && x == y
    case (.slice(let x, let a, let v), .slice(let y, let b, let w)): x == y && a == b && v == w
    default: nil
    }
  }

  private func equalsCollection(_ other: Self) -> Bool? {
    switch (self, other) {
    case (.list(let a), .list(let b)): a == b
    case (.map(let a), .map(let b)): a == b
    case (.mapProjection(let x, let a), .mapProjection(let y, let b)): x == y && a == b
    case (.call(let a), .call(let b)): a == b
    case (.case(let a), .case(let b)): a == b
    default: nil
    }
  }

  private func equalsIteration(_ other: Self) -> Bool? {
    switch (self, other) {
    case (.quantifier(let a, let x, let v), .quantifier(let b, let y, let w)): a == b && x == y && v == w
    case (.listComprehension(let x, let a, let v), .listComprehension(let y, let b, let w)):
      x == y && a == b && v == w
    case (.reduce(let m, let x, let a, let v), .reduce(let n, let y, let b, let w)):
      m == n && x == y && a == b && v == w
    default: nil
    }
  }

  private func equalsPattern(_ other: Self) -> Bool? {
    switch (self, other) {
    case (
      .patternComprehension(let m, let x, let a, let v), .patternComprehension(let n, let y, let b, let w)
    ):
      m == n && x == y && a == b && v == w
    case (.subquery(let a, let x), .subquery(let b, let y)): a == b && x.statement == y.statement
    case (.pattern(let a), .pattern(let b)): a == b
    case (.shortestPath(let a), .shortestPath(let b)): a == b
    default: nil
    }
  }
}
