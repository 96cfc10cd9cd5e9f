import HTML

/// A drawing as a file of its own: colours and patterns are in it, since the style sheet is not. Sv: bild att spara.
struct SavedDrawing {
  let title: String
  /// The sentence that says what it shows.
  let text: String
  let viewBox: (left: Int, top: Int, width: Int, height: Int)
  let shapes: HTML
  /// Shown below, such as where the map comes from.
  let source: String
  let isMap: Bool

  var svg: String {
    let box = viewBox
    let unit = isMap ? Double(box.width) / 432 : 1
    let (head, foot) = (34 * unit, 22 * unit)
    let whole =
      "\(box.left) \(Coordinate.text(Double(box.top) - head)) \(box.width) \(Coordinate.text(Double(box.height) + head + foot))"
    let kind = isMap ? "map" : "chart"
    let drawing: HTML = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="\(whole)" role="img" font-family="'Segoe UI', 'DejaVu Sans', sans-serif">\
      <title>\(title)</title><desc>\(text)</desc><style>\(HTML(trusted: Self.style(unit: unit)))</style>\
      <defs>\(isMap ? LevelPatterns.patterns("m", scale: unit) : LevelPatterns.patterns("c", scale: 1))</defs>\
      <rect fill="#ffffff" x="\(box.left)" y="\(Coordinate.text(Double(box.top) - head))" width="\(box.width)" \
      height="\(Coordinate.text(Double(box.height) + head + foot))"/>\
      <text class="title" x="\(Coordinate.text(Double(box.left) + 6 * unit))" y="\(Coordinate.text(Double(box.top) - 14 * unit))">\(title)</text>\
      <g class="\(kind)">\(shapes)</g>\
      <text class="source" x="\(Coordinate.text(Double(box.left) + 6 * unit))" \
      y="\(Coordinate.text(Double(box.top + box.height) + 15 * unit))">\(source)</text></svg>
      """
    return drawing.markup
  }

  /// The light colours of the style sheet.
  private static func style(unit: Double) -> String {
    let size = { (points: Double) in Coordinate.text(points * unit) }
    return """
      .l0{fill:#f6e6bd}.l4{fill:#173f5c}.f1{fill:#cbd8a4}.f2{fill:#86bba3}.f3{fill:#2f7482}.fx{fill:#fffefb}.fq{fill:#e4dfd4}\
      .mark{fill:none;stroke:#20262a;stroke-opacity:.42}.f3~.mark{stroke:#fff;stroke-opacity:.32}\
      .map .l1{fill:url(#pat-m1)}.map .l2{fill:url(#pat-m2)}.map .l3{fill:url(#pat-m3)}.map .lx{fill:url(#pat-mx)}\
      .map .lq{fill:url(#pat-mq)}.chart .l1{fill:url(#pat-c1)}.chart .l2{fill:url(#pat-c2)}.chart .l3{fill:url(#pat-c3)}\
      .chart .lx{fill:url(#pat-cx)}.chart .lq{fill:url(#pat-cq)}\
      .map path{stroke:#7d7464;stroke-width:\(size(0.3))}.map .county{fill:none;stroke:#20262a;stroke-width:\(size(0.6))}\
      .map .own{fill:none;stroke:#20262a;stroke-width:\(size(1.8))}.chart rect{stroke:#7d7464}\
      text{fill:#20262a;font-size:\(size(12))px}.title{font-size:\(size(14))px;font-weight:600}\
      .source{font-size:\(size(9))px;fill:#5a564b}.soft{fill:#5a564b}.strong{font-weight:600}\
      .grid{fill:none;stroke:#d8cfbd}.line{fill:none;stroke:#17586e;stroke-width:2.5}.dot{fill:#fff;stroke:#17586e;stroke-width:2.5}\
      .range{fill:#17586e;opacity:.16}.break{fill:none;stroke:#7d4f00;stroke-width:2;stroke-dasharray:2 3}\
      .break-label{fill:#7d4f00;font-weight:600}.me{fill:#20262a}
      """
  }
}
