/// Which nodes carry their name: all in small drawings, else the poles and the best linked others.
struct DiagramNaming {
  /// Up to so many nodes every one has its name.
  static let allNamedLimit = 80
  /// How many others than poles are named in a large drawing.
  static let namedOthers = 30

  private(set) var isNamed: [Bool]
  /// The fewest links of a named node that is no pole; nil when all are named, or no such node is.
  private(set) var threshold: Int?

  init(degrees: [Int], isHub: [Bool], steps: [Int?], profile: DrawingProfile) {
    let hasColumns = profile.hasColumns || profile == .route
    guard degrees.count > Self.allNamedLimit, !(hasColumns && degrees.count <= 4 * Self.allNamedLimit) else {
      isNamed = degrees.map { _ in true }
      return
    }
    isNamed = isHub
    if profile == .ego {
      let inner = steps.filter { ($0 ?? 0) <= 1 }.count
      if inner <= Self.allNamedLimit {
        for index in steps.indices where (steps[index] ?? 0) <= 1 { isNamed[index] = true }
        return
      }
    }
    let others = degrees.indices.filter { !isHub[$0] }.map { degrees[$0] }.sorted(by: >)
    guard !others.isEmpty else { return }
    // All of one degree are named, or none: the sentence below the title must be true.
    var limit = max(3, others[min(Self.namedOthers, others.count - 1)])
    if others.count > Self.namedOthers, others[Self.namedOthers] == limit { limit += 1 }
    guard others[0] >= limit else { return }
    for index in degrees.indices where degrees[index] >= limit { isNamed[index] = true }
    threshold = limit
  }
}
