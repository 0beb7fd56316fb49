import Parallelism
import Synchronization
import Testing

struct WorkersTests {
  struct Odd: Error, Equatable { var piece: Int }

  @Test(arguments: [1, 2, 3, 8])
  func resultsComeInTheOrderOfThePieces(threads: Int) {
    for count in [0, 1, 2, 63, 1_000] {
      #expect(Workers(threadCount: threads).map(pieces: count) { $0 * $0 } == (0..<count).map { $0 * $0 })
    }
  }

  @Test(arguments: [1, 2, 8])
  func theFirstErrorIsThrown(threads: Int) {
    for _ in 0..<200 {
      #expect(throws: Odd(piece: 7)) {
        try Workers(threadCount: threads)
          .forEach(pieces: 100) { (piece) throws(Odd) in
            if piece >= 7, piece % 2 == 1 { throw Odd(piece: piece) }
          }
      }
    }
  }

  @Test(arguments: [1, 2, 5])
  func slicesAreWrittenInPlace(threads: Int) {
    let count = 100_003
    var squares = [Int](repeating: 0, count: count)
    Workers(threadCount: threads)
      .forEachSlice(of: &squares, bounds: Workers.evenBounds(count: count)) { _, range, slice in
        for index in slice.indices { slice[index] = (range.lowerBound + index) * 2 }
      }
    #expect(squares == (0..<count).map { $0 * 2 })
    var none: [Int] = []
    Workers(threadCount: threads)
      .forEachSlice(of: &none, bounds: Workers.evenBounds(count: 0)) { _, range, _ in #expect(range.isEmpty) }
  }

  @Test
  func workInsideWorkIsDone() {
    let sums = Workers(threadCount: 4)
      .map(pieces: 20) { outer in
        Workers(threadCount: 4).map(pieces: 20) { outer * $0 }.reduce(0, +)
      }
    #expect(sums == (0..<20).map { $0 * 190 })
  }

  /// Each call lends its closure to the helpers: none may keep it when the call returns.
  @Test
  func manyShortJobsOneAfterTheOther() {
    for round in 0..<20_000 {
      #expect(Workers(threadCount: 2).map(pieces: 2) { $0 + round } == [round, round + 1])
    }
  }

  @Test
  func manyCallersAtOnce() async {
    await withTaskGroup(of: Bool.self) { group in
      for caller in 0..<50 {
        group.addTask {
          (0..<50)
            .allSatisfy { round in
              Workers(threadCount: 3).map(pieces: 10) { $0 + caller + round }
                == (0..<10).map { $0 + caller + round }
            }
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }

  @Test
  func everyPieceIsDoneOnce() {
    let counter = Atomic<Int>(0)
    for _ in 0..<500 {
      Workers(threadCount: 8).forEach(pieces: 9) { _ in counter.add(1, ordering: .relaxed) }
    }
    #expect(counter.load(ordering: .relaxed) == 4_500)
  }

  @Test
  func balancedBoundsCoverAll() {
    #expect(Workers.balancedBounds(offsets: [0]) == [0, 0])
    #expect(Workers.balancedBounds(offsets: []) == [0, 0])
    for heavy in [0, 3, 9] {
      var offsets: [UInt32] = [0]
      for row in 0..<10 { offsets.append(offsets[row] + (row == heavy ? 1_000 : 1)) }
      let bounds = Workers.balancedBounds(offsets: offsets, atLeast: 10)
      #expect(bounds.first == 0)
      #expect(bounds.last == 10)
      #expect(zip(bounds, bounds.dropFirst()).allSatisfy { $0 < $1 })
    }
  }
}
