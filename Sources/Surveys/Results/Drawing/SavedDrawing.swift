import HTML

/// A drawing as a file of its own, to be read in a meeting without the page it came from: what was asked, of whom, what
/// the colours mean, how many they are, when and from where. Sv: bild att spara.
struct SavedDrawing {
  /// The question, as it was asked.
  let question: String
  /// The question's code, the round and the selection.
  let place: String
  /// The sentence that says what it shows.
  let text: String
  let content: Content
  /// How many are counted, and what else is needed to read it.
  let notes: [String]
  /// Where it comes from, and when it was made.
  let source: String
  /// Stands below the source on a drawing from a demonstration.
  var mark: String?

  enum Content {
    case map(SavedMap)
    case chart(Chart)
  }

  static let margin = 24.0
  /// Where the map begins, to the right of the legend.
  static let column = 316.0

  /// How wide the picture is as PNG.
  var pixels: Int { if case .map = content { 1200 } else { 1400 } }

  /// Where the files of a drawing are, for its page.
  static func links(_ path: String, query: String = "") -> HTML {
    """
    <p class="noprint small">Bild att ta med: <a href="\(path).svg\(query)">SVG</a>, \
    <a href="\(path).png\(query)">PNG</a></p>
    """
  }

  var width: Double {
    switch content {
    case .map: 900
    case .chart: 560
    }
  }

  var svg: String {
    let head = head
    let (body, bottom) = body(below: head.bottom + 14)
    let foot = foot(below: bottom + 8)
    let height = Coordinate.text((foot.bottom + Self.margin * 0.75).rounded())
    let drawing: HTML = """
      <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" \
      viewBox="0 0 \(Coordinate.text(width)) \(height)" role="img" font-family="'Segoe UI', 'DejaVu Sans', sans-serif">\
      <title>\(question) \(place)</title><desc>\(text)</desc><style>\(HTML(trusted: style))</style>\
      <rect fill="#ffffff" width="\(Coordinate.text(width))" height="\(height)"/>\
      \(head.texts.html(\.markup))\(body)\(foot.texts.html(\.markup))</svg>
      """
    return drawing.markup
  }

  private var head: PictureColumn {
    var head = PictureColumn(left: Self.margin, top: Self.margin * 0.75, width: width - 2 * Self.margin)
    head.write(question, size: 19, isStrong: true)
    head.write(place, size: 13, isSoft: true, air: 2)
    return head
  }

  private func foot(below top: Double) -> PictureColumn {
    var foot = PictureColumn(left: Self.margin, top: top, width: width - 2 * Self.margin)
    if case .chart = content { for note in notes { foot.write(note, air: 3) } }
    foot.write(source, size: 10.5, isSoft: true, air: 4)
    if let mark { foot.write(mark, size: 10.5, isStrong: true, air: 2) }
    return foot
  }

  private func body(below top: Double) -> (HTML, bottom: Double) {
    switch content {
    case .map(let map): mapBody(map, top)
    case .chart(let chart): chartBody(chart, top)
    }
  }

  private func chartBody(_ chart: Chart, _ top: Double) -> (HTML, bottom: Double) {
    let scale = (width - 2 * Self.margin) / chart.width
    let drawing: HTML = """
      <defs>\(LevelPatterns.patterns("c", scale: 1))</defs>\
      <g class="chart" transform="translate(\(Coordinate.text(Self.margin)) \(Coordinate.text(top))) \
      scale(\(Coordinate.text(scale)))">\(chart.shapes)</g>
      """
    return (drawing, top + Double(chart.height) * scale)
  }

  private func mapBody(_ map: SavedMap, _ top: Double) -> (HTML, bottom: Double) {
    let room = width - Self.column - Self.margin
    let placement = map.placed(left: Self.column, top: top, width: room, height: map.county == nil ? 800 : 640)
    var legend = PictureColumn(left: Self.margin, top: top, width: Self.column - Self.margin - 16)
    var swatches: [String: HTML] = [:]
    let counts = map.counts
    for (look, words) in Self.looks {
      legend.bottom += 6
      swatches[look] = """
        <rect x="\(Coordinate.text(legend.left))" y="\(Coordinate.text(legend.bottom + 1))" width="34" height="17" \
        stroke="#4a463c" stroke-width="0.8"/>
        """
      legend.write("\(words): \(counts[look] ?? 0)", size: 13, indent: 44)
    }
    for note in notes + [map.othersWords].compactMap(\.self) { legend.write(note, air: 8) }
    let bottom = max(legend.bottom, top + placement.height)
    let shapes = map.shapes(at: placement, swatches: swatches, within: (Int(width), Int(bottom) + 1))
    return (shapes + legend.texts.html(\.markup), bottom)
  }

  /// From what is in place and down, then those without a level.
  private static let looks =
    LevelLook.words.enumerated().reversed().map { ("l\($0.offset)", $0.element) }
    + [("lq", "Vet inte"), ("lx", "Inget värde")]

  /// The light colours of the style sheet.
  private var style: String {
    let grounds = ["l1", "l2", "l3", "lx", "lq"].compactMap { look in
      LevelPalette.all.first { $0.look == look }.map { ".f\(look.dropFirst()){fill:\($0.fill)}" }
    }
    let plain = LevelPalette.all.filter { ["l0", "l4"].contains($0.look) }.map { ".\($0.look){fill:\($0.fill)}" }
    return """
      \(grounds.joined())\(plain.joined())\
      .mark{fill:none;stroke:#20262a;stroke-opacity:.5}.f3~.mark{stroke:#fff;stroke-opacity:.5}\
      .chart .l1{fill:url(#pat-c1)}.chart .l2{fill:url(#pat-c2)}.chart .l3{fill:url(#pat-c3)}\
      .chart .lx{fill:url(#pat-cx)}.chart .lq{fill:url(#pat-cq)}.chart rect{stroke:#4a463c}.chart text{font-size:12px}\
      text{fill:\(LevelPalette.ink)}.soft{fill:\(LevelPalette.soft)}.strong{font-weight:600}\
      .halo text{fill:#fff;stroke:#fff;stroke-width:3;stroke-linejoin:round}\
      .grid{fill:none;stroke:#d8cfbd}.line{fill:none;stroke:\(LevelPalette.line);stroke-width:2.5}\
      .line.ref{stroke:\(LevelPalette.soft);stroke-width:1.75;stroke-dasharray:5 4}.dot.ref{fill:\(LevelPalette.soft);stroke:none}\
      .dot{fill:#fff;stroke:\(LevelPalette.line);stroke-width:2.5}.range{fill:\(LevelPalette.line);opacity:.16}\
      .break{fill:none;stroke:\(LevelPalette.warning);stroke-width:2;stroke-dasharray:2 3}\
      .break-label{fill:\(LevelPalette.warning);font-weight:600}.me{fill:\(LevelPalette.ink)}
      """
  }
}
