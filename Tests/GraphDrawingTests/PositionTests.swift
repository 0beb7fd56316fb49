import Foundation
import GraphDrawing
import PropertyGraph
import Testing

/// Nodes that keep their place from one drawing to the next.
@Suite struct PositionTests {
  private func drawing(
    _ graph: Graph,
    keeping positions: DrawingPositions? = nil,
    _ profile: DrawingProfile? = nil
  ) throws -> Drawing {
    var request = DrawingRequest(graph: graph, selection: .whole, profile: profile)
    request.positions = positions
    return try Draftsman.drawing(request)
  }

  /// The middle of each node's shape in an SVG, from the numbers of its outline, by id.
  private func middles(_ drawing: Drawing) throws -> [String: (x: Double, y: Double)] {
    let text = String(decoding: try #require(drawing.pictures[.svg]), as: UTF8.self)
    var middles: [String: (x: Double, y: Double)] = [:]
    for part in text.components(separatedBy: "<g id=\"").dropFirst() {
      guard let id = part.split(separator: "\"").first,
        let outline = part.components(separatedBy: " points=\"").dropFirst().first
          ?? part.components(separatedBy: " d=\"").dropFirst().first
      else { continue }
      let numbers = outline.prefix { $0 != "\"" }.split { !"-.0123456789".contains($0) }
        .compactMap { Double($0) }
      let xs = stride(from: 0, to: numbers.count - 1, by: 2).map { numbers[$0] }
      let ys = stride(from: 1, to: numbers.count, by: 2).map { numbers[$0] }
      guard let left = xs.min(), let right = xs.max(), let low = ys.min(), let high = ys.max() else {
        continue
      }
      middles[String(id)] = ((left + right) / 2, (low + high) / 2)
    }
    return middles
  }

  private static let maps: [DrawingProfile] = [
    .network, .ego, .route, .columns, .hierarchy, .clusters, .groups, .partners, .multiples,
  ]

  @Test(arguments: maps)
  func `Every node of an earlier drawing stays, and the drawing is the same each time`(
    profile: DrawingProfile
  ) throws {
    let small = SampleGraph.random(nodes: 30, edges: 40, seed: 5)
    let large = SampleGraph.random(nodes: 45, edges: 70, seed: 5)
    let first = try drawing(small, profile)
    let kept = try #require(first.positions)
    let second = try drawing(large, keeping: kept, profile)
    let places = try #require(second.positions?.places)
    for (key, place) in kept.places {
      #expect(places[key] == place)
    }
    // Groups stand for their nodes, and not every pole has partners.
    if profile != .groups, profile != .partners { #expect(places.count == 45) }
    #expect(try drawing(large, keeping: kept, profile) == second)
  }

  @Test(arguments: DrawingProfile.allCases.filter { !maps.contains($0) })
  func `A table or a list keeps no places and says so`(profile: DrawingProfile) throws {
    let drawing = try drawing(SampleGraph.network, keeping: DrawingPositions(), profile)
    #expect(drawing.positions == nil)
    #expect(drawing.notices == [.positionsUnused])
  }

  @Test func `The picture shows them where they were`() throws {
    let small = SampleGraph.random(nodes: 30, edges: 40, seed: 5)
    let first = try drawing(small)
    // Without the tie of largest number: nothing moves when a link goes.
    let second = try drawing(SampleGraph.random(nodes: 30, edges: 39, seed: 5), keeping: first.positions)
    let (before, after) = (try middles(first), try middles(second))
    #expect(before.count == 30)
    let anchor = try #require(before.keys.sorted().first)
    let shift = (x: after[anchor]!.x - before[anchor]!.x, y: after[anchor]!.y - before[anchor]!.y)
    for (id, place) in before {
      let other = try #require(after[id])
      #expect(abs(other.x - place.x - shift.x) < 0.6 && abs(other.y - place.y - shift.y) < 0.6, "\(id)")
    }
    #expect(abs(shift.x) < 0.6)
  }

  @Test func `New nodes lie near their neighbours and on nobody`() throws {
    let small = SampleGraph.random(nodes: 20, edges: 30, seed: 11)
    let kept = try #require(try drawing(small).positions)
    let large = SampleGraph.random(nodes: 70, edges: 120, seed: 11)
    let second = try drawing(large, keeping: kept)
    let text = String(decoding: try #require(second.pictures[.svg]), as: UTF8.self)
    #expect(try XML.complaint(Array(text.utf8)) == nil)
    let places = try #require(second.positions?.places)
    #expect(places.count == 70)
    let new = places.filter { kept.places[$0.key] == nil }
    for (key, place) in new {
      for (other, taken) in places where other != key {
        // No box is lower than a line of letters or narrower than a few of them.
        let isApart = abs(place.x - taken.x) > 40 || abs(place.y - taken.y) > 14
        #expect(isApart, "\(key) lies on \(other)")
      }
    }
  }

  @Test func `Thousands of new nodes find places`() throws {
    var builder = GraphBuilder()
    for index in 0...1_500 {
      builder.addNode(labels: ["A"], properties: [("id", .string("\(index)"))])
      if index > 0 { builder.addEdge(type: "L", from: 0, to: index) }
    }
    var request = DrawingRequest(graph: builder.finish(), selection: .whole, profile: .network)
    request.limits.nodes = 5_000
    request.limits.ties = 10_000
    request.positions = DrawingPositions(places: ["A:0": .init(x: 5, y: 5)])
    let drawing = try Draftsman.drawing(request)
    #expect(drawing.positions?.places.count == 1_501)
    #expect(drawing.positions?.places["A:0"] == .init(x: 5, y: 5))
  }
}
