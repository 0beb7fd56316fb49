import CMalloc

/// Memory that arrays gave back to the allocator, which keeps it for later ones.
package enum FreedMemory {
  /// Gives it back to the operating system, after work that left much of it.
  ///
  /// - Complexity: O(pages kept).
  package static func giveBack() { _ = malloc_trim(0) }
}
