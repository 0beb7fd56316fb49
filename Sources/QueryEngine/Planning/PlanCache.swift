import Synchronization

/// The plans of a session's last queries, by their texts: asking again costs no planning.
final class PlanCache: Sendable {
  struct Key: Hashable {
    let text: [UInt8]
    let options: OptimizerOptions.RawValue
  }

  private struct Entry {
    let query: CompiledQuery
    var lastUse: Int
  }

  private struct State {
    var entries: [Key: Entry] = [:]
    var useCount = 0
  }

  /// How many plans are kept; that of the query that was not asked for longest goes first.
  static let capacity = 128
  /// In bytes; longer texts are not kept.
  static let longestText = 16_384

  private let state = Mutex(State())

  func query(for key: Key) -> CompiledQuery? {
    state.withLock { state in
      guard let index = state.entries.index(forKey: key) else { return nil }
      state.useCount += 1
      state.entries.values[index].lastUse = state.useCount
      return state.entries.values[index].query
    }
  }

  func insert(_ query: CompiledQuery, for key: Key) {
    guard key.text.count <= Self.longestText else { return }
    state.withLock { state in
      if state.entries.count >= Self.capacity,
        let oldest = state.entries.min(by: { $0.value.lastUse < $1.value.lastUse })
      {
        state.entries[oldest.key] = nil
      }
      state.useCount += 1
      state.entries[key] = Entry(query: query, lastUse: state.useCount)
    }
  }
}
