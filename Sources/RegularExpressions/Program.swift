// Everything here that is unsafe: PCRE2's compiled patterns and the memory that a match works in.
import CPCRE2

/// What one match may use before it ends with an error.
private enum MatchLimits {
  /// Enough for patterns that are linear or nearly so in texts of a megabyte; ends within a second or so.
  static let steps: UInt32 = 10_000_000
  /// For the interpreter, in KiB, and as many nested choices as fit in there.
  static let heap: UInt32 = 128 << 10
  /// For machine code, in bytes; only what is used of it takes memory.
  static let stack = 64 << 20
  /// In bytes.
  static let pattern = 64 << 10
}

/// A compiled pattern of PCRE2.
///
/// It is sendable because nothing changes it after `init`: PCRE2 lets any number of threads match with one
/// compiled pattern, as long as each has match data, a match context and a stack of its own, which are the
/// ``Matcher``'s.
@safe final class Program: @unchecked Sendable {
  fileprivate let code: OpaquePointer

  init(_ pattern: String, isTranslated: Bool) throws(InvalidPattern) {
    guard let context = unsafe pcre2_compile_context_create_8(nil) else { throw .outOfMemory }
    defer { unsafe pcre2_compile_context_free_8(context) }
    unsafe pcre2_set_max_pattern_length_8(context, MatchLimits.pattern)
    // Not left to how the system's library was built.
    unsafe pcre2_set_newline_8(context, UInt32(PCRE2_NEWLINE_LF))
    unsafe pcre2_set_bsr_8(context, UInt32(PCRE2_BSR_UNICODE))
    // `\C`, one byte of a character, has no place in text.
    let options = PCRE2_UTF | PCRE2_UCP | PCRE2_ANCHORED | PCRE2_ENDANCHORED | PCRE2_NEVER_BACKSLASH_C
    var error: Int32 = 0
    var offset = 0
    let bytes = Array(pattern.utf8)
    let compiled = unsafe bytes.span.withUnsafeBytes { bytes in
      unsafe Self.withText(bytes) { start, count in
        unsafe pcre2_compile_8(start, count, options, &error, &offset, context)
      }
    }
    guard let compiled = unsafe compiled else {
      throw InvalidPattern(offset: min(max(offset, 0), bytes.count), message: Self.message(for: error))
    }
    unsafe code = compiled
    // Where it fails, PCRE2 interprets the pattern.
    if isTranslated { unsafe pcre2_jit_compile_8(code, PCRE2_JIT_COMPLETE) }
  }

  deinit { unsafe pcre2_code_free_8(code) }

  /// PCRE2's words for an error.
  fileprivate static func message(for error: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let count = unsafe pcre2_get_error_message_8(error, &buffer, buffer.count)
    guard count > 0 else { return "PCRE2's error \(error)" }
    return String(decoding: buffer[..<Int(count)], as: UTF8.self)
  }

  /// The bytes as PCRE2 takes them: also an empty text has an address.
  fileprivate static func withText<Result>(
    _ bytes: UnsafeRawBufferPointer,
    _ body: (UnsafePointer<UInt8>, Int) -> Result
  ) -> Result {
    let text = unsafe bytes.assumingMemoryBound(to: UInt8.self)
    if let start = text.baseAddress { return unsafe body(start, text.count) }
    var nothing: UInt8 = 0
    return unsafe withUnsafePointer(to: &nothing) { unsafe body($0, 0) }
  }
}

/// Matches texts with one pattern, in memory of its own that it uses again for each.
@safe package final class Matcher {
  private let program: Program
  private let data: OpaquePointer?
  private let context: OpaquePointer?
  /// Made for the first text that needs more than the small stack that every match has.
  private var stack: OpaquePointer?

  init(_ program: Program) {
    self.program = program
    unsafe data = pcre2_match_data_create_8(1, nil)
    unsafe context = pcre2_match_context_create_8(nil)
    guard let context = unsafe context else { return }
    unsafe pcre2_set_match_limit_8(context, MatchLimits.steps)
    unsafe pcre2_set_depth_limit_8(context, MatchLimits.steps)
    unsafe pcre2_set_heap_limit_8(context, MatchLimits.heap)
  }

  deinit {
    unsafe pcre2_match_data_free_8(data)
    unsafe pcre2_match_context_free_8(context)
    unsafe pcre2_jit_stack_free_8(stack)
  }

  /// Whether the whole text, in UTF-8, matches.
  package func matches(_ text: Span<UInt8>) throws(MatchFailure) -> Bool {
    guard unsafe data != nil, let context = unsafe context else { throw .tooMuchMemory }
    var status = run(text)
    if status == PCRE2_ERROR_JIT_STACKLIMIT, unsafe stack == nil {
      unsafe stack = pcre2_jit_stack_create_8(64 << 10, MatchLimits.stack, nil)
      unsafe pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack))
      status = run(text)
    }
    switch status {
    case 0...: return true
    case PCRE2_ERROR_NOMATCH: return false
    case PCRE2_ERROR_MATCHLIMIT, PCRE2_ERROR_DEPTHLIMIT: throw .tooManySteps
    case PCRE2_ERROR_HEAPLIMIT, PCRE2_ERROR_JIT_STACKLIMIT, PCRE2_ERROR_NOMEMORY: throw .tooMuchMemory
    case PCRE2_ERROR_UTF8_ERR21...PCRE2_ERROR_UTF8_ERR1: throw .invalidText
    default: throw .other(Program.message(for: status))
    }
  }

  /// What PCRE2 says: a negative number for no match and for errors.
  private func run(_ text: Span<UInt8>) -> Int32 {
    unsafe text.withUnsafeBytes { bytes in
      unsafe Program.withText(bytes) { start, count in
        unsafe pcre2_match_8(program.code, start, count, 0, 0, data, context)
      }
    }
  }
}

extension InvalidPattern {
  fileprivate static let outOfMemory = InvalidPattern(offset: 0, message: "there is no memory left for it")
}
