/// Ids for a drawing: slugs of the nodes' own ids, told apart by a number where two are alike.
struct UniqueIDs {
  private var counts: [String: Int] = [:]
  private var taken: Set<String> = []

  mutating func id(for text: String) -> String {
    let slug = Slug.id(text)
    var candidate = slug
    var number = counts[slug] ?? 1
    while !taken.insert(candidate).inserted {
      number += 1
      candidate = "\(slug)-\(number)"
    }
    counts[slug] = number
    return candidate
  }
}
