import Foundation
import PropertyGraph

/// A graph of the LDBC Graphalytics validation set: `NAME.v`, `NAME.e`, `NAME.properties`, `NAME-BFS`, ….
struct Benchmark {
  let name: String
  let isDirected: Bool
  /// Vertices have the labels `V` and the property `id`, in ascending order; edges the type `E`.
  let graph: Graph
  let algorithms: [String]
  private let folder: URL
  private let properties: [String: String]

  /// The folder that a variable of the environment names; nil where it is not set.
  static func folder(named variable: String) -> URL? {
    ProcessInfo.processInfo.environment[variable].map { URL(fileURLWithPath: $0) }
  }

  static func all(in folder: URL) throws -> [Benchmark] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".v") }.sorted()
      .map { try Benchmark(String($0.dropLast(2)), in: folder) }
  }

  private init(_ name: String, in folder: URL) throws {
    self.name = name
    self.folder = folder
    var properties: [String: String] = [:]
    for line in try Self.lines(name + ".properties", in: folder) where !line.hasPrefix("#") {
      let parts = line.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      if parts.count == 2 { properties[parts[0].replacing("graph.\(name).", with: "")] = parts[1] }
    }
    self.properties = properties
    isDirected = properties["directed"] == "true"
    algorithms = (properties["algorithms"] ?? "").split(separator: ",")
      .map { $0.trimmingCharacters(in: .whitespaces) }
    let vertices = try Self.lines(name + ".v", in: folder).compactMap { Int64($0) }
    let edges = try Self.lines(name + ".e", in: folder)
      .map { line in
        let parts = line.split(separator: " ")
        return VertexGraph.Edge(
          Int64(parts[0]) ?? -1,
          Int64(parts[1]) ?? -1,
          weight: parts.count > 2 ? Double(parts[2]) : nil
        )
      }
    graph = VertexGraph.graph(vertices, edges)
  }

  func property(_ name: String) -> String { properties[name] ?? "" }

  /// By vertex, the value that the reference output of an algorithm has.
  func reference(_ algorithm: String) throws -> [Int64: String] {
    var values: [Int64: String] = [:]
    for line in try Self.lines("\(name)-\(algorithm.uppercased())", in: folder) {
      let parts = line.split(separator: " ")
      values[Int64(parts[0]) ?? -1] = String(parts[1])
    }
    return values
  }

  private static func lines(_ name: String, in folder: URL) throws -> [String] {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      .split(whereSeparator: \.isNewline).map(String.init)
  }
}
