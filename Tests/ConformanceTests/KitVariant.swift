import Parallelism
import QueryEngine
import Testing

/// A way to run queries that must not change what they give.
enum KitVariant: String, CaseIterable, CustomTestStringConvertible {
  case usual
  case noRules = "without optimizer rules"
  case batchesOfTwo = "batches of 2 rows"
  case batchesOf2048 = "batches of 2,048 rows"
  case oneThread = "in pieces, on one thread"
  case twoThreads = "in pieces, on two threads"

  var testDescription: String { rawValue }

  func apply(to session: inout QuerySession) {
    switch self {
    case .usual: break
    case .noRules: session.options = .none
    case .batchesOfTwo: session.batchSize = 2
    case .batchesOf2048: session.batchSize = 2_048
    case .oneThread, .twoThreads:
      // Every scan is cut, however short.
      session.pieceWork = 1
      session.workers = Workers(threadCount: self == .oneThread ? 1 : 2)
    }
  }
}
