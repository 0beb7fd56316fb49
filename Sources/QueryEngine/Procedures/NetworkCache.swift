import GraphAlgorithms
import PropertyGraph
import Synchronization

/// The networks that procedures chose last.
///
/// Calls one after the other mostly analyse the same part of a graph; choosing it costs more than many a
/// measure of it.
final class NetworkCache: Sendable {
  private struct Entry {
    let graph: Graph
    let key: String
    let network: Network
  }

  private static let capacity = 4
  /// The one used last comes last.
  private let entries = Mutex<[Entry]>([])

  func network<Failure: Error>(
    of graph: Graph,
    _ key: String,
    make: () throws(Failure) -> Network
  ) throws(Failure) -> Network {
    let known = entries.withLock { entries -> Network? in
      guard let index = entries.firstIndex(where: { $0.graph === graph && $0.key == key }) else { return nil }
      let entry = entries.remove(at: index)
      entries.append(entry)
      return entry.network
    }
    if let known { return known }
    let network = try make()
    entries.withLock { entries in
      if entries.count == Self.capacity { entries.removeFirst() }
      entries.append(Entry(graph: graph, key: key, network: network))
    }
    return network
  }
}
