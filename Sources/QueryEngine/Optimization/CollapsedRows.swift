import PropertyGraph

extension GroupRows {
  /// The same groups where rows that differ in some variables alone come as one row that counts several
  /// times; nil where the groups depend on those variables.
  ///
  /// - Parameter variables: found by a pattern, so never null.
  func countingRows(without variables: Set<VariableID>) -> GroupRows? {
    var group = self
    for key in keys where !key.expression.variables.isDisjoint(with: variables) { return nil }
    for index in aggregates.indices {
      let call = aggregates[index].call
      guard let argument = call.argument else { continue }
      if let parameter = call.parameter, !parameter.variables.isDisjoint(with: variables) { return nil }
      if argument.variables.isDisjoint(with: variables) {
        // Repeated rows change neither what is distinct, smallest nor largest.
        guard
          call.function == .count || call.function == .sum || call.isDistinct || call.function == .min
            || call.function == .max
        else { return nil }
      } else if argument.asVariable != nil, call.function == .count, !call.isDistinct {
        // What a pattern finds is never null, so it counts like a row.
        group.aggregates[index].call.argument = nil
      } else {
        return nil
      }
    }
    return group
  }
}
