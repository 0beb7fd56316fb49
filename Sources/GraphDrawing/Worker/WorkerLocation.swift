/// Finds the worker: named by the caller or by MAILLAGE_GRAPHVIZ, else beside the running program.
package enum WorkerLocation {
  static let name = "maillage-graphviz"

  package static func find(_ given: String?) throws(DrawingFailure) -> String {
    let named = given ?? WorkerProcess.value(ofVariable: "MAILLAGE_GRAPHVIZ")
    let candidates = named.map { [$0] } ?? besideTheProgram()
    guard let found = candidates.first(where: WorkerProcess.isExecutable) else {
      throw .workerMissing(searched: candidates)
    }
    return found
  }

  /// In the program's folder, in `libexec/maillage` of an installation, then upwards through the build folders.
  private static func besideTheProgram() -> [String] {
    guard let program = WorkerProcess.runningProgram() else { return [] }
    var folder = program.split(separator: "/").dropLast()
    var candidates = [path(folder, name), path(folder.dropLast(), "libexec/maillage/\(name)")]
    while let index = folder.lastIndex(of: ".build") {
      folder = folder[...index]
      candidates += [path(folder, "release/\(name)"), path(folder, "debug/\(name)")]
      folder = folder.dropLast()
    }
    return candidates
  }

  private static func path(_ folder: ArraySlice<Substring>, _ name: String) -> String {
    "/" + folder.joined(separator: "/") + "/" + name
  }
}
