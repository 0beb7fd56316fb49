/// Where a click on a node of a picture leads.
public enum DrawingLinks: Sendable, Equatable {
  case none
  /// To its own page, else to the first of its sources that has one: properties `url`, `page`, `website`.
  case sources
  /// To an address in which `{id}` stands for the node's id.
  case pages(template: String)
}
