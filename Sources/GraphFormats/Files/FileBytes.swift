import Glibc

/// Reads files whole, and the names in folders.
///
/// Reading rather than mapping: a mapped file that another program shortens ends the process. The only
/// file of the target with unsafe code.
enum FileBytes {
  enum Kind { case file, folder, other, missing }

  /// Why a file could not be read, in words.
  struct Failure: Error {
    let reason: String
  }

  static func kind(of path: String) -> Kind {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return .missing }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  static func read(_ path: String) throws(Failure) -> [UInt8] {
    let descriptor = try open(path)
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw Failure(reason: lastError()) }

    let size = Int(status.st_size)
    var failure: Failure?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = unsafe Glibc.read(descriptor, buffer.baseAddress?.advanced(by: count), size - count)
        if got < 0, errno == EINTR { continue }
        if got < 0 { failure = Failure(reason: lastError()) }
        guard got > 0 else { return }
        count += got
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Opens a regular file for reading.
  static func open(_ path: String) throws(Failure) -> Int32 {
    if path.utf8.contains(0) { throw Failure(reason: "its path holds a NUL byte") }
    switch kind(of: path) {
    case .file: break
    case .folder: throw Failure(reason: "it is a folder")
    case .other: throw Failure(reason: "it is not a regular file")
    case .missing: throw Failure(reason: lastError())
    }
    let descriptor = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(reason: lastError()) }
    return descriptor
  }

  /// The names of what a folder holds, without order; empty when it cannot be read.
  static func names(in folder: String) -> [String] {
    guard let directory = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(directory) }
    var names: [String] = []
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  private static func lastError() -> String {
    guard let text = unsafe strerror(errno) else { return "error \(errno)" }
    return unsafe String(cString: text).lowercased()
  }
}
