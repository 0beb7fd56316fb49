import PropertyGraph

/// One change of each kind, and some that the tables have no place for.
enum SampleChanges {
  typealias Change = CommitDifferenceTests.Change

  static let all: [Change] = edges + nodes + forms + refusals

  private static let edges = [
    Change("link-created") { $0.connect("archer", "MEMBER_OF", "lens", [("amount", .integer(120))]) },
    Change("link-deleted") { $0.editor.delete($0.edge("menuiserie", "MEMBER_OF", "romans")) },
    Change("link-changed") {
      let edge = $0.edge("menuiserie", "MEMBER_OF", "romans")
      $0.editor.set("until", of: edge, to: .null)
      $0.editor.set("amount", of: edge, to: .integer(5))
    },
    Change("implied-link-created") { $0.connect("vitamine-t", "LEADS", "laon") },
    Change("implied-link-moved") {
      $0.editor.delete($0.edge("lens", "LOCATED_IN", "nord"))
      $0.connect("lens", "LOCATED_IN", "rhone")
    },
    Change("implied-link-deleted") { $0.editor.delete($0.edge("archer", "LEADS", "lens")) },
  ]

  private static let nodes = [
    Change("node-created") {
      _ = $0.editor.createNode(
        labels: ["Actor", "SME"],
        properties: [("id", .string("neuf")), ("name", .string("Neuf, \"le\" nouveau"))]
      )
    },
    Change("node-created-with-links") {
      _ = $0.editor.createNode(
        labels: ["Pole"],
        properties: [
          ("id", .string("brest")), ("name", .string("Brest")), ("budget", .float(1234.5)),
          ("sources", .list([.string("s2"), .string("s1")])), ("witness", .boolean(false)),
        ]
      )
      $0.connect("brest", "LOCATED_IN", "nord")
      $0.connect("archer", "LEADS", "brest")
      $0.connect("archer", "SUPPORTS", "brest")
    },
    Change("node-changed") {
      $0.editor.set("name", of: $0["romans"], to: .string("Romans"))
      $0.editor.set("ended", of: $0["romans"], to: .integer(2020))
      $0.editor.set("announced", of: $0["lens"], to: .null)
    },
    Change("node-relabelled") {
      $0.editor.addLabel("SME", to: $0["archer"])
      $0.editor.removeLabel("ESSEnterprise", from: $0["archer"])
    },
    Change("node-renamed") { $0.editor.set("id", of: $0["archer"], to: .string("groupe-archer")) },
    Change("node-deleted") { $0.editor.detachAndDelete($0["menuiserie"]) },
  ]

  /// Other separators, line ends, number forms, a mark at the start, no line end at the end.
  private static let forms = [
    Change("forms-kept", of: "variants") {
      $0.editor.set("budget", of: $0["2"], to: .float(0.5))
      $0.editor.set(
        "opened",
        of: $0["2"],
        to: CalendarDate(year: 2020, month: 1, day: 2).map { .date($0) } ?? .null
      )
      $0.editor.set("witness", of: $0["1"], to: .boolean(false))
      _ = $0.editor.createNode(labels: ["Pole"], properties: [("id", .integer(3)), ("name", .string("a;b"))])
      $0.connect("archer", "MEMBER_OF", "3", [("since", .integer(2020))])
    },
    Change("ids-of-integers", of: "variants") {
      $0.editor.set("id", of: $0["1"], to: .integer(10))
    },
  ]

  private static let refusals = [
    Change("refused-labels") {
      _ = $0.editor.createNode(labels: ["Town"], properties: [("id", .string("x"))])
      $0.editor.addLabel("Region", to: $0["lens"])
    },
    Change("refused-columns") {
      $0.editor.set("mail", of: $0["archer"], to: .string("a@b.fr"))
      $0.editor.set("strated", of: $0["lens"], to: .integer(2000))
      $0.editor.set("region", of: $0["lens"], to: .string("rhone"))
      $0.connect("archer", "MEMBER_OF", "laon", [("sinc", .integer(2000))])
    },
    Change("refused-values") {
      $0.editor.set("started", of: $0["lens"], to: .string("2014"))
      $0.editor.set("name", of: $0["archer"], to: .string(""))
      $0.editor.set("sources", of: $0["lens"], to: .list([.string("s1;s2")]))
      $0.editor.set("budget", of: $0["lens"], to: .float(-1))
      $0.editor.set("sources", of: $0["romans"], to: .list([.string("s9")]))
      $0.editor.set("id", of: $0["laon"], to: .string("Laon !"))
    },
    Change("refused-ids") {
      _ = $0.editor.createNode(labels: ["Actor"], properties: [("id", .string("archer"))])
      _ = $0.editor.createNode(labels: ["Region"], properties: [("name", .string("Sans id"))])
      $0.editor.set("id", of: $0["lens"], to: .null)
      $0.editor.detachAndDelete($0["s2"])
    },
    Change("refused-edges") {
      $0.connect("lens", "LOCATED_IN", "rhone")
      $0.connect("laon", "LOCATED_IN", "rhone", [("since", .integer(2000))])
      $0.connect("laon", "MEMBER_OF", "archer")
      $0.connect("archer", "LOCATED_IN", "nord")
      $0.connect("archer", "MEMBER_OF", "romans")
      $0.connect("vitamine-t", "LIKES", "romans")
    },
    Change("refused-label-column") { $0.editor.set("kind", of: $0["archer"], to: .string("SME")) },
  ]
}
