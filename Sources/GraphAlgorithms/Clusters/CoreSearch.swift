/// Moves nodes between core and periphery as long as the fit grows.
struct CoreSearch {
  private let ties: PairTies
  private let between: CorePeriphery.Between
  private(set) var isCore: [Bool]
  private var coreCount = 0
  /// By node, the sums of ties to the core, and of their squares.
  private var toCore: [Sums]
  private let all: [Sums]
  private let total: Sums
  /// Of ties inside the core and inside the periphery, each pair once.
  private var inCore = Sums()
  private var inPeriphery: Sums

  private struct Sums: Sendable {
    var weights = 0.0
    var squares = 0.0

    static func + (left: Sums, right: Sums) -> Sums {
      Sums(weights: left.weights + right.weights, squares: left.squares + right.squares)
    }

    static func - (left: Sums, right: Sums) -> Sums {
      Sums(weights: left.weights - right.weights, squares: left.squares - right.squares)
    }
  }

  init(_ ties: PairTies, _ between: CorePeriphery.Between) {
    self.ties = ties
    self.between = between
    isCore = [Bool](repeating: false, count: ties.nodeCount)
    toCore = [Sums](repeating: Sums(), count: ties.nodeCount)
    all = (0..<ties.nodeCount)
      .map { node in
        ties.range(of: node)
          .reduce(Sums()) {
            $0 + Sums(weights: ties.weights[$1], squares: ties.weights[$1] * ties.weights[$1])
          }
      }
    let twice = all.reduce(Sums(), +)
    total = Sums(weights: twice.weights / 2, squares: twice.squares / 2)
    inPeriphery = total
  }

  /// The correlation of ties with the ideal.
  var fit: Double { fit(coreCount, inCore, inPeriphery) }

  /// The best core of the nodes with the greatest sums of weights.
  mutating func startByDegree() {
    let order = all.indices.sorted {
      all[$0].weights == all[$1].weights ? $0 < $1 : all[$0].weights > all[$1].weights
    }
    var best = (size: 0, fit: -Double.infinity)
    for (index, node) in order.enumerated() {
      move(node)
      if fit > best.fit { best = (index + 1, fit) }
    }
    for node in order[best.size...] { move(node) }
  }

  mutating func startAtRandom(_ random: inout RandomNumbers) {
    guard !isCore.isEmpty else { return }
    let share = random.number(below: isCore.count) + 1
    for node in isCore.indices where random.number(below: isCore.count) < share { move(node) }
  }

  mutating func improve(_ context: AnalysisContext) throws(AnalysisFailure) {
    // Exchanges look at pairs, so large networks have to do without them.
    let exchanges = isCore.count <= 500
    var hasChanged = true
    while hasChanged {
      try context.checkCancellation()
      hasChanged = false
      for node in isCore.indices where moveIfBetter(node) { hasChanged = true }
      if hasChanged || !exchanges { continue }
      for first in isCore.indices where isCore[first] {
        for second in isCore.indices where !isCore[second] {
          let before = fit
          move(first)
          move(second)
          if fit > before + 1e-12 {
            hasChanged = true
            break
          }
          move(second)
          move(first)
        }
      }
    }
  }

  private mutating func moveIfBetter(_ node: Int) -> Bool {
    let before = fit
    let near = toCore[node]
    let far = all[node] - near
    let after =
      isCore[node]
      ? fit(coreCount - 1, inCore - near, inPeriphery + far)
      : fit(coreCount + 1, inCore + near, inPeriphery - far)
    guard after > before + 1e-12 || (before.isNaN && !after.isNaN) else { return false }
    move(node)
    return true
  }

  private mutating func move(_ node: Int) {
    let near = toCore[node]
    let far = all[node] - near
    inCore = isCore[node] ? inCore - near : inCore + near
    inPeriphery = isCore[node] ? inPeriphery + far : inPeriphery - far
    for position in ties.range(of: node) {
      let neighbor = Int(ties.neighbors[position])
      let tie = Sums(
        weights: ties.weights[position],
        squares: ties.weights[position] * ties.weights[position]
      )
      toCore[neighbor] = isCore[node] ? toCore[neighbor] - tie : toCore[neighbor] + tie
    }
    isCore[node].toggle()
    coreCount += isCore[node] ? 1 : -1
  }

  private func fit(_ coreCount: Int, _ inCore: Sums, _ inPeriphery: Sums) -> Double {
    let core = Double(coreCount)
    let periphery = Double(isCore.count - coreCount)
    let corePairs = core * (core - 1) / 2
    let peripheryPairs = periphery * (periphery - 1) / 2
    let pairs: Double
    let ideal: (pairs: Double, weights: Double)
    let ties: Sums
    switch between {
    case .tied:
      pairs = corePairs + peripheryPairs + core * periphery
      ideal = (pairs - peripheryPairs, total.weights - inPeriphery.weights)
      ties = total
    case .untied:
      pairs = corePairs + peripheryPairs + core * periphery
      ideal = (corePairs, inCore.weights)
      ties = total
    case .ignored:
      pairs = corePairs + peripheryPairs
      ideal = (corePairs, inCore.weights)
      ties = inCore + inPeriphery
    }
    let variances = (
      ties.squares - ties.weights * ties.weights / pairs, ideal.pairs - ideal.pairs * ideal.pairs / pairs
    )
    guard variances.0 > 1e-12 * ties.squares, variances.1 > 1e-12 else { return .nan }
    return (ideal.weights - ties.weights * ideal.pairs / pairs) / (variances.0 * variances.1).squareRoot()
  }
}
