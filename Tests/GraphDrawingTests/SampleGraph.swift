import GraphDrawing
import PropertyGraph

/// Small graphs with a schema of poles and actors, as a drawing meets them.
enum SampleGraph {
  /// Those that show every node by its name and every tie.
  static let namingProfiles: [DrawingProfile] = [.network, .ego, .route, .columns, .hierarchy, .clusters]

  static let schema = GraphSchema(
    nodes: [
      node("Pole", "Pôle", "Pôles", "Pole", "Poles", .box, 0x1F2A44, 0x1F2A44, 0xFFFFFF, 0x1F2A44),
      node("Actor", "Acteur", "Acteurs", "Actor", "Actors", .circle, 0xFFFFFF, 0x5B6472, 0x1F2A44, 0xFFFFFF),
      node(
        "ESSEnterprise",
        "Entreprise de l’ESS",
        "Entreprises de l’ESS",
        "ESS enterprise",
        "ESS enterprises",
        .circle,
        0xD5F0E6,
        0x00795A,
        0x1F2A44,
        0x009E73
      ),
      node(
        "LocalAuthority",
        "Collectivité",
        "Collectivités",
        "Local authority",
        "Local authorities",
        .hexagon,
        0xD3E6F3,
        0x00568A,
        0x1F2A44,
        0x0072B2
      ),
      node(
        "Region",
        "Région",
        "Régions",
        "Region",
        "Regions",
        .ellipse,
        0xE9EFE9,
        0x5F6E5F,
        0x1F2A44,
        0xB4C6B4
      ),
    ],
    edges: [
      edge(
        "MEMBER_OF",
        "est membre de",
        "is a member of",
        .solid,
        0x8A93A0,
        sources: ["Actor"],
        targets: ["Pole"]
      ),
      edge(
        "SUPPORTS",
        "soutient",
        "supports",
        .solid,
        0x56B4E9,
        sources: ["Actor"],
        targets: ["Pole", "Actor"]
      ),
      edge("FUNDS", "finance", "funds", .bold, 0x0072B2, sources: ["Actor"], targets: ["Pole"]),
      edge(
        "LOCATED_IN",
        "se trouve dans",
        "is located in",
        .dotted,
        0x5F6E5F,
        sources: ["Pole"],
        targets: ["Region"]
      ),
    ]
  )

  /// Two authorities, one enterprise and three poles; one pair has three links, one pole none.
  static var network: Graph {
    var builder = GraphBuilder(schema: schema)
    let coursive = builder.addNode(
      labels: ["Pole"],
      properties: [("id", .string("la-coursive")), ("name", .string("La Coursive Boutaric"))]
    )
    let archer = builder.addNode(
      labels: ["Pole"],
      properties: [("id", .string("archer")), ("name", .string("Pôle Sud Archer"))]
    )
    builder.addNode(labels: ["Pole"], properties: [("id", .string("isole")), ("name", .string("Isolé"))])
    let dijon = builder.addNode(
      labels: ["Actor", "LocalAuthority"],
      properties: [("id", .string("dijon")), ("name", .string("Ville de Dijon"))]
    )
    let region = builder.addNode(
      labels: ["Actor", "LocalAuthority"],
      properties: [("id", .string("rhone-alpes")), ("name", .string("Région Rhône-Alpes"))]
    )
    let groupe = builder.addNode(
      labels: ["Actor", "ESSEnterprise"],
      properties: [("id", .string("archer")), ("name", .string("Groupe Archer"))]
    )
    let place = builder.addNode(
      labels: ["Region"],
      properties: [("id", .string("rhone-alpes")), ("name", .string("Rhône-Alpes"))]
    )
    builder.addEdge(
      type: "SUPPORTS",
      from: dijon,
      to: coursive,
      properties: [("role", .string("aide au loyer")), ("since", .integer(2012)), ("until", .integer(2015))]
    )
    builder.addEdge(
      type: "SUPPORTS",
      from: dijon,
      to: coursive,
      properties: [("role", .string("mise à disposition de locaux")), ("since", .integer(2014))]
    )
    builder.addEdge(type: "FUNDS", from: dijon, to: coursive)
    builder.addEdge(type: "SUPPORTS", from: region, to: archer)
    builder.addEdge(type: "SUPPORTS", from: region, to: coursive)
    builder.addEdge(type: "MEMBER_OF", from: groupe, to: archer)
    builder.addEdge(type: "LOCATED_IN", from: archer, to: place)
    return builder.finish()
  }

  /// Nodes without a schema, in a ring of edges `LINK`, named by the caller.
  static func ring(_ names: [String]) -> Graph {
    var builder = GraphBuilder()
    for name in names { builder.addNode(labels: ["Thing"], properties: [("name", .string(name))]) }
    for index in names.indices {
      builder.addEdge(
        type: "LINK",
        from: index,
        to: (index + 1) % names.count,
        properties: [("role", .string(names[index])), ("since", .string(names[index]))]
      )
    }
    return builder.finish()
  }

  /// Actors and poles linked at random, the same for the same seed; some links are loops or doubled.
  static func random(nodes: Int, edges: Int, seed: UInt64) -> Graph {
    var state = seed
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var builder = GraphBuilder(schema: schema)
    for index in 0..<nodes {
      let labels =
        index % 9 == 0
        ? ["Pole"] : index % 3 == 0 ? ["Actor", "LocalAuthority"] : ["Actor", "ESSEnterprise"]
      builder.addNode(
        labels: labels,
        properties: [("id", .string("n\(index)")), ("name", .string("Élément nº \(index)"))]
      )
    }
    for _ in 0..<edges {
      builder.addEdge(type: ["SUPPORTS", "FUNDS", "MEMBER_OF"][next(3)], from: next(nodes), to: next(nodes))
    }
    return builder.finish()
  }

  static func find(_ name: String, in graph: Graph) -> NodeID {
    (0..<graph.nodeCount).map { NodeID($0) }.first { graph.name(of: $0) == name } ?? .none
  }

  private static func node(
    _ label: String,
    _ french: String,
    _ frenchPlural: String,
    _ english: String,
    _ englishPlural: String,
    _ shape: NodeStyle.Shape,
    _ fill: UInt32,
    _ border: UInt32,
    _ ink: UInt32,
    _ solid: UInt32
  ) -> NodeDescription {
    NodeDescription(
      label: label,
      caption: Caption(french: french, english: english),
      plural: Caption(french: frenchPlural, english: englishPlural),
      nameKey: "name",
      style: NodeStyle(
        shape: shape,
        fill: color(fill),
        border: color(border),
        ink: color(ink),
        solid: color(solid)
      )
    )
  }

  private static func edge(
    _ type: String,
    _ french: String,
    _ english: String,
    _ line: EdgeStyle.Line,
    _ shade: UInt32,
    sources: [String],
    targets: [String]
  ) -> EdgeDescription {
    EdgeDescription(
      type: type,
      caption: Caption(french: french, english: english),
      passive: Caption(french: french, english: english),
      sources: sources,
      targets: targets,
      style: EdgeStyle(line: line, color: color(shade), width: 1.2, hasArrow: true)
    )
  }

  private static func color(_ value: UInt32) -> Color {
    Color(red: UInt8(value >> 16), green: UInt8(value >> 8 & 0xFF), blue: UInt8(value & 0xFF))
  }
}
