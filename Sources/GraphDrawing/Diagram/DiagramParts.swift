public import PropertyGraph

/// Nodes that belong together.
public struct DiagramGroup: Sendable, Equatable {
  public var caption: String
  /// How many nodes it has.
  public var count: Int
  public var color: Color
  /// Whether it holds those that belong nowhere, and therefore has no plate.
  public var isOutside = false
  /// Whether its name is but a number, as communities have.
  public var isNumbered = false
}

/// What a size, width or colour stands for, with samples for the legend.
public struct DiagramScale: Sendable, Equatable {
  public enum Look: Sendable, Equatable {
    /// Discs whose area grows with the value; the diameter in points.
    case disc(Double)
    /// Letters, for nodes that are names; times the normal size.
    case letters(Double)
    /// Lines; the width in points.
    case line(Double)
    /// Squares of a colour.
    case patch(Color)
  }

  public struct Sample: Sendable, Equatable {
    public var look: Look
    public var caption: String
  }

  public var caption: String
  public var samples: [Sample]
}

/// One of several drawings with the same places.
public struct DiagramFrame: Sendable, Equatable {
  public var caption: String
  /// The counts below the caption.
  public var subtitle: String
  /// Where the frame is one of a date.
  public var year: Int?
  /// By position in `Diagram.nodes` and `Diagram.ties`: what is drawn fully; the rest is a faint trace.
  public var shownNodes: [Bool]
  public var shownTies: [Bool]
}

/// Numbers in rows and columns.
public struct DiagramMatrix: Sendable, Equatable {
  public var rows: [String]
  public var columns: [String]
  /// By row, then column; nil where there can be no number.
  public var cells: [[Double?]]
  /// Whether rows and columns are the same, so that numbers can stand for the columns' names.
  public var isSquare: Bool
  /// What a number counts, such as `acteurs communs`.
  public var unit: String
}
