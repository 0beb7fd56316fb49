/// An array that several threads fill, each its own places, which need not lie together.
///
/// Whoever fills one sees to it that every place is written, and none by two threads at the same time.
@safe
struct ScatteredArray<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  private let elements: UnsafeMutableBufferPointer<Element>

  /// A new array.
  ///
  /// - Parameters:
  ///   - count: how many elements it has.
  ///   - fill: writes them all.
  /// - Returns: the array, on large pages where it is large.
  static func array(count: Int, _ fill: (ScatteredArray) -> Void) -> [Element] {
    unsafe [Element](unsafeUninitializedCapacity: count) { buffer, initializedCount in
      unsafe LargePages.request(for: UnsafeMutableRawBufferPointer(buffer))
      unsafe fill(ScatteredArray(elements: UnsafeMutableBufferPointer(rebasing: buffer[..<count])))
      initializedCount = count
    }
  }

  private init(elements: UnsafeMutableBufferPointer<Element>) { unsafe self.elements = unsafe elements }

  @inline(__always)
  func set(_ element: Element, at place: UInt32) {
    unsafe precondition(Int(place) < elements.count)
    unsafe elements[Int(place)] = element
  }
}
