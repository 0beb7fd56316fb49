import Testing

/// What a person reads; the texts below are the reference.
@Suite("Messages")
struct MessageTests {
  @Test func `a misspelled clause`() {
    #expect(
      messages("MACTH (n) RETURN n") == """
        error[unexpected-token]: expected a clause such as MATCH, found 'MACTH'
         --> query:1:1
          |
        1 | MACTH (n) RETURN n
          | ^^^^^
          = help: did you mean 'MATCH'?

        """
    )
  }

  @Test func `a misspelled WHERE`() {
    #expect(
      messages("MATCH (n) WEHRE n.x = 1 RETURN n") == """
        error[unexpected-token]: expected ',', WHERE or the next clause, found 'WEHRE'
         --> query:1:11
          |
        1 | MATCH (n) WEHRE n.x = 1 RETURN n
          |           ^^^^^
          = help: did you mean 'WHERE'?

        """
    )
  }

  @Test func `operators of other languages`() {
    #expect(
      messages("MATCH (n) WHERE n.x == 1 && n.y != 2 RETURN n") == """
        error[misspelled-operator]: '==' is not an operator here
         --> query:1:21
          |
        1 | MATCH (n) WHERE n.x == 1 && n.y != 2 RETURN n
          |                     ^^
          = help: write =
        error[misspelled-operator]: '&&' is not an operator here
         --> query:1:26
          |
        1 | MATCH (n) WHERE n.x == 1 && n.y != 2 RETURN n
          |                          ^^
          = help: write AND
        error[misspelled-operator]: '!=' is not an operator here
         --> query:1:33
          |
        1 | MATCH (n) WHERE n.x == 1 && n.y != 2 RETURN n
          |                                 ^^
          = help: write <>

        """
    )
  }

  @Test func `bars between conditions`() {
    #expect(
      messages("MATCH (n) WHERE (n.x = 1) || (n.y = 2) RETURN n") == """
        error[misspelled-operator]: '||' joins texts or lists, not conditions
         --> query:1:27
          |
        1 | MATCH (n) WHERE (n.x = 1) || (n.y = 2) RETURN n
          |                           ^^
          = help: write OR

        """
    )
  }

  @Test func `a comment after dashes`() {
    #expect(
      messages("MATCH (n) -- all nodes\nRETURN n") == """
        error[unexpected-token]: expected ',', WHERE or the next clause, found 'all'
         --> query:1:14
          |
        1 | MATCH (n) -- all nodes
          |              ^^^
          = help: a comment starts with //

        """
    )
  }

  @Test func `LIMIT before ORDER BY`() {
    #expect(
      messages("MATCH (n) RETURN n LIMIT 3 ORDER BY n.x") == """
        error[misordered-clause]: ORDER BY must stand before LIMIT
         --> query:1:28
          |
        1 | MATCH (n) RETURN n LIMIT 3 ORDER BY n.x
          |                            ^^^^^
         --> query:1:20
          |
        1 | MATCH (n) RETURN n LIMIT 3 ORDER BY n.x
          |                    ----- LIMIT stands here
          = help: the order is: ORDER BY, then OFFSET, then LIMIT

        """
    )
  }

  @Test func `a node that is not closed`() {
    #expect(
      messages("MATCH (n:Pole RETURN n") == """
        error[unexpected-token]: expected '{', WHERE or ')', found 'RETURN'
         --> query:1:15
          |
        1 | MATCH (n:Pole RETURN n
          |               ^^^^^^
         --> query:1:7
          |
        1 | MATCH (n:Pole RETURN n
          |       - '(' was opened here

        """
    )
  }

  @Test func `an edge without its second dash`() {
    #expect(
      messages("MATCH (n)-(m) RETURN n") == """
        error[unexpected-token]: expected an edge such as -[:TYPE]-> or --, found '('
         --> query:1:11
          |
        1 | MATCH (n)-(m) RETURN n
          |           ^

        """
    )
  }

  @Test func `an apostrophe in a text`() {
    #expect(
      messages("MATCH (n) WHERE n.name = 'L'Oréal' RETURN n") == """
        error[unexpected-token]: expected an operator or the next clause, found 'Oréal'
         --> query:1:29
          |
        1 | MATCH (n) WHERE n.name = 'L'Oréal' RETURN n
          |                             ^^^^^
          = help: an apostrophe within '…' is written \\'
        error[unterminated-string]: this text in quotes is never closed
         --> query:1:34
          |
        1 | MATCH (n) WHERE n.name = 'L'Oréal' RETURN n
          |                                  ^^^^^^^^^^ opened here
          = help: an apostrophe within '…' is written \\'

        """
    )
  }

  @Test func `typographic quotes`() {
    #expect(
      messages("MATCH (n) WHERE n.name = “Oréal” RETURN n") == """
        error[typographic-character]: '“' is a character for prose, not for queries
         --> query:1:26
          |
        1 | MATCH (n) WHERE n.name = “Oréal” RETURN n
          |                          ^^^^^^^
          = help: write ' or " instead (word processors replace it while one types)

        """
    )
  }

  @Test func `a missing RETURN`() {
    #expect(
      messages("MATCH (n)") == """
        error[missing-return]: a query ends with RETURN
         --> query:1:10
          |
        1 | MATCH (n)
          |          ^ RETURN is missing here
          = help: say what to show: RETURN *

        """
    )
  }

  @Test func `a missing expression`() {
    #expect(
      messages("MATCH (n) WHERE RETURN n") == """
        error[unexpected-token]: expected an expression, found 'RETURN'
         --> query:1:17
          |
        1 | MATCH (n) WHERE RETURN n
          |                 ^^^^^^

        """
    )
  }

  @Test func `two queries`() {
    #expect(
      messages("RETURN 1; RETURN 2") == """
        error[several-queries]: only one query can run at a time
         --> query:1:11
          |
        1 | RETURN 1; RETURN 2
          |           ^^^^^^ a second query begins here
          = help: run it on its own; a semicolon ends a query

        """
    )
  }

  @Test func `clauses that write`() {
    #expect(
      messages("MERGE (m) ON CREATE SET m.x = 1 DETACH DELETE n") == """
        error[unsupported-clause]: MERGE would change the graph; this version only reads
         --> query:1:1
          |
        1 | MERGE (m) ON CREATE SET m.x = 1 DETACH DELETE n
          | ^^^^^
        error[unsupported-clause]: DETACH DELETE would change the graph; this version only reads
         --> query:1:33
          |
        1 | MERGE (m) ON CREATE SET m.x = 1 DETACH DELETE n
          |                                 ^^^^^^

        """
    )
  }

  @Test func `a clause that this version lacks`() {
    #expect(
      messages("CALL louvain() YIELD node RETURN node") == """
        error[unsupported-clause]: CALL is not part of this version
         --> query:1:1
          |
        1 | CALL louvain() YIELD node RETURN node
          | ^^^^

        """
    )
  }

  @Test func `mixed unions`() {
    #expect(
      messages("RETURN 1 AS a UNION ALL RETURN 2 AS a UNION RETURN 3 AS a") == """
        error[mixed-union]: UNION and UNION ALL cannot be mixed in one query
         --> query:1:39
          |
        1 | RETURN 1 AS a UNION ALL RETURN 2 AS a UNION RETURN 3 AS a
          |                                       ^^^^^
         --> query:1:15
          |
        1 | RETURN 1 AS a UNION ALL RETURN 2 AS a UNION RETURN 3 AS a
          |               --------- the first one

        """
    )
  }

  @Test func `RETURN in the middle`() {
    #expect(
      messages("MATCH (n) RETURN n MATCH (m) RETURN m") == """
        error[misplaced-return]: RETURN must be the last clause
         --> query:1:11
          |
        1 | MATCH (n) RETURN n MATCH (m) RETURN m
          |           ^^^^^^^^
         --> query:1:20
          |
        1 | MATCH (n) RETURN n MATCH (m) RETURN m
          |                    --------- another clause follows
          = help: to go on with these columns, write WITH instead of RETURN

        """
    )
  }

  @Test func `WHERE after UNWIND`() {
    #expect(
      messages("UNWIND [1] AS x WHERE x > 1 RETURN x") == """
        error[misplaced-where]: WHERE stands directly after MATCH or WITH, and once
         --> query:1:17
          |
        1 | UNWIND [1] AS x WHERE x > 1 RETURN x
          |                 ^^^^^
          = help: join conditions with AND; elsewhere write FILTER instead of WHERE

        """
    )
  }

  @Test func `a new name without AS`() {
    #expect(
      messages("RETURN n.name name") == """
        error[unexpected-token]: expected ',', ORDER BY, LIMIT or the end of the query, found 'name'
         --> query:1:15
          |
        1 | RETURN n.name name
          |               ^^^^
          = help: a new name stands after AS

        """
    )
  }

  @Test func `several mistakes at once`() {
    #expect(
      messages("MATCH (a RETRUN a\nMATCH (b {x: }) WHERE b.\nRETURN [1, 2") == """
        error[unexpected-token]: expected ':', '{', WHERE or ')', found 'RETRUN'
         --> query:1:10
          |
        1 | MATCH (a RETRUN a
          |          ^^^^^^
         --> query:1:7
          |
        1 | MATCH (a RETRUN a
          |       - '(' was opened here
        error[unexpected-token]: expected an expression, found '}'
         --> query:2:14
          |
        2 | MATCH (b {x: }) WHERE b.
          |              ^

        """
    )
  }
}
