import PropertyGraph

/// The style sheet inside an SVG: what happens under the pointer, and the dark mode.
///
/// The light theme stays in attributes, which every program reads; rules win over them where rules are
/// understood. No variables: librsvg, Inkscape and office programs draw them black.
enum SVGStyleSheet {
  static func text(for diagram: Diagram) -> String {
    var rules = [
      ".node:focus{outline:2px solid #E6B422;outline-offset:2px}",
      ".node:hover>path,.node:hover>polygon,.node:hover>ellipse{stroke-width:2.4}",
      ".edge:hover>path{stroke-width:3.5;stroke-opacity:1}",
      ".tag,.count,.word,.name,.halo{pointer-events:none}",
    ]
    // A theme that names its mode keeps it, whatever the reader's setting.
    guard diagram.theme.mode == nil else { return rules.joined(separator: "\n") }
    rules += [
      "@media (prefers-color-scheme:dark){",
      "svg{background:\(Color.night)}.page{fill:\(Color.night)}g:not(.tinted)>text{fill:#E8ECF2}",
      ".subtitle text,.note text,.source text,.word text,.heading text{fill:#A9B2C0}",
      ".count ellipse,.count path,.word path,.halo path{fill:\(Color.night)}",
    ]
    for kind in diagram.kinds { rules.append(dark(kind)) }
    for relation in diagram.relations {
      let color = relation.style.color.mixed(with: .paper, relation.style.color.luminance < 0.5 ? 0.4 : 0.1)
      let selector = ".\(relation.cssClass):not(.tinted)"
      rules.append("\(selector) path,\(selector) polygon{stroke:\(color)}")
      rules.append("\(selector) polygon{fill:\(color)}")
    }
    rules.append("}")
    return rules.joined(separator: "\n")
  }

  private static func dark(_ kind: DiagramKind) -> String {
    let shapes = ["path", "polygon", "ellipse"]
    func selector(_ role: String) -> String {
      shapes.map { ".\(role).\(kind.cssClass):not(.tinted) \($0)" }.joined(separator: ",")
    }
    let style = kind.style
    if kind.isHub {
      let fill = style.fill.mixed(with: Color(red: 0x6C, green: 0x86, blue: 0xC2), 0.3)
      return selector("named") + "," + selector("mark") + "{fill:\(fill);stroke:#6C86C2}"
    }
    let bright = style.solid.luminance < 0.4 ? style.solid.mixed(with: .paper, 0.4) : style.solid
    return selector("named") + "{fill:\(style.border.mixed(with: .night, 0.55));stroke:\(bright)}"
      + selector("mark") + "{fill:\(bright);stroke:\(Color.night)}"
  }
}
