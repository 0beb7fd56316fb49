import Foundation
import GraphDrawing
import PropertyGraph
import Testing

/// Many callers at once, some of whom ask for what cannot end well.
@Suite(.serialized) struct DrawingQueueTests {
  private static let graph = SampleGraph.network

  private static func request(_ worker: String? = nil, seconds: Double = 20) -> DrawingRequest {
    var request = DrawingRequest(graph: graph, selection: .whole, language: .french)
    request.limits.workerPath = worker
    request.limits.seconds = seconds
    request.limits.outputBytes = worker == nil ? 256 << 20 : 1 << 20
    return request
  }

  /// How a drawing ended, in comparison with how it should.
  private enum Ending: Equatable {
    case asItShould
    case otherwise(String)
  }

  @Test func `Two hundred drawings, every other one hostile or given up, each end as they should`()
    async throws
  {
    let workers = try HostileWorkers()
    defer { workers.remove() }
    let expected = try Draftsman.drawing(Self.request())
    let descriptors = Holdings.descriptors
    let kinds = HostileWorkers.Kind.allCases
    let endings = await withTaskGroup(of: Ending.self) { group in
      for index in 0..<200 {
        if index.isMultiple(of: 2) {
          group.addTask { await Self.draw(Self.request()) { $0 == .success(expected) } }
        } else if index % 20 == 1 {
          group.addTask { await Self.giveUp(Self.request(workers.path(.endless))) }
        } else {
          let kind = kinds[index / 2 % kinds.count]
          // A worker that does end is given the time.
          let isEndless = kind == .endless || kind == .noisy || kind == .haunting
          let request = Self.request(workers.path(kind), seconds: isEndless ? 0.06 : 20)
          group.addTask {
            await Self.draw(request) { result in
              guard case .failure(let failure) = result else { return false }
              return kind.accepts(failure)
            }
          }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(endings.count == 200)
    #expect(endings.filter { $0 != .asItShould } == [])
    // Not one is left, nor anything of one; other tests have a few of their own.
    #expect(await Holdings.settle { workers.runningCount == 0 })
    #expect(await Holdings.settle { Holdings.zombies == 0 })
    #expect(await Holdings.settle { Holdings.descriptors < descriptors + 60 })
  }

  @Test func `No more workers run than there are cores`() async throws {
    let workers = try HostileWorkers()
    defer { workers.remove() }
    let most = ProcessInfo.processInfo.activeProcessorCount
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<3 * most {
        group.addTask {
          _ = await Self.draw(Self.request(workers.path(.endless), seconds: 0.3)) { _ in true }
        }
      }
      for _ in 0..<10 {
        #expect(workers.childCount <= most)
        try? await Task.sleep(for: .milliseconds(25))
      }
    }
    #expect(workers.startCount == 3 * most)
  }

  @Test func `A drawing given up while it waits never starts a worker`() async throws {
    let workers = try HostileWorkers()
    defer { workers.remove() }
    let task = Task { try await DrawingQueue.shared.draw(Self.request(workers.path(.endless))) }
    task.cancel()
    await #expect(throws: DrawingFailure.cancelled) { try await task.value }
    let started = workers.startCount
    #expect(started <= 1)
    #expect(await Holdings.settle { workers.runningCount == 0 })
  }

  @Test func `Who asks in a thread of their own can give up, too`() throws {
    let workers = try HostileWorkers()
    defer { workers.remove() }
    let start = ContinuousClock.now
    #expect(throws: DrawingFailure.cancelled) {
      try Draftsman.drawing(Self.request(workers.path(.endless))) {
        ContinuousClock.now - start > .milliseconds(100)
      }
    }
  }

  private static func draw(
    _ request: DrawingRequest,
    _ isRight: (Result<Drawing, DrawingFailure>) -> Bool
  ) async -> Ending {
    let result: Result<Drawing, DrawingFailure>
    do throws(DrawingFailure) {
      result = .success(try await DrawingQueue.shared.draw(request))
    } catch {
      result = .failure(error)
    }
    if isRight(result) { return .asItShould }
    if case .failure(let failure) = result {
      return .otherwise("\(request.limits.workerPath ?? ""): \(failure)")
    }
    return .otherwise("a picture")
  }

  private static func giveUp(_ request: DrawingRequest) async -> Ending {
    let task = Task {
      await draw(request) { $0 == .failure(.cancelled) }
    }
    try? await Task.sleep(for: .milliseconds(Int.random(in: 0...150)))
    task.cancel()
    return await task.value
  }
}
