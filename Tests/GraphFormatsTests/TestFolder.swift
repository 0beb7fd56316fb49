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

  /// A folder with the files of another one, without its folders.
  convenience init(copying original: String) {
    self.init()
    copy(original)
  }

  func copy(_ original: String) {
    for name in Self.names(in: original) {
      if let bytes = TextFile.read(original + "/" + name) { TextFile.write(bytes, to: path + "/" + name) }
    }
  }

  subscript(name: String) -> String {
    get { String(decoding: TextFile.read(path + "/" + name) ?? [], as: UTF8.self) }
    set { TextFile.write(Array(newValue.utf8), to: path + "/" + name) }
  }

  /// The files, in order of their names, with what they hold.
  var files: [String: [UInt8]] {
    Dictionary(uniqueKeysWithValues: Self.names(in: path).map { ($0, TextFile.read(path + "/" + $0) ?? []) })
  }

  func removeAll() {
    for name in Self.names(in: path) { unsafe unlink(path + "/" + name) }
  }

  deinit {
    _ = unsafe chmod(path, 0o755)
    removeAll()
    unsafe rmdir(path)
  }

  static func names(in folder: String) -> [String] {
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
