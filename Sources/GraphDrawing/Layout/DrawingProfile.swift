/// The ways to lay a drawing out: a closed set, for free combinations of attributes crash Graphviz.
public enum DrawingProfile: String, Sendable, CaseIterable {
  /// A map where linked nodes lie close together.
  case network
  /// One node in the middle, the others in rings.
  case ego
  /// From left to right, one step a column.
  case route
  /// Two columns: those who act, and what they act on.
  case columns
}
