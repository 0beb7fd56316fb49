import Foundation
import FoundationXML

/// An SVG taken apart by an XML parser that is not ours: its groups, their shapes and their words.
final class Picture: NSObject, XMLParserDelegate {
  struct Text {
    var x: Double
    var y: Double
    var size: Double
    var anchor: String
    /// As the picture sets it; nil where it leaves that to the font.
    var length: Double?
    var words = ""

    /// What the words cover: as told, else roughly: a letter is narrow, wide or neither.
    var span: ClosedRange<Double> {
      let width = length ?? words.reduce(0) { $0 + Self.width(of: $1) } * size * 0.96
      let start = anchor == "middle" ? x - width / 2 : anchor == "end" ? x - width : x
      return start...start + width
    }

    /// From the top of capitals to below the line.
    var box: CGRect {
      CGRect(
        x: span.lowerBound,
        y: y - 0.72 * size,
        width: span.upperBound - span.lowerBound,
        height: 0.9 * size
      )
    }

    private static func width(of letter: Character) -> Double {
      if "iíîïjlIÎÏ.,;:'’!|".contains(letter) { return 0.23 }
      if "ftr ()-\u{A0}".contains(letter) { return 0.29 }
      if "mMwW—".contains(letter) { return 0.83 }
      return letter.isUppercase ? 0.68 : 0.53
    }
  }

  struct Group {
    var classes: Set<String>
    var title = ""
    var points: [CGPoint] = []
    var texts: [Text] = []

    /// The smallest box around the shapes.
    var box: CGRect {
      let (xs, ys) = (points.map(\.x), points.map(\.y))
      guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max() else {
        return .null
      }
      return CGRect(x: left, y: top, width: right - left, height: bottom - top)
    }

    func classes(beginningWith prefix: String) -> Set<String> { classes.filter { $0.hasPrefix(prefix) } }
  }

  private(set) var width = 0.0
  private(set) var height = 0.0
  /// As the picture says it, such as `width:160mm`.
  private(set) var paperWidth = ""
  private(set) var description_ = ""
  private(set) var language = ""
  private(set) var groups: [Group] = []
  private var shift = CGPoint.zero
  private var open: [Int?] = []
  private var element = ""
  private var text: Text?

  /// Nil when the text is no well-formed XML.
  init?(_ svg: String) {
    super.init()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = self
    guard parser.parse() else { return nil }
  }

  /// Groups that have all of some classes.
  func groups(_ classes: String...) -> [Group] { groups.filter { $0.classes.isSuperset(of: classes) } }

  /// The lines of words of a class, from the top.
  func lines(_ cssClass: String) -> [String] {
    groups(cssClass).flatMap(\.texts).sorted { $0.y < $1.y }.map(\.words)
  }

  // MARK: Parsing

  func parser(
    _ parser: XMLParser,
    didStartElement name: String,
    namespaceURI: String?,
    qualifiedName: String?,
    attributes: [String: String]
  ) {
    element = name
    func number(_ key: String) -> Double { attributes[key].flatMap { Double($0) } ?? 0 }
    switch name {
    case "svg":
      let box = (attributes["viewBox"] ?? "").split(separator: " ").compactMap { Double($0) }
      if box.count == 4 { (width, height) = (box[2], box[3]) }
      language = attributes["lang"] ?? ""
      paperWidth = attributes["style"]?.split(separator: ";").first.map(String.init) ?? ""
    case "g":
      if let move = attributes["transform"]?.firstMatch(of: /translate\(([-0-9.]+) ([-0-9.]+)\)/) {
        shift = CGPoint(x: Double(move.1) ?? 0, y: Double(move.2) ?? 0)
        open.append(nil)
        return
      }
      groups.append(Group(classes: Set((attributes["class"] ?? "").split(separator: " ").map(String.init))))
      open.append(groups.count - 1)
    case "path", "polygon", "polyline":
      let numbers = (attributes["d"] ?? attributes["points"] ?? "").matches(of: /-?[0-9.]+/)
        .compactMap { Double($0.0) }
      for index in stride(from: 0, to: numbers.count - 1, by: 2) { add(numbers[index], numbers[index + 1]) }
    case "ellipse":
      add(number("cx") - number("rx"), number("cy") - number("ry"))
      add(number("cx") + number("rx"), number("cy") + number("ry"))
    case "text":
      text = Text(
        x: number("x") + shift.x,
        y: number("y") + shift.y,
        size: number("font-size"),
        anchor: attributes["text-anchor"] ?? "start",
        length: attributes["textLength"].flatMap { Double($0) }
      )
    default: break
    }
  }

  private func add(_ x: Double, _ y: Double) {
    guard let group = open.last ?? nil else { return }
    groups[group].points.append(CGPoint(x: x + shift.x, y: y + shift.y))
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    switch element {
    case "text": text?.words += string
    case "desc": description_ += string
    case "title": if let group = open.last ?? nil { groups[group].title += string }
    default: break
    }
  }

  func parser(
    _ parser: XMLParser,
    didEndElement name: String,
    namespaceURI: String?,
    qualifiedName: String?
  ) {
    if name == "text", let text, let group = open.last ?? nil {
      groups[group].texts.append(text)
      self.text = nil
    }
    if name == "g" { open.removeLast() }
    element = ""
  }
}
