/// An array that several threads fill, each its own places, which need not lie together.
///
/// Whoever uses one sees to it that no place is written twice at the same time.
@safe
struct ScatteredArray<Element: Sendable>: @unchecked Sendable {
  private let elements: UnsafeMutableBufferPointer<Element>

  /// Lends an array to be filled.
  static func fill<Result>(_ array: inout [Element], _ body: (ScatteredArray) -> Result) -> Result {
    unsafe array.withUnsafeMutableBufferPointer { unsafe body(ScatteredArray(elements: $0)) }
  }

  private init(elements: UnsafeMutableBufferPointer<Element>) { unsafe self.elements = unsafe elements }

  @inline(__always)
  func set(_ element: Element, at place: UInt32) {
    unsafe precondition(Int(place) < elements.count)
    unsafe elements[Int(place)] = element
  }
}
