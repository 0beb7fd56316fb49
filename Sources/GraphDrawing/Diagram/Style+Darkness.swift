import PropertyGraph

/// Styles made for light paper, as they look on dark.
extension NodeStyle {
  func inDarkness(isHub: Bool) -> NodeStyle {
    var style = self
    style.ink = Color(red: 0xE8, green: 0xEC, blue: 0xF2)
    if isHub {
      style.border = Color(red: 0x6C, green: 0x86, blue: 0xC2)
      style.fill = fill.mixed(with: style.border, 0.3)
      style.solid = style.fill
      style.ink = .paper
    } else {
      let bright = solid.luminance < 0.4 ? solid.mixed(with: .paper, 0.4) : solid
      style.fill = border.mixed(with: .night, 0.55)
      style.border = bright
      style.solid = bright
    }
    return style
  }
}

extension EdgeStyle {
  var inDarkness: EdgeStyle {
    var style = self
    style.color = color.mixed(with: .paper, color.luminance < 0.5 ? 0.4 : 0.1)
    return style
  }
}
