import Diagnostics
import PropertyGraph

/// What packing a graph gave.
public struct PackSummary: Sendable {
  /// Of the image.
  public let path: String
  public let byteCount: Int
  public let nodeCount: Int
  public let edgeCount: Int
  /// What loading says of the tables; an image does not repeat it.
  public let warnings: [FileDiagnostic]
}

extension GraphFolder {
  /// Writes the stored image of a graph beside its tables, in place of an older one.
  ///
  /// From then on loading uses it, as long as the tables stay as they are. The image never changes: another
  /// one takes its place at once, so that whoever reads the old one can go on.
  ///
  /// - Parameters:
  ///   - path: the folder, or its `datapackage.json`.
  ///   - options: how to load.
  /// - Returns: what was written.
  /// - Throws: all errors of the tables, or why the image cannot be written.
  public static func pack(
    _ path: String,
    options: LoadOptions = LoadOptions()
  ) throws(GraphLoadFailure) -> PackSummary {
    let (loaded, versions) = try loadForPacking(path, options: options)
    let image = StoredImage(versions)
    let bytes = GraphImage.encode(loaded.graph, note: image.note, workers: options.workers)
    let target = PackagePath.joined(folder(of: path), StoredImage.name)
    let draft = target + "-new-\(FileWriter.processID)"
    let files = FileWriter()
    do throws(FileFailure) {
      try files.write(bytes, to: draft, likeFile: nil, mode: 0o444)
      try files.rename(draft, to: target)
    } catch {
      try? files.remove(draft)
      let diagnostic = Diagnostic(
        .error,
        "unwritable-folder",
        "cannot write the stored image '\(error.path)': \(error.reason)",
        at: SourceRange(0, 0)
      )
      throw GraphLoadFailure(
        diagnostics: [FileDiagnostic(source: SourceText(name: target, bytes: []), diagnostic: diagnostic)]
      )
    }
    return PackSummary(
      path: target,
      byteCount: bytes.count,
      nodeCount: loaded.graph.nodeCount,
      edgeCount: loaded.graph.edgeCount,
      warnings: loaded.warnings
    )
  }

  /// Whether a graph has a stored image, good or not.
  public static func hasImage(_ path: String) -> Bool {
    FileBytes.kind(of: PackagePath.joined(folder(of: path), StoredImage.name)) != .missing
  }
}
