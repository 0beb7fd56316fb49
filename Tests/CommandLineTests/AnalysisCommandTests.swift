import Testing

/// `maillage report` and `maillage analyze` on the networks of this checkout.
@Suite struct AnalysisCommandTests {
  @Test(arguments: ["fr", "en"])
  func `a report of the whole network says what the tables hold`(language: String) throws {
    let outcome = try Program().run(["report", "ptce", "--lang", language])
    #expect(outcome.errors == "")
    #expect(outcome.exitCode == 0)
    // Counted from the tables apart: distinct pairs of an actor and a pole in pole-links.csv.
    #expect(outcome.output.contains("| 604 |"))
    #expect(outcome.output.contains("| Resto Passerelle | 29 |"))
    #expect(outcome.output.contains("Corse, Martinique"))
    #expect(!outcome.output.contains("{{"))
  }

  @Test(arguments: ["fr", "en"])
  func `reports of a region and of a pole have their own pages`(language: String) throws {
    let region = try Program().run(["report", "ptce", "--region", "bretagne", "--lang", language])
    #expect(region.exitCode == 0 && region.errors == "")
    #expect(region.output.contains("Les Articulteurs"))
    let pole = try Program().run(["report", "ptce", "--pole", "le-phares", "--lang", language])
    #expect(pole.exitCode == 0 && pole.errors == "")
    #expect(pole.output.contains("Département de la Seine-Saint-Denis"))
  }

  @Test(arguments: ["fr", "en"])
  func `a report of another network has the published values`(language: String) throws {
    let report = try Program().run(["report", "southern-women", "--lang", language])
    #expect(report.exitCode == 0 && report.errors == "")
    let point = language == "fr" ? "," : "."
    #expect(report.output.contains("| E8 | 14 | 0\(point)778 | 0\(point)244 | 0\(point)846 |"))
    #expect(report.output.contains("| Evelyn Jefferson | 8 | 0\(point)571 | 0\(point)097 | 0\(point)800 |"))
  }

  @Test func `analyze has a table of the network and one of each side`() throws {
    let network = try Program().run(["analyze", "southern-women"])
    #expect(network.output.hasPrefix("measure,value\nnodes,32\nties,89\n"))
    let second = try Program().run(["analyze", "southern-women", "--table", "second", "--mode", "markdown"])
    #expect(second.output.contains("| E8 | E8 | 14 | 0.7778 | 0.2438 |"))
  }

  @Test(arguments: [
    (["report", "ptce", "--pole", "le-phare"], "did you mean 'le-phares'?"),
    (["report", "ptce", "--region", "bretagn"], "did you mean 'bretagne'?"),
    (["report", "ptce", "-o", "x.pdf"], ".md or .html"),
    (["report", "ptce", "--pole", "a", "--region", "b"], "exclude each other"),
    (["analyze", "southern-women", "--modes", "Women,Event"], "did you mean 'Woman'?"),
    (["analyze", "southern-women", "--modes", "Woman", "--table", "second"], "no second side"),
    (["analyze", "ptce", "--types", "MEMBER"], "MEMBER_OF"),
  ])
  func `mistakes are explained`(words: [String], message: String) throws {
    let outcome = try Program().run(words)
    #expect(outcome.exitCode != 0)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
  }
}
