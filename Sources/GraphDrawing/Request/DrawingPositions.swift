/// Where nodes were in a drawing, so that another one keeps them in place.
public struct DrawingPositions: Sendable, Equatable {
  /// Points, y upwards.
  public struct Place: Sendable, Equatable {
    public var x: Double
    public var y: Double

    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// The rectangle that the drawing filled; a later one keeps it, so that its nodes are also at the same place
  /// of the page.
  public struct Frame: Sendable, Equatable {
    public var low: Place
    public var high: Place

    public init(low: Place, high: Place) {
      self.low = low
      self.high = high
    }
  }

  /// The middle of each node, by its labels and id: `Actor+LocalAuthority:dijon`.
  public var places: [String: Place]
  public var frame: Frame?

  public init(places: [String: Place] = [:], frame: Frame? = nil) {
    self.places = places
    self.frame = frame
  }

  /// Takes in what a newer drawing says, and keeps what it does not show.
  public mutating func merge(_ newer: DrawingPositions) {
    places.merge(newer.places) { $1 }
    frame = newer.frame ?? frame
  }
}
