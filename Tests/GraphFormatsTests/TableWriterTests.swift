import GraphFormats
import PropertyGraph
import Testing

@Suite struct TableWriterTests {
  private let graph: Graph
  private let table: ValueTable

  init() {
    var builder = GraphBuilder()
    let archer = builder.addNode(
      labels: ["Actor", "SME"],
      properties: [("id", .string("archer")), ("name", .string("Groupe Archer")), ("size", .integer(12))]
    )
    let romans = builder.addNode(labels: ["Pole"], properties: [("name", .string("Romans | \"Sud\""))])
    let nameless = builder.addNode(labels: ["Pole"])
    builder.addEdge(type: "SUPPORTS", from: archer, to: romans, properties: [("since", .integer(2014))])
    builder.addEdge(type: "MEMBER_OF", from: nameless, to: romans)
    graph = builder.finish()
    let path = Path(nodes: [NodeID(0), NodeID(1), NodeID(2)], edges: [EdgeID(0), EdgeID(1)])
    table = ValueTable(
      columns: ["what", "number", "value"],
      rows: [
        [.string("text"), .integer(7), .string("a,b\n\"c\" = é日本")],
        [.string("control"), .integer(-12), .string("\u{1B}[31m\trouge\u{202E}")],
        [.string("null"), .null, .null],
        [
          .string("floats"), .float(0.1),
          .list([.float(1), .float(1e308), .float(1e-7), .float(.nan), .float(-.infinity)]),
        ],
        [.string("list"), .integer(0), .list([.string("a"), .null, .list([.integer(1), .boolean(true)])])],
        [.string("map"), .integer(0), .map(of: [.init("b", .string("x")), .init("a", .integer(1))])],
        [
          .string("date"), .integer(0),
          CalendarDate(year: 2014, month: 7, day: 31).map { .date($0) } ?? .null,
        ],
        [
          .string("times"), .integer(0),
          .list(
            [
              LocalTime(parsing: "12:31").map { .localTime($0) },
              ZonedTime(parsing: "12:31:14+01:00").map { .zonedTime($0) },
              LocalDateTime(parsing: "2014-07-31T12:31").map { .localDateTime($0) },
              CalendarDuration(parsing: "P1Y2M").map { .duration($0) },
            ]
            .map { $0 ?? .null }
          ),
        ],
        [.string("duration"), .integer(0), CalendarDuration(parsing: "PT4H").map { .duration($0) } ?? .null],
        [.string("node"), .integer(0), .node(NodeID(0))],
        [.string("nameless"), .integer(0), .node(NodeID(2))],
        [.string("edge"), .integer(0), .edge(EdgeID(0))],
        [.string("path"), .integer(0), .path(path)],
        [.string("empty"), .integer(0), .string("")],
      ]
    )
  }

  @Test(arguments: TableMode.allCases)
  func `every kind of value in every mode`(mode: TableMode) {
    var output = ""
    TableWriter(mode: mode, graph: graph).write(table, to: &output)
    TextFile.expect(output, equals: golden("values-\(mode.rawValue)"))
  }

  @Test(arguments: [20, 40, 60])
  func `a table fits a terminal`(width: Int) {
    var output = ""
    TableWriter(mode: .table, graph: graph, width: width, nullText: "∅").write(table, to: &output)
    TextFile.expect(output, equals: golden("width-\(width)"))
  }

  @Test(arguments: TableMode.allCases)
  func `a table without rows`(mode: TableMode) {
    var output = ""
    TableWriter(mode: mode, graph: graph).write(ValueTable(columns: ["a", "b"]), to: &output)
    TextFile.expect(output, equals: golden("no-rows-\(mode.rawValue)"))
  }

  @Test(arguments: TableMode.allCases)
  func `a table without columns writes nothing`(mode: TableMode) {
    var output = ""
    TableWriter(mode: mode, graph: graph).write(ValueTable(columns: []), to: &output)
    #expect(output.isEmpty)
  }

  private func golden(_ name: String) -> String { Fixtures.folder + "/../Tables/\(name).txt" }
}
