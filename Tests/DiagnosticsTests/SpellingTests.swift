import Diagnostics
import Testing

@Suite struct SpellingTests {
  @Test(arguments: [
    // Case before all else, then accents.
    ("town", ["Town", "tow"], "Town"), ("TOWN", ["town", "Town"], "Town"), ("t", ["T", "u"], "T"),
    ("Metier", ["Meteor", "Métier"], "Métier"), ("evenement", ["Événement"], "Événement"),
    ("MARCHE", ["marché", "marche"], "marche"), ("oeuvre", ["Œuvre"], "Œuvre"), ("Ete", ["Été"], "Été"),
    ("e\u{301}te\u{301}", ["\u{E9}t\u{E9}"], "\u{E9}t\u{E9}"), ("Règion", ["Région", "Religion"], "Région"),
    // Insertions, deletions, replacements; a swap counts one.
    ("Twon", ["Thorn", "Town"], "Town"), ("nmae", ["name"], "name"), ("Tonw", ["Town"], "Town"),
    ("fundss", ["funds"], "funds"), ("suport", ["support", "sport"], "sport"),
    ("Autorite", ["Autorité", "Auteur"], "Autorité"), ("SUPPRTS", ["SUPPORTS"], "SUPPORTS"),
    // As near: the first in the order of bytes.
    ("bat", ["cat", "rat", "bit"], "bit"), ("bat", ["rat", "bit", "cat"], "bit"),
  ])
  func `the nearest name is suggested`(name: String, known: [String], suggestion: String) {
    let found = Spelling.suggestion(for: name, among: known)
    #expect(found?.utf8.elementsEqual(suggestion.utf8) == true, "\(found ?? "nothing")")
  }

  @Test(arguments: [
    // More than a third away, or too short to guess.
    ("abcde", ["abxyz"]), ("abcdef", ["xyzdef"]), ("u", ["t"]), ("ab", ["ac", "abc"]), ("", ["a"]),
    ("Town", []), ("Town", ["Town"]), ("Lens", ["Liévin"]), ("pole", ["Territoire"]),
    (String(repeating: "a", count: 5000), [String(repeating: "a", count: 4999)]),
  ])
  func `nothing is suggested when nothing is near`(name: String, known: [String]) {
    #expect(Spelling.suggestion(for: name, among: known) == nil)
  }

  @Test func `a third of the name's length is near, one more is not`() {
    #expect(Spelling.suggestion(for: "abcdefghi", among: ["xyzdefghi"]) == "xyzdefghi")
    #expect(Spelling.suggestion(for: "abcdefgh", among: ["xyzdefgh"]) == nil)
  }

  @Test func `help lists what is known when it is short and nothing is near`() {
    #expect(Spelling.help(for: "Twon", among: ["Town", "Pole"], of: "labels") == "did you mean 'Town'?")
    #expect(Spelling.help(for: "xyz", among: ["Town", "Pole"], of: "labels") == "known labels: Pole, Town")
    #expect(Spelling.help(for: "xyz", among: [String](), of: "labels") == nil)
    #expect(Spelling.help(for: "x", among: (0..<50).map { "label\($0)" }, of: "labels") == nil)
  }
}
