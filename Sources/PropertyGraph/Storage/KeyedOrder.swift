/// Where things go that several threads put in order of small integer keys, piece after piece.
///
/// Within a key the things keep their order: those of an earlier piece stand before those of a later one.
/// So the order is the same whatever the pieces.
struct KeyedOrder: Sendable {
  /// Where the row of each key begins; one more than there are keys.
  let offsets: [UInt32]
  /// By piece and key: where the piece puts its first thing of that key.
  let starts: [[UInt32]]

  /// - Parameter counts: by piece, how many things it has of each key; at least one piece.
  /// - Complexity: O(pieces · keys).
  init(counts: consuming [[UInt32]]) {
    var starts = counts
    let keyCount = starts.first?.count ?? 0
    var offsets = [UInt32](onLargePages: 0, count: keyCount + 1)
    for own in starts {
      for key in 0..<keyCount { offsets[key &+ 1] &+= own[key] }
    }
    for key in 0..<keyCount { offsets[key &+ 1] &+= offsets[key] }
    var first = offsets
    for piece in starts.indices {
      var own = starts[piece]
      starts[piece] = []
      for key in 0..<keyCount {
        let count = own[key]
        own[key] = first[key]
        first[key] &+= count
      }
      starts[piece] = own
    }
    self.offsets = offsets
    self.starts = starts
  }
}
