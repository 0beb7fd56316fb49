/// A node's dense number in one graph.
///
/// In a graph as it was built, nodes of one label set have consecutive numbers. Edits (`GraphEditor`) keep
/// the numbers of what is there, give the next ones to what is new and leave those of what is deleted
/// unused. Numbers mean nothing outside their graph and those edited from it.
public struct NodeID: Sendable, Hashable, Comparable {
  public let rawValue: UInt32
  public init(_ rawValue: UInt32) { self.rawValue = rawValue }
  public init(_ index: Int) { self.rawValue = UInt32(truncatingIfNeeded: index) }

  /// Stands for null in columns of nodes.
  public static var none: NodeID { NodeID(UInt32.max) }
  public var index: Int { Int(rawValue) }
  public static func < (a: NodeID, b: NodeID) -> Bool { a.rawValue < b.rawValue }
}

/// An edge's dense number in one graph.
///
/// In a graph as it was built, edges are ordered by type, source, target, then input: the outgoing edges of
/// one type at one node have consecutive numbers. Edits keep numbers, as they do those of nodes.
public struct EdgeID: Sendable, Hashable, Comparable {
  public let rawValue: UInt32
  public init(_ rawValue: UInt32) { self.rawValue = rawValue }
  public init(_ index: Int) { self.rawValue = UInt32(truncatingIfNeeded: index) }

  /// Stands for null in columns of edges.
  public static var none: EdgeID { EdgeID(UInt32.max) }
  public var index: Int { Int(rawValue) }
  public static func < (a: EdgeID, b: EdgeID) -> Bool { a.rawValue < b.rawValue }
}

/// The number of a label, edge type or property key in its symbol table.
public struct SymbolID: Sendable, Hashable, Comparable {
  public let rawValue: UInt32
  public init(_ index: Int) { self.rawValue = UInt32(truncatingIfNeeded: index) }
  public var index: Int { Int(rawValue) }
  public static func < (a: SymbolID, b: SymbolID) -> Bool { a.rawValue < b.rawValue }
}
