public import Diagnostics
public import PropertyGraph

/// A question kept in a `.cypher` file: its words, its parameters, its query, how to show the answer.
///
/// The head of the file says it in comments, one a line, up to the first line that is none:
///
/// ```
/// // fr: Quelles collectivités soutiennent plusieurs pôles ?
/// // en: Which local authorities support several poles?
/// // param: minimum integer = 2 -- fr: nombre de pôles au moins ; en: number of poles at least
/// // show: columns
/// // graph: ptce
/// // draw: MATCH path = … RETURN path
/// ```
public struct SavedQuestion: Sendable {
  public struct Parameter: Sendable {
    public enum Kind: String, Sendable, CaseIterable { case string, integer, float, boolean }

    public let name: String
    public let kind: Kind
    /// What it is when it is not given; nil when it must be.
    public let defaultValue: Value?
    public let caption: Caption
  }

  /// The file's name without `.cypher`.
  public let name: String
  public let question: Caption
  public let parameters: [Parameter]
  /// How to show the answer: `table`, or a kind of picture.
  public let show: String
  /// The graph that it asks, by its folder's name.
  public let graph: String?
  /// The whole file; comments are part of the language.
  public let source: SourceText
  /// The query whose answer is drawn, where it is another one.
  public let drawing: SourceText?
}

/// A folder of saved questions.
public enum QuestionLibrary {
  static let suffix = ".cypher"

  /// The names of the questions in a folder, in order.
  public static func names(in folder: String) -> [String] {
    FileBytes.names(in: folder).filter { $0.hasSuffix(suffix) }.map { String($0.dropLast(suffix.count)) }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Reads one question.
  ///
  /// - Parameters:
  ///   - name: the file's name without `.cypher`.
  ///   - folder: the folder that holds it.
  /// - Returns: the question.
  /// - Throws: what is wrong with the file or its head, with places.
  public static func question(_ name: String, in folder: String) throws(SourceFailure) -> SavedQuestion {
    let path = "\(folder)/\(name)\(suffix)"
    let bytes: [UInt8]
    do throws(FileBytes.Failure) {
      bytes = try FileBytes.read(path)
    } catch {
      let problem = Diagnostic(
        .error,
        "unreadable-file",
        "cannot read the question: \(error.reason)",
        at: SourceRange(0, 0)
      )
      throw SourceFailure(SourceText(name: path, bytes: []), [problem])
    }
    var reader = QuestionReader(source: SourceText(name: path, bytes: bytes), name: name)
    return try reader.read()
  }
}
