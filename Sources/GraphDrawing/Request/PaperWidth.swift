/// How wide a figure is on paper, which decides how much of it can carry words.
///
/// Sheets are composed in units of 1/96 inch, the pixels of a page on the web, so that letters of 8 units, the
/// smallest that a sheet has, are 6 points on paper: less is hard to read.
public struct PaperWidth: Sendable, Equatable {
  public var centimetres: Double

  public static let allowed = 6.0...120.0

  /// The text of an A4 page.
  public static let page = PaperWidth(centimetres: 16)

  public init(centimetres: Double) { self.centimetres = centimetres }

  /// The smallest letters, in units.
  static let smallestType = 8.0
  static let unitsPerInch = 96.0

  /// With the margins.
  var units: Double { centimetres / 2.54 * Self.unitsPerInch }

  /// What a drawing may take between the margins.
  var inner: Double { units - 2 * Sheet.margin }

  /// No page is higher for its width: 25 cm for 16.
  static let longest = 1.57

  /// More lines between nodes than that make a map grey: 1,500 on the text of an A4 page.
  public var lineLimit: Int { Int(inner * innerHeight / 270) }

  /// How high a drawing may be so that, with its title and its legend, it fits a page of the usual shape.
  var innerHeight: Double { inner * 1.3 }

  /// Of so many units.
  static func centimetres(ofUnits units: Double) -> Double { units / unitsPerInch * 2.54 }
}
