/// Nodes in order of their distances: a heap of four branches, which is flatter than one of two.
///
/// Nodes at one distance come out in ascending order. A node may be there several times.
struct DistanceHeap {
  struct Entry: BitwiseCopyable {
    let distance: Double
    let node: UInt32

    static func < (a: Entry, b: Entry) -> Bool {
      a.distance < b.distance || (a.distance == b.distance && a.node < b.node)
    }
  }

  private var entries: [Entry] = []

  mutating func insert(_ node: Int, at distance: Double) {
    let entry = Entry(distance: distance, node: UInt32(node))
    entries.append(entry)
    var place = entries.count - 1
    while place > 0 {
      let parent = (place - 1) >> 2
      if !(entry < entries[parent]) { break }
      entries[place] = entries[parent]
      place = parent
    }
    entries[place] = entry
  }

  /// The nearest.
  mutating func popFirst() -> Entry? {
    guard let first = entries.first, let last = entries.popLast() else { return nil }
    if entries.isEmpty { return first }
    var place = 0
    while true {
      let child = place << 2 + 1
      if child >= entries.count { break }
      var least = child
      for other in (child + 1)..<max(min(child + 4, entries.count), child + 1)
      where entries[other] < entries[least] { least = other }
      if !(entries[least] < last) { break }
      entries[place] = entries[least]
      place = least
    }
    entries[place] = last
    return first
  }
}
