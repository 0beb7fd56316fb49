// One drawing: a request on standard input, pictures on standard output, then the end of the process.
//
// Graphviz can crash, hang and exhaust memory, so it lives here, never in the program that holds the
// graph. Nothing is freed: the process ends first.
import CGraphvizShim

@main
enum GraphvizWorker {
  /// More than the largest drawing that the keeper sends.
  static let inputLimit = 256 << 20

  static func main() {
    var input = unsafe MaillageBytes()
    guard unsafe maillage_read_input(inputLimit, &input) else { finish(.badRequest) }
    let bytes = unsafe Array(UnsafeBufferPointer(start: input.bytes, count: input.count))
    guard let request = Request(bytes) else { finish(.badRequest) }
    maillage_limit_resources(request.processorSeconds, request.memory)
    draw(request)
  }

  private static func draw(_ request: Request) -> Never {
    let graph = unsafe request.dot.withUnsafeBufferPointer { dot in
      unsafe dot.withMemoryRebound(to: CChar.self) { dot in
        unsafe dot.baseAddress.flatMap { unsafe maillage_graph_read($0) }
      }
    }
    guard let graph = unsafe graph, !maillage_has_error() else { finish(.badGraph) }
    guard unsafe maillage_graph_lay_out(graph, request.engine), !maillage_has_error() else {
      finish(.badLayout)
    }
    var answer = Answer(.ok)
    for format in request.formats {
      var picture = unsafe MaillageBytes()
      let isDrawn =
        unsafe format == "positions"
        ? maillage_graph_positions(graph, &picture)
        : maillage_graph_render(graph, format, request.dotsPerInch, &picture)
      guard isDrawn, !maillage_has_error() else { finish(.badPicture) }
      unsafe answer.append(format, UnsafeBufferPointer(start: picture.bytes, count: picture.count))
    }
    answer.send()
  }

  private static func finish(_ outcome: Answer.Outcome) -> Never {
    Answer(outcome).send()
  }
}
