// One drawing: jobs on standard input, their answers on standard output, then the end of the process.
//
// Graphviz can crash, hang and exhaust memory, so it lives here, never in the program that holds the
// graph. A drawing is a few jobs, each with a fresh graph; nothing is freed, for the process ends soon.
import CGraphvizShim

@main
enum GraphvizWorker {
  static func main() {
    maillage_die_with_parent()
    let drawsLetters = CommandLine.arguments.dropFirst().first == "letters"
    maillage_prepare(drawsLetters)
    var isLimited = false
    while let reading = Request.read() {
      guard case .success(let request) = reading else { Answer(.badRequest).sendLast() }
      let isFirst = !isLimited
      if isFirst { maillage_limit_resources(request.processorSeconds, request.memory) }
      isLimited = true
      answer(to: request).send()
      // Before the first answer it would keep the program waiting that has the layout to finish.
      if isFirst, drawsLetters { maillage_prepare_glyphs() }
    }
    maillage_exit(0)
  }

  private static func answer(to request: Request) -> Answer {
    let graph = unsafe request.dot.withUnsafeBufferPointer { dot in
      unsafe dot.withMemoryRebound(to: CChar.self) { dot in
        unsafe dot.baseAddress.flatMap { unsafe maillage_graph_read($0, request.needsGlyphs) }
      }
    }
    guard let graph = unsafe graph, !maillage_has_error() else { return Answer(.badGraph) }
    guard unsafe maillage_graph_lay_out(graph, request.engine), !maillage_has_error() else {
      return Answer(.badLayout)
    }
    var answer = Answer(.ok)
    for format in request.formats {
      var picture = unsafe MaillageBytes()
      let isDrawn =
        switch format {
        case "positions": unsafe maillage_graph_positions(graph, &picture)
        // Without the operations of drawing, which repeat what the attributes say.
        case "json": unsafe maillage_graph_render(graph, "json0", request.dotsPerInch, &picture)
        default: unsafe maillage_graph_render(graph, format, request.dotsPerInch, &picture)
        }
      guard isDrawn, !maillage_has_error() else { return Answer(.badPicture) }
      unsafe answer.append(format, UnsafeBufferPointer(start: picture.bytes, count: picture.count))
    }
    if request.needsGlyphs {
      var width = unsafe MaillageBytes()
      if unsafe maillage_graph_label_width(graph, "probe", &width) {
        unsafe answer.append("probe", UnsafeBufferPointer(start: width.bytes, count: width.count))
      }
    }
    return answer
  }
}
