import Testing

/// What a person reads; the texts below are the reference.
@Suite("What habits from elsewhere lead to")
struct HabitTests {
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
}
