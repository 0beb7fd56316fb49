/// Which of our codes say what the kit's words say.
///
/// The kit's types (`TypeError`, `ArgumentError`, …) add nothing to detail and phase: only `InvalidArgumentType`
/// comes with several of them, and those are one code here.
enum ErrorCodes {
  /// - Returns: nil where any error will do.
  static func codes(detail: String) -> Set<String>? { detail == "*" ? nil : byDetail[detail] ?? [] }

  private static let byDetail: [String: Set<String>] = [
    "VariableTypeConflict": ["variable-type-conflict"],
    "VariableAlreadyBound": ["variable-already-bound"],
    "UndefinedVariable": ["undefined-variable"],
    "InvalidArgumentType": ["invalid-argument-type"],
    "InvalidArgumentValue": ["invalid-argument-value"],
    "NumberOutOfRange": ["number-out-of-range"],
    "AmbiguousAggregationExpression": ["ambiguous-aggregation"],
    "InvalidAggregation": ["invalid-aggregation"],
    "NestedAggregation": ["nested-aggregation"],
    "IntegerOverflow": ["integer-overflow"],
    "InvalidNumberOfArguments": ["wrong-number-of-arguments"],
    "NonConstantExpression": ["not-constant"],
    "NegativeIntegerArgument": ["negative-count"],
    "ColumnNameConflict": ["column-name-conflict"],
    "DifferentColumnsInUnion": ["different-columns-in-union"],
    // Three rules of ours, each with its own message.
    "InvalidClauseComposition": ["mixed-union", "misplaced-return", "misplaced-update"],
    "UnknownFunction": ["unknown-function"],
    "NoVariablesInScope": ["no-variables-in-scope"],
    "NoExpressionAlias": ["missing-alias"],
    "RelationshipUniquenessViolation": ["edge-used-twice"],
    "InvalidParameterUse": ["invalid-parameter-use"],
    "MissingParameter": ["missing-parameter"],
    // Whatever the grammar does not have.
    "UnexpectedSyntax": [
      "unexpected-token", "unknown-character", "unterminated-string", "missing-return", "misplaced-pattern",
      "misplaced-yield-star",
    ],
    "InvalidRelationshipPattern": ["invalid-edge-pattern"],
    "InvalidNumberLiteral": ["invalid-number-literal"],
    "FloatingPointOverflow": ["float-overflow"],
    "InvalidUnicodeLiteral": ["invalid-escape"],
    "InvalidUnicodeCharacter": ["typographic-character", "unknown-character"],
    "MapElementAccessByNonString": ["invalid-key"],
    "InvalidPropertyType": ["invalid-property-type"],
    "DeletedEntityAccess": ["deleted-entity-access"],
    "DeleteConnectedNode": ["delete-connected-node"],
    "InvalidDelete": ["invalid-delete"],
    "MergeReadOwnWrites": ["merge-null-property"],
    "NoSingleRelationshipType": ["no-single-edge-type"],
    "CreatingVarLength": ["creating-variable-length"],
    "RequiresDirectedRelationship": ["requires-directed-edge"],
    "ProcedureNotFound": ["unknown-procedure"],
    "InvalidArgumentPassingMode": ["implicit-arguments"],
  ]
}
