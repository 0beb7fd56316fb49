import Testing

/// What a person reads; the texts below are the reference.
@Suite("What a mistake is answered with")
struct MessageTests {
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

  @Test func `clauses of related languages`() {
    #expect(
      messages("LOAD CSV WITH HEADERS FROM 'a.csv' AS row FOREACH (x IN [1] | SET row.x = x)") == """
        error[unsupported-clause]: LOAD CSV is not part of this language
         --> query:1:1
          |
        1 | LOAD CSV WITH HEADERS FROM 'a.csv' AS row FOREACH (x IN [1] | SET row.x = x)
          | ^^^^
          = help: files are imported with the program's own command

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
      messages("MATCH (a RETRUN a\nMATCH (b {x: }) WHERE b.x\nRETURN [1, 2") == """
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
        2 | MATCH (b {x: }) WHERE b.x
          |              ^
        error[unexpected-token]: expected ',' or ']', found the end of the query
         --> query:3:13
          |
        3 | RETURN [1, 2
          |             ^
         --> query:3:8
          |
        3 | RETURN [1, 2
          |        - '[' was opened here

        """
    )
  }
}
