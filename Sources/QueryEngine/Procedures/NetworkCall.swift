import GraphAlgorithms
import PropertyGraph

/// A call of a procedure of network analysis: first its options are read, then its network is analysed.
final class NetworkCall {
  /// All arguments; the last one is the map of options.
  let arguments: [Value]
  let context: ProcedureContext
  /// What a procedure reads its own options from, before it asks for the network.
  var options: OptionReader

  init(_ arguments: [Value], _ context: ProcedureContext) throws(Procedure.Failure) {
    self.arguments = arguments
    self.context = context
    let last = arguments.count - 1
    options = try OptionReader(arguments[last], argument: last)
  }

  var graph: Graph { context.graph }
  /// Threads, limits, cancellation and progress.
  var analysis: AnalysisContext { context.analysis }

  /// The network that the options choose.
  ///
  /// All other options must have been read: what nothing has read is an error.
  ///
  /// - Parameter defaults: what is chosen where the call does not say.
  /// - Returns: the network, or the same that an earlier call chose.
  /// - Throws: what is wrong with the options.
  func network(_ defaults: NetworkOptions.Defaults = .all) throws(Procedure.Failure) -> Network {
    try context.network(try networkOptions(defaults))
  }

  /// The options that choose a network, for procedures that make several networks of them, or none.
  ///
  /// - Parameter defaults: what is chosen where the call does not say.
  /// - Returns: the choice.
  /// - Throws: what is wrong with the options, and the first that nothing has read.
  func networkOptions(
    _ defaults: NetworkOptions.Defaults = .all
  ) throws(Procedure.Failure) -> NetworkOptions {
    let chosen = try NetworkOptions(&options, of: graph, defaults: defaults)
    try options.finish()
    return chosen
  }
}

extension Procedure {
  /// From a call to its rows; throws `Procedure.Failure` or `AnalysisFailure`.
  typealias NetworkBody = @Sendable (NetworkCall) throws -> ProcedureRows

  /// A procedure of network analysis.
  ///
  /// - Parameters:
  ///   - name: with dots where qualified.
  ///   - parameters: what it is called with; the last one is the map of options.
  ///   - columns: what each of its rows holds.
  ///   - body: reads its options, asks for the network, and gives rows.
  /// - Returns: the procedure.
  static func onNetwork(
    _ name: String,
    parameters: [Field] = [.options],
    columns: [Field],
    body: @escaping NetworkBody
  ) -> Procedure {
    Procedure(name, parameters: parameters, columns: columns) { (arguments, context) throws(Failure) in
      do {
        return try body(try NetworkCall(arguments, context))
      } catch let failure as Failure {
        throw failure
      } catch let failure as AnalysisFailure {
        throw Failure(failure.message)
      } catch {
        throw Failure("\(error)")
      }
    }
  }
}

extension Procedure.Field {
  /// The last parameter of every procedure of network analysis.
  static let options = Procedure.Field("options", .map, isOptional: true)
}
