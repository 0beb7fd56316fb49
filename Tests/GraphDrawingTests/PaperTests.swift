import PropertyGraph
import Testing

@testable import GraphDrawing

/// Figures that fit a page: boxes apart, lines around them, names as there is room.
@Suite struct PaperTests {
  private static func boxes(_ count: Int, seed: UInt64) -> [Layout.Box] {
    var generator = SeededGenerator(state: seed)
    return (0..<count)
      .map { _ in
        Layout.Box(
          center: Point(
            x: .random(in: 0...2_000, using: &generator),
            y: .random(in: 0...900, using: &generator)
          ),
          width: .random(in: 8...110, using: &generator),
          height: .random(in: 8...50, using: &generator)
        )
      }
  }

  private static func ties(_ count: Int, among nodes: Int, seed: UInt64) -> [(tail: Int, head: Int)] {
    var generator = SeededGenerator(state: seed &+ 99)
    return (0..<count)
      .map { _ in (.random(in: 0..<nodes, using: &generator), .random(in: 0..<nodes, using: &generator)) }
  }

  @Test(arguments: [1, 2, 3, 17, 60, 300], [false, true])
  func `Boxes fitted to a page stay on it and apart`(count: Int, avoidsLines: Bool) {
    for seed in UInt64(1)...3 {
      let boxes = Self.boxes(count, seed: seed)
      let page = PageFitting(gap: 4, width: 400, density: 0.6, avoidsLines: avoidsLines)
      let ties = Self.ties(count, among: count, seed: seed)
      let places = page.places(for: boxes, ties: ties)
      #expect(places == page.places(for: boxes, ties: ties))
      for (first, place) in places.enumerated() {
        #expect(place.x - boxes[first].width / 2 > -0.01 && place.x + boxes[first].width / 2 < 400.01)
        for second in 0..<first {
          let wide = (boxes[first].width + boxes[second].width) / 2 - 0.6
          let tall = (boxes[first].height + boxes[second].height) / 2 - 0.6
          let way = place - places[second]
          #expect(abs(way.x) > wide || abs(way.y) > tall, "\(first) and \(second) of \(count), seed \(seed)")
        }
      }
    }
  }

  @Test func `Boxes at one place, and boxes wider than the page, come apart, too`() {
    let boxes =
      (0..<30).map { _ in Layout.Box(center: Point(x: 5, y: 5), width: 50, height: 20) }
      + [Layout.Box(center: Point(x: 5, y: 5), width: 900, height: 20)]
    let page = PageFitting(gap: 4, width: 300, density: 0.6, avoidsLines: false)
    let ties = boxes.indices.dropFirst().map { (tail: 0, head: $0) }
    let places = page.places(for: boxes, ties: ties)
    for first in boxes.indices {
      for second in 0..<first {
        let way = places[first] - places[second]
        #expect(abs(way.x) > (boxes[first].width + boxes[second].width) / 2 - 0.6 || abs(way.y) > 19.4)
      }
    }
    #expect(page.places(for: [], ties: []).isEmpty)
  }

