import GraphDrawing
import PropertyGraph
import Testing

/// What people type reaches Graphviz as words of labels and tooltips, and in no other place.
@Suite struct ClosedSetTests {
  /// Every attribute that our drawings use; none of those that crash Graphviz or open files.
  static let attributes: Set = [
    "_background", "arrowhead", "arrowsize", "bgcolor", "class", "color", "dir", "fillcolor", "fixedsize",
    "fontcolor",
    "fontname", "fontsize", "height", "id", "K", "label", "labelloc", "layout", "margin", "nodesep",
    "outputorder",
    "overlap", "pack", "pad", "penwidth", "pos", "rank", "rankdir", "ranksep", "repulsiveforce", "root",
    "sep", "shape",
    "splines", "style", "tooltip", "width",
  ]
  static let marker = "zqx"

  @Test(arguments: DrawingProfile.allCases)
  func `no word of data is an attribute or a value of one`(profile: DrawingProfile) throws {
    var request = Self.request(profile)
    request.formats = [.dot]
    let dot = String(decoding: try #require(Draftsman.draw(request)[.dot]), as: UTF8.self)
    for (name, value) in try Self.attributes(of: dot) {
      #expect(Self.attributes.contains(name), "\(name)")
      if name != "label", name != "tooltip" { #expect(!value.contains("\""), "\(name)=\(value)") }
      // Ids and classes are letters, digits and hyphens, whatever they are made of.
      if value.lowercased().contains(Self.marker) {
        #expect(["label", "tooltip", "id", "class"].contains(name), "\(name)=\(value)")
        if name == "id" || name == "class" {
          #expect(value.wholeMatch(of: /[a-z0-9 -]+/) != nil, "\(value)")
        }
      }
    }
  }

  @Test(arguments: DrawingProfile.allCases)
  func `hostile words give a well-formed picture without markup of theirs`(profile: DrawingProfile) throws {
    let svg = try #require(Draftsman.draw(Self.request(profile))[.svg])
    #expect(try XML.complaint(svg) == nil)
    let text = String(decoding: svg, as: UTF8.self)
    #expect(!text.contains("<script") && !text.contains("<b>") && !text.contains(" onclick=\"alert"))
  }

  /// Nodes, kinds, relations, groups, measures, title and source, each with hostile words.
  private static func request(_ profile: DrawingProfile) -> DrawingRequest {
    let names = HostileNames.all.filter { $0.count < 1_000 }.map { "\(marker) \($0)" }
    var builder = GraphBuilder(schema: SampleGraph.schema)
    for (index, name) in names.enumerated() {
      builder.addNode(
        labels: index % 3 == 0 ? ["Pole"] : [name],
        properties: [("id", .string(name)), ("name", .string(name)), ("group", .string(names[index / 4]))]
      )
    }
    for index in names.indices {
      for step in [1, 4] {
        builder.addEdge(
          type: names[index],
          from: index,
          to: (index + step) % names.count,
          properties: [("role", .string(names[index])), ("since", .integer(Int64(2000 + index)))]
        )
      }
    }
    var request = DrawingRequest(
      graph: builder.finish(),
      selection: .whole,
      title: names.joined(separator: " "),
      language: .french,
      sourceLine: names.joined(separator: " "),
      profile: profile
    )
    request.groups = DrawingMeasure("group")
    request.sizeBy = DrawingMeasure("since")
    request.colorBy = DrawingMeasure("name")
    request.widthBy = DrawingMeasure("since")
    return request
  }

  /// The pairs between brackets, read by the rules of the DOT language.
  private static func attributes(of dot: String) throws -> [(name: String, value: String)] {
    var pairs: [(String, String)] = []
    let characters = Array(dot.unicodeScalars)
    var index = 0
    func string() -> String {
      var value = String.UnicodeScalarView()
      index += 1
      while index < characters.count, characters[index] != "\"" {
        if characters[index] == "\\" {
          value.append(characters[index])
          index += 1
        }
        value.append(characters[index])
        index += 1
      }
      index += 1
      return String(value)
    }
    var isInside = false
    var word = ""
    while index < characters.count {
      let scalar = characters[index]
      switch scalar {
      case "[": isInside = true
      case "]": isInside = false
      case "=" where isInside:
        index += 1
        if characters[index] == "<" {
          var depth = 0
          var markup = String.UnicodeScalarView()
          repeat {
            if characters[index] == "<" { depth += 1 }
            if characters[index] == ">" { depth -= 1 }
            markup.append(characters[index])
            index += 1
          } while depth > 0
          pairs.append((word, String(markup)))
        } else {
          var value = string()
          while index + 3 < characters.count, characters[index] == " ", characters[index + 1] == "+" {
            index += 3
            value += string()
          }
          pairs.append((word, value))
        }
        word = ""
        continue
      case "\"":
        _ = string()
        continue
      case " ", ",", ";", "\n": word = ""
      default: word.unicodeScalars.append(scalar)
      }
      index += 1
    }
    try #require(pairs.count > 5)
    return pairs
  }
}
