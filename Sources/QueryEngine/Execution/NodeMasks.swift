import Diagnostics
import PropertyGraph
import Synchronization

/// Sets of nodes that the pieces of a run have in common, each found by the piece that needs it first.
final class NodeMasks: Sendable {
  private let masks = Mutex<[VariableID: Bitmap]>([:])

  func mask(
    for variable: VariableID,
    make: () throws(Diagnostic) -> Bitmap
  ) throws(Diagnostic) -> Bitmap {
    if let known = masks.withLock({ $0[variable] }) { return known }
    let new = try make()
    return masks.withLock { masks in
      masks[variable] = masks[variable] ?? new
      return masks[variable] ?? new
    }
  }
}
