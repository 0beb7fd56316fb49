/// A regular expression that a whole text matches or does not.
///
/// Perl's syntax, over Unicode characters: `.` is a character, `\w` knows accents, and `(?i)` at the start
/// takes small and capital letters alike. It is compiled once; texts are matched by a ``Matcher``.
package struct RegularExpression: Sendable {
  private let pattern: String
  private let program: Program

  /// Compiles a pattern, or says where it is wrong.
  package init(_ pattern: String) throws(InvalidPattern) {
    self.pattern = pattern
    program = try Program(pattern, isTranslated: true)
  }

  /// A pattern that is interpreted, as on systems that refuse machine code made at run time.
  package init(interpreting pattern: String) throws(InvalidPattern) {
    self.pattern = pattern
    program = try Program(pattern, isTranslated: false)
  }

  /// What matches a column of texts, one after the other.
  package func makeMatcher() -> Matcher { Matcher(program) }
}

extension RegularExpression: Equatable {
  /// Whether both are written alike, byte by byte.
  package static func == (a: RegularExpression, b: RegularExpression) -> Bool {
    a.pattern.utf8.elementsEqual(b.pattern.utf8)
  }
}

/// Why a pattern cannot be compiled.
package struct InvalidPattern: Error, Sendable, Hashable {
  /// In bytes of the pattern; at its end when something is missing there.
  package var offset: Int
  /// A few words in English, without a full stop.
  package var message: String
}

/// Why it is not known whether a text matches.
package enum MatchFailure: Error, Sendable, Hashable {
  /// There are too many ways to try, as for `(a+)+b`.
  case tooManySteps
  /// The ways still to try need too much memory.
  case tooMuchMemory
  /// The text is not UTF-8.
  case invalidText
  /// Anything else, in the words of PCRE2.
  case other(String)
}
