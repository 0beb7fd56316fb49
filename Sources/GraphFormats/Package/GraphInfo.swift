/// What a graph says about itself.
public struct GraphInfo: Sendable, Equatable {
  /// A document or a person that the data comes from.
  public struct Source: Sendable, Equatable {
    public var title: String
    public var path: String?
    public init(title: String, path: String? = nil) {
      self.title = title
      self.path = path
    }
  }

  public struct License: Sendable, Equatable {
    public var name: String
    public var title: String?
    public var path: String?
    public init(name: String, title: String? = nil, path: String? = nil) {
      self.name = name
      self.title = title
      self.path = path
    }
  }

  public var name: String?
  public var title: String?
  public var description: String?
  public var version: String?
  /// As the package gives it, such as `2026-11-21T00:00:00Z`.
  public var created: String?
  public var sources: [Source] = []
  public var licenses: [License] = []

  public init(name: String? = nil, title: String? = nil) {
    self.name = name
    self.title = title
  }
}
