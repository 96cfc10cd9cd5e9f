import HTML

/// The patterns that tell bands apart without colour. A page defines them once, in the units of its map and charts.
enum LevelPatterns {
  static let chart: HTML =
    "<svg class=\"defs\" aria-hidden=\"true\" focusable=\"false\"><defs>\(patterns("c", scale: 1))</defs></svg>"

  /// For a page with a map whose view box is this wide: the pattern keeps its size on every map.
  static func map(width: Int) -> HTML {
    """
    <svg class="defs" aria-hidden="true" focusable="false"><defs>\(patterns("m", scale: Double(width) / 432))\
    \(patterns("c", scale: 1))</defs></svg>
    """
  }

  static func patterns(_ family: String, scale: Double) -> HTML {
    let turn = scale == 1 ? "" : " patternTransform=\"scale(\(Coordinate.text(scale)))\""
    return HTML(
      trusted: shapes.map { name, size, ground, mark in
        """
        <pattern id="pat-\(family)\(name)" width="\(size)" height="\(size)" patternUnits="userSpaceOnUse"\(turn)>\
        <rect class="\(ground)" width="\(size)" height="\(size)"/>\(mark)</pattern>
        """
      }.joined())
  }

  private static let shapes: [(name: String, size: Int, ground: String, mark: String)] = [
    ("1", 8, "f1", "<path class=\"mark\" d=\"M4 3v2\"/>"),
    ("2", 6, "f2", "<path class=\"mark\" d=\"M-1 7 7-1M-1 1 1-1M5 7 7 5\"/>"),
    ("3", 5, "f3", "<path class=\"mark\" d=\"M2.5 0v5M0 2.5h5\"/>"),
    ("x", 8, "fx", "<path class=\"mark\" d=\"M-1-1 9 9M-1 7 1 9M7-1 9 1\"/>"),
    ("q", 8, "fq", "<circle class=\"mark\" cx=\"4\" cy=\"4\" r=\"1.6\"/>"),
  ]
}
