package import Parallelism

/// How a graph is loaded; what comes of it is the same.
public struct LoadOptions: Sendable {
  /// How many bytes of a table are read at a time, by each thread.
  package var chunkSize = 1 << 20
  package var workers = Workers.automatic
  /// Whether tables are read in chunks and in parallel as long as nothing is wrong with them.
  package var readsInBulk = true
  /// Whether tables that cannot be read so are read one row after the other, with all that is to be said.
  package var explains = true
  /// Whether the stored image is read instead of the tables, when it is theirs.
  public var usesImage = true
  /// Told now and then, by any thread, how far loading is.
  public var progress: (@Sendable (LoadProgress) -> Void)?

  public init() {}
}
