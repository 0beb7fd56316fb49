import PropertyGraph

/// The nodes of one table, to be found by their ids.
struct NodeIDs: Sendable {
  private enum Table: Sendable {
    /// Integers that rise by one from row to row.
    case consecutive(smallest: Int64, count: Int)
    /// Integers that lie close together: by their distance from the smallest, `.max` for none.
    case dense(smallest: Int64, handles: [UInt32])
    case sparse(IDTable)
    /// By the number of the string in the graph's pool, `.max` for none.
    case texts([UInt32])
  }

  private let table: Table
  let firstHandle: Int
  /// By row: the label set's number; empty when it is the same for all.
  private let labelSets: [UInt32]
  private let commonLabelSet: UInt32

  /// Nodes whose ids are integers, given by chunk in the order of the handles.
  ///
  /// Label sets are given by row, none when all nodes have the common one.
  ///
  /// - Throws: when an id stands twice.
  init(
    _ ids: [PackedIntegers],
    firstHandle: Int,
    labelSets: [UInt32],
    commonLabelSet: UInt32
  ) throws(BulkOddity) {
    self.firstHandle = firstHandle
    self.labelSets = labelSets
    self.commonLabelSet = commonLabelSet
    let used = ids.filter { $0.count > 0 }
    let smallest = used.map(\.minimum).min() ?? 0
    let largest = used.map(\.maximum).max() ?? 0
    let count = used.reduce(0) { $0 + $1.count }
    let span = UInt64(bitPattern: largest &- smallest)
    if count > 0, span == UInt64(count - 1), Self.areConsecutive(used, from: smallest) {
      table = .consecutive(smallest: smallest, count: count)
      return
    }
    var handle = UInt32(firstHandle)
    if span <= UInt64(count * 8 + 1_024) {
      var handles = [UInt32](repeating: .max, count: Int(span) + 1)
      for chunk in used {
        for place in chunk.unpacked({ Int($0 &- smallest) }) {
          guard handles[place] == .max else { throw BulkOddity() }
          handles[place] = handle
          handle += 1
        }
      }
      table = .dense(smallest: smallest, handles: handles)
    } else {
      var sparse = IDTable()
      for chunk in used {
        for id in chunk.unpacked({ UInt64(bitPattern: $0) }) {
          guard sparse.insert(id, handle) == nil else { throw BulkOddity() }
          handle += 1
        }
      }
      table = .sparse(sparse)
    }
  }

  private static func areConsecutive(_ ids: [PackedIntegers], from smallest: Int64) -> Bool {
    var next = smallest
    for chunk in ids {
      // A chunk is, if it has as many as lie between its ends, and each is one more than the one before.
      guard chunk.minimum == next, chunk.maximum &- chunk.minimum == Int64(chunk.count - 1) else {
        return false
      }
      let first = next
      let places = chunk.unpacked { Int(truncatingIfNeeded: $0 &- first) }
      for index in places.indices where places[index] != index { return false }
      next = chunk.maximum &+ 1
    }
    return true
  }

  /// Nodes whose ids are texts.
  init(
    _ ids: [[StringID]],
    firstHandle: Int,
    labelSets: [UInt32],
    commonLabelSet: UInt32
  ) throws(BulkOddity) {
    self.firstHandle = firstHandle
    self.labelSets = labelSets
    self.commonLabelSet = commonLabelSet
    let largest = ids.lazy.flatMap { $0 }.map(\.index).max()
    var handles = [UInt32](repeating: .max, count: largest.map { $0 + 1 } ?? 0)
    var handle = UInt32(firstHandle)
    for chunk in ids {
      for id in chunk {
        guard handles[id.index] == .max else { throw BulkOddity() }
        handles[id.index] = handle
        handle += 1
      }
    }
    table = .texts(handles)
  }

  var hasIntegers: Bool { if case .texts = table { false } else { true } }

  func handle(of id: Int64) -> UInt32? {
    switch table {
    case .consecutive(let smallest, let count):
      let place = UInt64(bitPattern: id &- smallest)
      guard id >= smallest, place < UInt64(count) else { return nil }
      return UInt32(firstHandle) + UInt32(place)
    case .dense(let smallest, let handles):
      let place = UInt64(bitPattern: id &- smallest)
      guard id >= smallest, place < UInt64(handles.count), handles[Int(place)] != .max else { return nil }
      return handles[Int(place)]
    case .sparse(let sparse): return sparse.number(of: UInt64(bitPattern: id))
    case .texts: return nil
    }
  }

  /// Adds the nodes that integers name.
  ///
  /// - Throws: when there is no such node.
  func append(handlesOf ids: ArraySlice<Int64>, to output: inout [UInt32]) throws(BulkOddity) {
    var handles = [UInt32](repeating: 0, count: ids.count)
    let ids = ids.span
    switch table {
    case .consecutive(let smallest, let count):
      let (first, count) = (UInt32(firstHandle), UInt64(count))
      for index in ids.indices {
        let place = UInt64(bitPattern: ids[index] &- smallest)
        guard ids[index] >= smallest, place < count else { throw BulkOddity() }
        handles[index] = first &+ UInt32(truncatingIfNeeded: place)
      }
    case .dense(let smallest, let known):
      let known = known.span
      let count = UInt64(known.count)
      for index in ids.indices {
        let place = UInt64(bitPattern: ids[index] &- smallest)
        guard ids[index] >= smallest, place < count, known[Int(place)] != .max else { throw BulkOddity() }
        handles[index] = known[Int(place)]
      }
    case .sparse, .texts:
      for index in ids.indices {
        guard let handle = handle(of: ids[index]) else { throw BulkOddity() }
        handles[index] = handle
      }
    }
    output += handles
  }

  func handle(of id: StringID) -> UInt32? {
    guard case .texts(let handles) = table, id.index < handles.count, handles[id.index] != .max else {
      return nil
    }
    return handles[id.index]
  }

  /// The node that a text names.
  func handle(of text: Span<UInt8>, strings: borrowing StringPool) -> UInt32? {
    if hasIntegers {
      guard case .integer(let id) = NumberText.integer(text) else { return nil }
      return handle(of: id)
    }
    return strings.id(of: text).flatMap { handle(of: $0) }
  }

  func labelSet(of handle: UInt32) -> Int {
    Int(labelSets.isEmpty ? commonLabelSet : labelSets[Int(handle) - firstHandle])
  }
}
