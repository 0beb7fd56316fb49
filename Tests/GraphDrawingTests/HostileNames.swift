/// Names that break careless writers of DOT, HTML-like labels or SVG.
enum HostileNames {
  static let all = [
    #"\N"#, #"\G \L \T \E \H"#, #"ends with \"#, #"say "no" \" twice"#, "&nope; &amp; &lt; &#65; &eacute;",
    "<b>x</b>", "</text><script>alert(1)</script>", "]]> <!-- --> <?xml?>", "\" onclick=\"alert(1)",
    "'; DROP TABLE --",
    "a\u{0}b", "a\u{1}\u{7F}\u{85}b", "tab\tand\r\nlines\n\nhere", "👩🏽‍🔬 🏳️‍🌈 é e\u{301}", "مرحبا بالعالم",
    "שלום (abc) עולם",
    "\u{202E}drawkcab\u{202C}", "\u{FEFF}\u{FFFE}\u{FFFF}", "", "   ", "{a|b}", "n1:e -> n2", "// # comment",
    "50 % : oui ; non !",
    String(repeating: "x", count: 20_000), String(repeating: "mot ", count: 900),
    "<TABLE><TR><TD>cell</TD></TR></TABLE>", "中文字符很长的名字需要换行显示在这里",
  ]
}
