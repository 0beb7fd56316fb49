import GraphDrawing
import PropertyGraph
import Testing

@Suite struct DOTTests {
  private func dot(
    _ graph: Graph,
    _ selection: DrawingSelection,
    _ profile: DrawingProfile? = nil
  ) throws -> [UInt8] {
    let request = DrawingRequest(
      graph: graph,
      selection: selection,
      language: .french,
      sourceLine: "tests",
      date: "2026-11-21",
      profile: profile,
      formats: [.dot]
    )
    return try #require(Draftsman.draw(request)[.dot])
  }

  @Test(arguments: DrawingProfile.allCases)
  func `Each profile writes its DOT`(profile: DrawingProfile) throws {
    try Golden.check(dot(SampleGraph.network, .whole, profile), "\(profile.rawValue).dot")
  }

  @Test func `Hostile names are escaped`() throws {
    try Golden.check(dot(SampleGraph.ring(HostileNames.all), .whole), "hostile.dot")
  }

  @Test(arguments: SampleGraph.namingProfiles)
  func `Graphviz takes the DOT that people get`(profile: DrawingProfile) throws {
    let dot = try dot(SampleGraph.ring(HostileNames.all), .whole, profile)
    let engine = ["network": "sfdp", "ego": "twopi", "clusters": "fdp"][profile.rawValue] ?? "dot"
    let picture =
      try WorkerRequest(engine: engine, formats: ["svg"], dot: dot, limits: DrawingLimits()).run()["svg"]
    let text = String(decoding: try #require(picture), as: UTF8.self)
    #expect(try XML.complaint(Array(text.utf8)) == nil)
    #expect(text.contains("xlink:title=\"\\N (Thing)"))
    #expect(text.contains("say &quot;no&quot; \\&quot; twice</text>"))
  }
}
