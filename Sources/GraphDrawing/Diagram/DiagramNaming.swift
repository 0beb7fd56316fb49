/// Which nodes carry their name: all in small drawings, else as many of the best linked as the paper has room for.
struct DiagramNaming {
  /// Up to so many nodes every one has its name.
  static let allNamedLimit = 80
  /// More names than that nobody looks through on a map.
  private static let mostNames = 140
  /// What the paper has of itself for each name, in square units: 56 names on a page.
  private static let paperForName = 7_300.0
  /// How much of the paper boxes may take, and what a name and a mark take of it with the room around them, in
  /// square units.
  private static let density = 0.56
  private static let nameRoom = 1_500.0
  private static let spaciousNameRoom = 2_900.0
  private static let markRoom = 130.0

  private(set) var isNamed: [Bool]
  /// The fewest neighbours of a named pole, and of another named node; nil where all of them or none are named.
  private(set) var hubThreshold: Int?
  private(set) var threshold: Int?
  /// How many go without.
  var unnamedCount: Int { isNamed.count { !$0 } }

  init(degrees: [Int], isHub: [Bool], steps: [Int?], profile: DrawingProfile, paper: PaperWidth) {
    let room = paper.inner * paper.innerHeight * Self.density
    let hasColumns = profile.hasColumns || profile == .route
    let limit = min(Self.allNamedLimit, Int(room / Self.spaciousNameRoom))
    guard degrees.count > limit, !(hasColumns && degrees.count <= 4 * Self.allNamedLimit) else {
      isNamed = degrees.map { _ in true }
      return
    }
    isNamed = degrees.map { _ in false }
    if profile == .ego {
      let inner = steps.filter { ($0 ?? 0) <= 1 }.count
      if inner <= limit {
        for index in steps.indices where (steps[index] ?? 0) <= 1 { isNamed[index] = true }
        return
      }
    }
    let names = Int((room - Double(degrees.count) * Self.markRoom) / Self.nameRoom)
    let most = min(Self.mostNames, Int(paper.inner * paper.innerHeight / Self.paperForName))
    let capacity = max(8, min(names, most))
    let hubs = degrees.indices.filter { isHub[$0] }
    let others = degrees.indices.filter { !isHub[$0] }
    // The poles are what the network turns around.
    let hubCapacity = others.isEmpty || hubs.count < capacity / 2 ? capacity : capacity * 3 / 4
    hubThreshold = name(hubs, degrees, atMost: hubCapacity, from: 1)
    let left = capacity - isNamed.count { $0 }
    threshold = name(others, degrees, atMost: left, from: 3)
    for index in steps.indices where profile == .ego && steps[index] == 0 { isNamed[index] = true }
  }

  /// All of one degree are named, or none: the sentence below the title must be true.
  ///
  /// - Returns: the fewest neighbours of those that are; nil when all or none are.
  private mutating func name(_ members: [Int], _ degrees: [Int], atMost most: Int, from least: Int) -> Int? {
    guard members.count > most || least > 1 else {
      for index in members { isNamed[index] = true }
      return nil
    }
    let sorted = members.map { degrees[$0] }.sorted(by: >)
    guard most > 0, let highest = sorted.first else { return nil }
    var limit = least
    if sorted.count > most { limit = max(limit, sorted[most] + 1) }
    guard highest >= limit else { return nil }
    for index in members where degrees[index] >= limit { isNamed[index] = true }
    return limit
  }
}
