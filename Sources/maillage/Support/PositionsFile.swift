import Diagnostics
import GraphDrawing
import GraphFormats

/// The places of nodes on disk, as JSON: one node a line, so that a change is one line, too.
///
/// ```
/// {
///   "maillagePositions": 1,
///   "unit": "point",
///   "frame": [0, 0, 812.5, 640],
///   "nodes": {
///     "Pole:archer": [120.25, 96],
///     "Pole:la-coursive": [14, 310.5]
///   }
/// }
/// ```
///
/// Coordinates are those of the middle, x to the right, y upwards; the frame is left, bottom, right, top of the
/// drawing. A node's key is its labels in the order of their names, joined by `+`, a colon, and its id.
enum PositionsFile {
  private static let version = "1"
  /// Beyond it no page reaches, in points.
  private static let farthest = 1e6

  /// What a file says; nil when there is none.
  static func read(_ path: String) throws -> DrawingPositions? {
    guard FileSystem.exists(path) else { return nil }
    let bytes = try FileSystem.read(path)
    let source = SourceText(name: path, bytes: bytes)
    let (node, problems) = JSONReader.read(bytes)
    if !problems.isEmpty { throw CommandFailure(SourceFailure(source, problems)) }
    do throws(Diagnostic) {
      guard let node else { return nil }
      return try positions(node)
    } catch {
      throw CommandFailure(SourceFailure(source, [error]))
    }
  }

  static func write(_ positions: DrawingPositions, to path: String) throws {
    var lines = ["{", "  \"maillagePositions\": \(version),", "  \"unit\": \"point\","]
    if let frame = positions.frame {
      let numbers = [frame.low.x, frame.low.y, frame.high.x, frame.high.y]
      lines.append("  \"frame\": \(list(numbers)),")
    }
    lines.append("  \"nodes\": {")
    let keys = positions.places.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    for (number, key) in keys.enumerated() {
      guard let place = positions.places[key] else { continue }
      var line = "    "
      JSONWriter.append(key, to: &line)
      lines.append(line + ": \(list([place.x, place.y]))" + (number + 1 < keys.count ? "," : ""))
    }
    lines += ["  }", "}", ""]
    try Output.write(Array(lines.joined(separator: "\n").utf8), to: path)
  }

  private static func list(_ numbers: [Double]) -> String {
    "[" + numbers.map { DecimalText.of($0) }.joined(separator: ", ") + "]"
  }

  // MARK: Reading

  private static func positions(_ node: JSONNode) throws(Diagnostic) -> DrawingPositions {
    guard case .object(let members) = node.content else { throw wrong(node, "an object") }
    guard let head = members.first(where: { $0.key == "maillagePositions" }) else {
      throw Diagnostic(
        .error,
        "no-positions",
        "this is no file of positions",
        at: node.range,
        help: "'maillage draw … --positions FILE' writes one when FILE does not exist"
      )
    }
    guard case .number(version) = head.value.content else {
      throw Diagnostic(
        .error,
        "unknown-version",
        "these positions are of a version that is not known",
        at: head.value.range,
        help: "this program reads version \(version)"
      )
    }
    var positions = DrawingPositions()
    for member in members {
      switch member.key {
      case "frame": positions.frame = try frame(member.value)
      case "nodes":
        guard case .object(let nodes) = member.value.content else { throw wrong(member.value, "an object") }
        for node in nodes {
          let numbers = try Self.numbers(node.value, count: 2)
          positions.places[node.key] = .init(x: numbers[0], y: numbers[1])
        }
      default: continue
      }
    }
    return positions
  }

  private static func frame(_ node: JSONNode) throws(Diagnostic) -> DrawingPositions.Frame {
    let numbers = try numbers(node, count: 4)
    guard numbers[0] <= numbers[2], numbers[1] <= numbers[3] else {
      throw wrong(node, "left, bottom, right, top")
    }
    return .init(low: .init(x: numbers[0], y: numbers[1]), high: .init(x: numbers[2], y: numbers[3]))
  }

  private static func numbers(_ node: JSONNode, count: Int) throws(Diagnostic) -> [Double] {
    let what = "a list of \(count) numbers from -1,000,000 to 1,000,000"
    guard case .array(let items) = node.content, items.count == count else { throw wrong(node, what) }
    var numbers: [Double] = []
    for item in items {
      guard case .number(let text) = item.content, let number = Double(text), abs(number) <= farthest else {
        throw wrong(item, what)
      }
      numbers.append(number)
    }
    return numbers
  }

  private static func wrong(_ node: JSONNode, _ expected: String) -> Diagnostic {
    Diagnostic(
      .error,
      "bad-positions",
      "expected \(expected), found \(node.kindDescription)",
      at: node.range,
      help: "delete the file to have it written anew"
    )
  }
}
