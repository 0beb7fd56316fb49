public import PropertyGraph

/// Changes at random, all of which the tables of the fixture `valid` have a place for.
public enum RandomPackageEdits {
  /// The graph after some edits; the same for the same seed.
  public static func apply(to graph: Graph, seed: Int) -> Graph {
    var edits = Edits(editor: GraphEditor(graph), random: SplitMix(state: UInt64(truncatingIfNeeded: seed)))
    for number in 0...edits.below(6) { edits.edit("\(seed)-\(number)") }
    return edits.finish()
  }
}

private struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

private struct Edits: ~Copyable {
  private var editor: GraphEditor
  private var random: SplitMix

  init(editor: consuming GraphEditor, random: SplitMix) {
    self.editor = editor
    self.random = random
  }

  consuming func finish() -> Graph { editor.finish() }

  mutating func below(_ bound: Int) -> Int { Int(random.next() % UInt64(bound)) }

  private mutating func pick<Element>(_ elements: [Element]) -> Element? {
    elements.isEmpty ? nil : elements[below(elements.count)]
  }

  private func nodes(_ label: String) -> [NodeID] {
    (0..<editor.nodeIDLimit).map { NodeID($0) }.filter { editor.labels(of: $0).contains(label) }
  }

  private func edges(_ types: [String]) -> [EdgeID] {
    (0..<editor.edgeIDLimit).map { EdgeID($0) }
      .filter { !editor.isDeleted($0) && types.contains(editor.type(of: $0)) }
  }

  private mutating func name() -> String {
    let names = [
      "Dupont, père", "dit \"le\" nom", "deux\nlignes", "Œuvre", " blancs ", "a;b", "\u{FEFF}marque", "sep=,",
    ]
    return pick(names) ?? ""
  }

  /// Makes one change; the text is not used as an id before.
  mutating func edit(_ fresh: String) {
    switch below(11) {
    case 0, 1: createActor("a-\(fresh)")
    case 2: createPole("p-\(fresh)")
    case 3, 4: link()
    case 5: setNodeProperty()
    case 6: setEdgeProperty()
    case 7:
      if let edge = pick(edges(["MEMBER_OF", "SUPPORTS", "LOCATED_IN", "LEADS"])) { editor.delete(edge) }
    case 8: moveImplied()
    case 9:
      if let node = pick(nodes("Actor") + nodes("Pole") + nodes("Region")) { editor.detachAndDelete(node) }
    default:
      if let node = pick(nodes("Actor") + nodes("Pole") + nodes("Region")) {
        editor.set("id", of: node, to: .string("r-\(fresh)"))
      }
    }
  }

  private mutating func createActor(_ id: String) {
    let kind = pick(["SME", "ESSEnterprise"]) ?? "SME"
    _ = editor.createNode(
      labels: ["Actor", kind],
      properties: [("id", .string(id)), ("name", .string(name())), ("kind", .string(kind))]
    )
  }

  private mutating func createPole(_ id: String) {
    let pole = editor.createNode(
      labels: ["Pole"],
      properties: [
        ("id", .string(id)), ("name", .string(name())), ("budget", .float(Double(below(9000)) / 8)),
        ("sources", .list([.string("s2"), .string("s1")])), ("witness", .boolean(below(2) == 0)),
      ]
    )
    if let region = pick(nodes("Region")) {
      _ = editor.createEdge(type: "LOCATED_IN", from: pole, to: region)
    }
    if let actor = pick(nodes("Actor")) { _ = editor.createEdge(type: "LEADS", from: actor, to: pole) }
  }

  private mutating func link() {
    guard let actor = pick(nodes("Actor")), let pole = pick(nodes("Pole")) else { return }
    let type = pick(["MEMBER_OF", "SUPPORTS"]) ?? "SUPPORTS"
    // The three together are the table's primary key.
    guard
      !editor.edges(of: actor)
        .contains(where: { editor.target(of: $0) == pole && editor.type(of: $0) == type })
    else { return }
    _ = editor.createEdge(
      type: type,
      from: actor,
      to: pole,
      properties: [("amount", .integer(Int64(below(1_000_000)))), ("confidence", .string("high"))]
    )
  }

  private mutating func setNodeProperty() {
    let date = CalendarDate(year: 2015, month: 2, day: 1 + below(28)).map { Value.date($0) } ?? .null
    if below(2) == 0, let actor = pick(nodes("Actor")) {
      editor.set("name", of: actor, to: below(3) == 0 ? .null : .string(name()))
    } else if let pole = pick(nodes("Pole")) {
      switch below(4) {
      case 0: editor.set("announced", of: pole, to: date)
      case 1: editor.set("budget", of: pole, to: below(2) == 0 ? .null : .float(0.1 + Double(below(99))))
      case 2: editor.set("sources", of: pole, to: .list([.string("s2")]))
      default: editor.set("witness", of: pole, to: .boolean(true))
      }
    }
  }

  private mutating func setEdgeProperty() {
    guard let edge = pick(edges(["MEMBER_OF", "SUPPORTS"])) else { return }
    editor.set("amount", of: edge, to: below(3) == 0 ? .null : .integer(Int64(below(1000))))
  }

  /// Gives a pole another region or leader.
  private mutating func moveImplied() {
    guard let pole = pick(nodes("Pole")) else { return }
    let isRegion = below(2) == 0
    let type = isRegion ? "LOCATED_IN" : "LEADS"
    for edge in editor.edges(of: pole) where editor.type(of: edge) == type { editor.delete(edge) }
    guard let other = pick(nodes(isRegion ? "Region" : "Actor")) else { return }
    _ = editor.createEdge(type: type, from: isRegion ? pole : other, to: isRegion ? other : pole)
  }
}
