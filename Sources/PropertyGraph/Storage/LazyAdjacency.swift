/// The adjacency of one edge type in one direction, unpacked when it is first asked for.
struct LazyAdjacency: Sendable {
  /// From the first to the last node that has a row, known without the rows.
  let nodes: Range<UInt32>
  private let adjacency: Lazy<Adjacency>

  /// What is there already.
  init(_ adjacency: Adjacency) {
    nodes = adjacency.nodes
    self.adjacency = Lazy(value: adjacency)
  }

  /// - Parameters:
  ///   - nodes: those that the adjacency will have.
  ///   - make: makes it.
  init(nodes: Range<UInt32>, _ make: @escaping @Sendable () -> Adjacency) {
    self.nodes = nodes
    adjacency = Lazy(make)
  }

  var value: Adjacency { adjacency.value }
}
