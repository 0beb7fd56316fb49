import Glibc

/// A folder of its own for a test, removed with what it holds.
final class TestFolder {
  let path: String

  init() {
    var name = Array("/tmp/maillage-test-XXXXXX".utf8CString)
    unsafe name.withUnsafeMutableBufferPointer { buffer in
      if let start = buffer.baseAddress { _ = unsafe mkdtemp(start) }
    }
    path = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// A folder with what another one holds.
  convenience init(copying original: String) {
    self.init()
    copy(original)
  }

  func copy(_ original: String) {
    for name in Self.filePaths(in: original) {
      if let folder = name.lastIndex(of: "/") { _ = unsafe mkdir(path + "/" + name[..<folder], 0o755) }
      TextFile.write(TextFile.read(original + "/" + name) ?? [], to: path + "/" + name)
    }
  }

  subscript(name: String) -> String {
    get { String(decoding: TextFile.read(path + "/" + name) ?? [], as: UTF8.self) }
    set { TextFile.write(Array(newValue.utf8), to: path + "/" + name) }
  }

  /// The files and what they hold.
  var files: [String: [UInt8]] {
    Dictionary(
      uniqueKeysWithValues: Self.filePaths(in: path).map { ($0, TextFile.read(path + "/" + $0) ?? []) }
    )
  }

  func removeAll() {
    for name in Self.filePaths(in: path) { unsafe unlink(path + "/" + name) }
    for name in Self.names(in: path) { unsafe rmdir(path + "/" + name) }
  }

  deinit {
    _ = unsafe chmod(path, 0o755)
    removeAll()
    unsafe rmdir(path)
  }

  /// The files in a folder and in the folders in it.
  private static func filePaths(in folder: String) -> [String] {
    names(in: folder)
      .flatMap { name in
        let inner = names(in: folder + "/" + name)
        return inner.isEmpty ? [name] : inner.map { name + "/" + $0 }
      }
  }

  private static func names(in folder: String) -> [String] {
    guard let stream = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }
}