  @Test func `A line leads around a box that stands in its way, and straight where none does`() throws {
    let ends = [0.0, 300, 150].map { Layout.Box(center: Point(x: $0, y: 0), width: 30, height: 20) }
    func curve(_ obstacles: [(node: Int, box: Layout.Box)]) -> Curve? {
      LineRouting(ends: ends, obstacles: obstacles, areDiscs: false).curves(for: [(tail: 0, head: 1)])[0]
    }
    let around = try #require(curve([(2, ends[2])]))
    for step in 0...20 {
      let point = around.point(at: Double(step) / 20)
      #expect(abs(point.x - 150) > 15 || abs(point.y) > 10)
    }
    let straight = try #require(curve([]))
    for step in 0...20 { #expect(abs(straight.point(at: Double(step) / 20).y) < 0.001) }
  }

  @Test func `Wider paper has room for more names, and the figure says how many go without`() {
    let graph = SampleGraph.random(nodes: 400, edges: 900, seed: 3)
    func diagram(_ centimetres: Double) -> Diagram {
      var request = DrawingRequest(graph: graph, selection: .whole, language: .french, profile: .network)
      request.paper = PaperWidth(centimetres: centimetres)
      return Draftsman.diagram(for: request)
    }
    let named = [8.0, 16, 30].map { width in diagram(width).nodes.count { $0.isNamed } }
    #expect(named[0] > 0 && named[0] < named[1] && named[1] <= named[2])
    let page = diagram(16)
    let without = page.nodes.count { !$0.isNamed }
    #expect(page.notes.contains { $0.contains("les \(without)\u{A0}autres sont des marques") })
  }

  private static func number(_ pattern: Regex<(Substring, Substring)>, in text: String) -> Double? {
    text.firstMatch(of: pattern).flatMap { Double($0.1) }
  }

  @Test(arguments: [
    DrawingProfile.network, .clusters, .groups, .partners, .multiples, .kinds, .matrix, .panels,
  ])
  func `No letter is under six points on the paper asked for`(profile: DrawingProfile) throws {
    for centimetres in [16.0, 24] {
      var request = DrawingRequest(
        graph: SampleGraph.random(nodes: 120, edges: 200, seed: 2),
        selection: .whole,
        language: .french,
        profile: profile
      )
      request.paper = PaperWidth(centimetres: centimetres)
      let svg = String(decoding: try #require(Draftsman.draw(request)[.svg]), as: UTF8.self)
      let millimetres = try #require(Self.number(/width:([0-9.]+)mm/, in: svg))
      let units = try #require(Self.number(/viewBox="0.00 0.00 ([0-9.]+)/, in: svg))
      let smallest = svg.matches(of: /font-size="([0-9.]+)"/).compactMap { Double($0.1) }.min() ?? 0
      #expect(smallest / units * millimetres / 25.4 * 72 > 5.99)
    }
  }
}

/// Tables of numbers that come from an answer.
@Suite struct NumbersFigureTests {
  private func matrix(_ entries: [(String?, String?, Double)]) throws -> DiagramMatrix {
    let numbers = DrawingNumbers(
      entries: entries.map { .init(row: $0.0, column: $0.1, value: $0.2) },
      rowCaption: "from",
      columnCaption: "to",
      unit: "observed"
    )
    let request = DrawingRequest(graph: SampleGraph.network, selection: .numbers(numbers), language: .french)
    let svg = try #require(try Draftsman.draw(request)[.svg])
    #expect(try XML.complaint(svg) == nil)
    return try #require(Draftsman.diagram(for: request).matrix)
  }

  @Test func `Rows and columns come in the order of the answer, equal ones add up`() throws {
    let table = try matrix([("b", "x", 1), ("a", "y", 2.5), ("b", "x", 3), ("a", nil, -1), ("a", "y", .nan)])
    #expect(table.rows == ["b", "a"] && table.columns == ["x", "y", "Non renseigné"])
    #expect(table.cells == [[4, nil, nil], [nil, 2.5, -1]])
    #expect(!table.isSquare)
  }

  @Test func `Each two names once mean both ways; a direction stays one`() throws {
    let both = try matrix([("a", "a", 1), ("a", "b", 2), ("b", "b", 3)])
    #expect(both.cells == [[1, 2], [2, 3]] && both.isSquare)
    let ring = try matrix([("a", "b", 1), ("b", "c", 2), ("c", "a", 3)])
    #expect(ring.cells == [[nil, 1, nil], [nil, nil, 2], [3, nil, nil]])
  }

  @Test func `Labels have the names of the schema, a large table its strongest rows, none is no table`()
    throws
  {
    #expect(try matrix([("Pole", "LocalAuthority", 1)]).rows == ["Pôle"])
    let large = try matrix((0..<90).map { ("r\($0)", "c", Double($0)) })
    #expect(large.rows.count == 60 && large.rows.first == "r30")
    #expect(try matrix([]).rows.isEmpty)
  }
}
