import Diagnostics
import GraphReports
import PropertyGraph
import QueryEngine
import Testing

@Suite struct ReportTests {
  static let facts = ReportFacts(["title": "Small <network>"])

  static func graph() -> Graph {
    var builder = GraphBuilder()
    let anna = builder.addNode(labels: ["Person"], properties: [("name", .string("Anna | \"A\" <b>"))])
    let bert = builder.addNode(labels: ["Person"], properties: [("name", .string("Bert"))])
    builder.addEdge(type: "KNOWS", from: anna, to: bert, properties: [("weight", .float(0.5))])
    return builder.finish()
  }

  static func report(_ page: String, language: Language = .english) throws(SourceFailure) -> Report {
    try Report(
      try ReportTemplate(SourceText(name: "page.md", text: page)),
      session: QuerySession(graph: graph()),
      language: language,
      facts: facts
    )
  }

  @Test func `questions are answered in their places`() throws {
    let page = """
      # {{title}}

      There are {{MATCH (p:Person) RETURN count(*)}} people,
      on two lines.

      - one
        item
      - {{MATCH (p) RETURN p.name ORDER BY p.name DESC}}

      ```cypher Nobody.
      MATCH (a)-[k]->(b) RETURN a.name AS name, k.weight AS weight, 1 AS one
      ```

      ```cypher Nobody is {{title}}.
      MATCH (a:Person) WHERE a.name = 'Carl' RETURN a
      ```
      """
    #expect(
      MarkdownReport.text(of: try Self.report(page)) == """
        # Small <network>

        There are 2 people, on two lines.

        - one item
        - Bert

        | name | weight | one |
        | --- | ---: | ---: |
        | Anna \\| "A" <b> | 0.5 | 1 |

        Nobody is Small <network>.

        """
    )
  }

  @Test func `numbers are written as the language has them`() throws {
    let page = """
      {{RETURN 1.25 AS x}}, {{RETURN true AS x}}, {{RETURN null AS x}}.

      ```cypher
      UNWIND [0.5, 1.25, null] AS x RETURN x
      ```
      """
    #expect(
      MarkdownReport.text(of: try Self.report(page, language: .french)) == """
        1,25, oui, .

        | x |
        | ---: |
        | 0,50 |
        | 1,25 |
        |  |

        """
    )
  }

  @Test func `sections without what they need are left out`() throws {
    let page = """
      # All

      <!-- needs: Person, KNOWS -->
      ## Shown

      <!-- needs: Pole -->
      ## Hidden

      text

      ### Hidden with it

      ## Shown again
      """
    #expect(
      MarkdownReport.text(of: try Self.report(page))
        == "# All\n\n## Shown\n\n## Shown again\n"
    )
  }

  @Test func `a page shows names as they are, never as marks`() throws {
    let page = """
      # {{title}} *a* **b** `c`

      [here](https://example.org/?a=1&b=2) [there](javascript:alert(1))

      ```cypher
      MATCH (a)-[k]->(b) RETURN a.name AS `<i>`
      ```
      """
    let text = HTMLReport.text(of: try Self.report(page, language: .french))
    #expect(text.contains("<html lang=\"fr\">"))
    #expect(text.contains("<h1>Small &lt;network&gt; <em>a</em> <strong>b</strong> <code>c</code></h1>"))
    #expect(text.contains("<a href=\"https://example.org/?a=1&amp;b=2\">here</a>"))
    #expect(!text.contains("href=\"javascript"))
    #expect(text.contains("<th scope=\"col\">&lt;i&gt;</th>"))
    #expect(text.contains("<td>Anna | &quot;A&quot; &lt;b&gt;</td>"))
  }

  @Test(arguments: [
    ("text\n```cypher\nRETURN 1", "not closed", 2), ("a {{title", "without '}}'", 1),
    ("\n\n{{titel}}", "nothing is known as 'titel'", 3), ("```sql\nx\n```", "'cypher'", 1),
    ("\n```cypher\nRETURN 1 +\n```", "expected", 3), ("a\n\n{{MATCH (n RETURN n}}", "expected", 3),
  ])
  func `mistakes are said with their lines`(page: String, message: String, line: Int) throws {
    do throws(SourceFailure) {
      _ = try Self.report(page)
      Issue.record("no mistake was found")
    } catch {
      let found = try #require(error.diagnostics.first)
      #expect(found.message.contains(message) || found.help?.contains(message) == true, "\(found)")
      let text = DiagnosticRenderer(usesColor: false).render(found, in: error.source)
      #expect(text.contains("page.md:\(line):"), "\(text)")
    }
  }
}
