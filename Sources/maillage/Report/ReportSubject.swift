import ArgumentParser
import Diagnostics
import GraphFormats
import PropertyGraph
import QueryEngine

/// What a report is about: a whole network, a region of it, or a pole.
struct ReportSubject {
  private enum Scope {
    case network
    case region(name: String, nodes: [Value])
    case pole(id: String)
  }

  private let scope: Scope
  private let modes: NetworkModes

  /// - Parameters:
  ///   - pole: the id of a pole, if it is about one.
  ///   - region: the id of a region, if it is about one.
  ///   - modes: the labels of the two sides.
  ///   - session: knows the graph.
  /// - Throws: when there is no such pole or region.
  init(pole: String?, region: String?, modes: NetworkModes, of session: QuerySession) throws {
    self.modes = modes
    if let pole {
      let ids = try Self.column("MATCH (p:Pole) RETURN p.id", of: session)
      try Self.require(pole, among: ids, "pole", "poles")
      scope = .pole(id: pole)
    } else if let region {
      let ids = try Self.column("MATCH (r:Region) RETURN r.id", of: session)
      try Self.require(region, among: ids, "region", "regions")
      let parameters = ["region": Value.string(region)]
      let name = try Self.column("MATCH (r:Region {id: $region}) RETURN r.name", of: session, parameters)
      // What stands in a region that merged into it stands in it.
      let nodes = try Self.column(
        "MATCH (n)-[:LOCATED_IN]->(:Region)-[:MERGED_INTO]->{0,1}(:Region {id: $region}) RETURN DISTINCT n",
        of: session,
        parameters
      )
      var title = region
      if case .string(let text)? = name.first { title = text }
      scope = .region(name: title, nodes: nodes)
    } else {
      scope = .network
    }
  }

  /// The page in Queries/Reports, without language.
  var templateName: String {
    if case .pole = scope { return "pole" }
    return modes.labels == ["Actor", "Pole"] ? "structure" : "network"
  }

  /// What every question may ask for.
  func parameters(of graph: Graph, in language: Language) -> [String: Value] {
    var nodes = Value.null
    var pole = Value.null
    switch scope {
    case .network: break
    case .region(_, let members): nodes = .list(members)
    case .pole(let id): pole = .string(id)
    }
    return [
      "modes": .list(modes.labels.map { .string($0) }),
      "nodes": nodes,
      "pole": pole,
      "kinds": .map(
        of: graph.schema.nodes.map {
          Value.MapEntry($0.label, .string($0.caption.text(in: language)))
        }
      ),
      "relations": .map(
        of: graph.schema.edges.map { Value.MapEntry($0.type, .string($0.caption.text(in: language))) }
      ),
    ]
  }

  /// What is known besides the answers.
  func facts(of loaded: LoadedGraph, in language: Language) -> [String: String] {
    let isFrench = language == .french
    var description = isFrench ? "Le réseau entier." : "The whole network."
    if case .region(let name, _) = scope {
      description =
        isFrench
        ? "Les acteurs et pôles de la région \(name)." : "The actors and poles of the region \(name)."
    }
    let sources = loaded.info.sources.map { source in
      // A place on the web; a file of the package says nothing more than its title.
      guard let path = source.path, path.hasPrefix("http") else { return source.title }
      return "[\(source.title)](\(path))"
    }
    return [
      "title": loaded.info.title ?? loaded.info.name ?? "",
      "version": loaded.info.version ?? "",
      "date": String((loaded.info.created ?? "").prefix(10)),
      "program": Maillage.configuration.version,
      "scope": description,
      "sources": sources.isEmpty ? "" : sources.joined(separator: " ; ") + ".",
    ]
  }

  private static func column(
    _ query: String,
    of session: QuerySession,
    _ parameters: [String: Value] = [:]
  ) throws -> [Value] {
    do throws(SourceFailure) {
      return try session.run(SourceText(name: "query", text: query), parameters: parameters).table.rows
        .compactMap(\.first)
    } catch {
      throw CommandFailure(error)
    }
  }

  private static func require(_ id: String, among values: [Value], _ what: String, _ plural: String) throws {
    let ids = values.compactMap { value -> String? in
      if case .string(let text) = value { return text }
      return nil
    }
    guard !ids.contains(where: { $0.utf8.elementsEqual(id.utf8) }) else { return }
    throw CommandFailure.usage(
      "there is no \(what) '\(id)'",
      help: Spelling.help(for: id, among: ids, of: plural) ?? "'maillage query' finds them by name"
    )
  }
}
