import PropertyGraph

/// Finds where clicks on nodes lead, and lets through only addresses that are such.
struct NodeLinks {
  private static let pageKeys = ["url", "page", "website"]

  private let graph: Graph
  private let kind: DrawingLinks
  private let id: SymbolID?
  private let sources: SymbolID?
  private let pages: [SymbolID]

  init(_ graph: Graph, _ kind: DrawingLinks) {
    self.graph = graph
    self.kind = kind
    id = graph.propertyKeys.id(of: "id")
    sources = graph.propertyKeys.id(of: "sources")
    pages = Self.pageKeys.compactMap { graph.propertyKeys.id(of: $0) }
  }

  func link(of node: NodeID) -> String? {
    switch kind {
    case .none: return nil
    case .pages(let template):
      guard let id, case .string(let text) = graph.value(id, of: node), !text.isEmpty else { return nil }
      return WebAddress.checked(
        template.split(separator: "{id}", omittingEmptySubsequences: false)
          .joined(separator: WebAddress.encoded(text))
      )
    case .sources: return page(of: node) ?? sourcePage(of: node)
    }
  }

  private func page(of node: NodeID) -> String? {
    for key in pages {
      if case .string(let text) = graph.value(key, of: node), let address = WebAddress.checked(text) {
        return address
      }
    }
    return nil
  }

  private func sourcePage(of node: NodeID) -> String? {
    guard let sources, let id, case .list(let names) = graph.value(sources, of: node) else { return nil }
    for name in names {
      for source in graph.nodes(where: id, equals: name) ?? [] {
        if let address = page(of: source) { return address }
      }
    }
    return nil
  }
}

/// Addresses on the web, for attributes of pictures.
enum WebAddress {
  static let lengthLimit = 2_000

  /// The address with everything percent-encoded that could end an attribute; nil unless it is one of http or
  /// https with a host.
  static func checked(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    guard bytes.count <= lengthLimit else { return nil }
    let schemes = ["http://", "https://"].map { Array($0.utf8) }
    let scheme = schemes.first { scheme in
      bytes.count > scheme.count && zip(bytes, scheme).allSatisfy { ($0 &- 0x41 < 26 ? $0 | 0x20 : $0) == $1 }
    }
    guard let scheme, isHost(bytes[scheme.count]) else { return nil }
    return encode(bytes) { byte in
      switch byte {
      case 0x22, 0x27, 0x3C, 0x3E, 0x5C, 0x5E, 0x60, 0x7B, 0x7C, 0x7D: false
      default: byte > 0x20 && byte < 0x7F
      }
    }
  }

  /// A text as a part of an address.
  static func encoded(_ text: String) -> String {
    encode(Array(text.utf8)) { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
      default: false
      }
    }
  }

  /// What a host may begin with: a letter or digit, also of another script, or the bracket of a number.
  private static func isHost(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5B, 0x80...: true
    default: false
    }
  }

  private static func encode(_ bytes: [UInt8], _ isKept: (UInt8) -> Bool) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var output: [UInt8] = []
    for byte in bytes {
      if isKept(byte) {
        output.append(byte)
      } else {
        output += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}
