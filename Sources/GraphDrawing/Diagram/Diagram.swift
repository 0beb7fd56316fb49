public import PropertyGraph

/// What a drawing says, before anything has a place.
public struct Diagram: Sendable {
  public var profile: DrawingProfile
  public var language: Language
  public var title: String
  /// The counts, in a sentence.
  public var subtitle: String
  /// What the reader must know: what is left out, what a wide line means.
  public var notes: [String]
  /// How many nodes there were before the most connected part was chosen; nil when nothing was left out.
  public var fullSize: Int?
  /// Source and date, as printed.
  public var sourceLine: String?
  /// Those present, poles first, then by number of nodes.
  public var kinds: [DiagramKind]
  /// Those present, by number of links; the legend shows them unless lines are coloured by kind.
  public var relations: [DiagramRelation]
  /// In the order of drawing, which is the tab order too.
  public var nodes: [DiagramNode]
  public var ties: [DiagramTie]
  /// Whether a line takes the colour of the node that it leaves instead of its relation's.
  public var colorsLinesByKind: Bool
  /// What `DiagramNode.group` counts: plates behind nodes, discs or panels.
  public var groups: [DiagramGroup] = []
  /// What sizes, widths and colours stand for, as the legend shows it.
  public var scales: [DiagramScale] = []
  /// The words above the columns.
  public var headings: [String] = []
  /// The same drawing several times, each with a part of its ties; empty for a single drawing.
  public var frames: [DiagramFrame] = []
  /// Present when the drawing is a table of numbers instead of nodes and ties.
  public var matrix: DiagramMatrix?
  /// Whether the colour of nodes says something else than their kind, which their shape alone then says.
  public var colorsNodesByMeasure = false
  /// What poles are called together, and those who are linked with them.
  public var hubPlural = ""
  public var memberPlural = ""
  public var theme = DrawingTheme()
  public var paper = PaperWidth.page
}

/// A kind of node, as the legend shows it.
public struct DiagramKind: Sendable {
  public var label: String
  public var caption: String
  public var style: NodeStyle
  /// Whether its nodes are dark boxes: the poles, which always carry their name.
  public var isHub: Bool
  public var cssClass: String { "k-" + Slug.words(label) }
}

/// A relation, as the legend shows it.
public struct DiagramRelation: Sendable {
  public var type: String
  public var caption: String
  public var style: EdgeStyle
  /// Not where lines say by their colour what they lead to.
  public var isInLegend = true
  public var cssClass: String { "r-" + Slug.words(type) }
}

public enum DiagramEmphasis: Sendable { case faint, normal, strong }

public struct DiagramNode: Sendable {
  /// Unique in the drawing and stable from one drawing to the next.
  public var id: String
  public var name: String
  /// What is written where a full name would take too much room.
  public var shortName: String? = nil
  /// Its position in `Diagram.kinds`.
  public var kind: Int
  /// Whether it is a box with its name, or a small mark.
  public var isNamed: Bool
  public var tooltip: String
  public var emphasis: DiagramEmphasis
  /// How many nodes of the drawing it is linked with.
  public var degree: Int
  /// The column or step that it belongs to, where the profile has such.
  public var rank: Int
  /// Positions in `Diagram.groups`, the main one first.
  public var groups: [Int] = []
  /// A number written with the name.
  public var count: Int?
  /// Its size on its scale, from 0 to 1.
  public var share: Double?
  /// In place of its kind's colour.
  public var tint: Color?
  /// What it is in the data, by which saved positions know it; its id where that is empty.
  public var key: String = ""
  /// Where a click on it leads.
  public var link: String? = nil

  var positionKey: String { key.isEmpty ? id : key }
}

/// All links between two nodes.
public struct DiagramTie: Sendable {
  /// Positions in `Diagram.nodes`.
  public var tail: Int
  public var head: Int
  public var strands: [DiagramStrand]
  /// Written beside the line.
  public var label: String?
  public var emphasis: DiagramEmphasis
  /// How wide the line is on its scale, from 0 to 1.
  public var share: Double?
  /// In place of its relation's colour.
  public var tint: Color?
}

/// The links of one relation between two nodes, drawn as one line.
public struct DiagramStrand: Sendable {
  public enum Direction: Sendable { case forward, backward, both }

  /// Its position in `Diagram.relations`.
  public var relation: Int
  public var count: Int
  /// How many of them lead from the tie's tail to its head.
  public var forwardCount = 0
  /// As seen from the tie's tail.
  public var direction: Direction
  public var tooltip: String
  /// The first and last year of each link; nil where it is not known.
  public var years: [DiagramYears] = []
}

/// When a link stood.
public struct DiagramYears: Sendable, Hashable {
  public var first: Int?
  public var last: Int?
}
