import CPango

/// A text laid out to a width, broken between words, or within one that is wider than the line. Never read as markup.
final class PDFText {
  /// Points from the text's own upper left corner.
  struct Line {
    let top: Double
    let bottom: Double
    let left: Double
    let baseline: Double
  }

  let style: PDFStyle
  private let layout: OpaquePointer?

  /// A text higher than `tallest` points ends with "…".
  init(_ text: String, _ style: PDFStyle, width: Double, tallest: Double, on canvas: PDFCanvas) {
    self.style = style
    layout = pango_layout_new(canvas.context)
    let text = Self.printable(text)
    pango_layout_set_text(layout, text, Int32(clamping: text.utf8.count))
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
    pango_layout_set_width(layout, Self.units(width))
    pango_layout_set_alignment(layout, style.alignment.pango)
    leaveOutHyphens()
    setFont(style)
    shrink()
    if height > tallest {
      pango_layout_set_height(layout, Self.units(tallest))
      pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END)
    }
  }

  deinit {
    if let layout { g_object_unref(UnsafeMutableRawPointer(layout)) }
  }

  var height: Double {
    var box = PangoRectangle()
    pango_layout_get_extents(layout, nil, &box)
    return Self.points(box.height)
  }

  /// The upper left corner, in points.
  func draw(x: Double, y: Double, on canvas: PDFCanvas) {
    canvas.use(style.colour)
    cairo_move_to(canvas.pen, x, y)
    pango_cairo_show_layout(canvas.pen, layout)
  }

  var lines: [Line] {
    var lines: [Line] = []
    let place = pango_layout_get_iter(layout)
    defer { pango_layout_iter_free(place) }
    repeat {
      var (top, bottom, box) = (Int32(0), Int32(0), PangoRectangle())
      pango_layout_iter_get_line_yrange(place, &top, &bottom)
      pango_layout_iter_get_line_extents(place, nil, &box)
      let edges = [top, bottom, box.x, pango_layout_iter_get_baseline(place)].map(Self.points)
      lines.append(Line(top: edges[0], bottom: edges[1], left: edges[2], baseline: edges[3]))
    } while pango_layout_iter_next_line(place) != 0
    return lines
  }

  /// Draws one line with the text's upper left corner there, in points.
  func draw(line index: Int, _ line: Line, x: Double, y: Double, on canvas: PDFCanvas) {
    canvas.use(style.colour)
    cairo_move_to(canvas.pen, x + line.left, y + line.baseline)
    pango_cairo_show_layout_line(canvas.pen, pango_layout_get_line_readonly(layout, Int32(index)))
  }

  /// Without characters that nobody sees and that end a text in C.
  static func printable(_ text: String) -> String {
    // 0xC2 begins the control characters beyond ASCII, and some that are kept.
    let mayHoldThem = text.utf8.contains { ($0 < 32 && $0 != 10) || $0 == 127 || $0 == 0xC2 }
    guard mayHoldThem else { return text }
    var kept = String.UnicodeScalarView()
    for scalar in text.replacing("\r\n", with: "\n").unicodeScalars {
      kept.append(scalar.properties.generalCategory == .control && scalar != "\n" ? " " : scalar)
    }
    return String(kept)
  }

  /// A hyphen where a long name, address or code is broken would be taken for a part of it.
  private func leaveOutHyphens() {
    let attributes = pango_attr_list_new()
    defer { pango_attr_list_unref(attributes) }
    pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(0))
    pango_layout_set_attributes(layout, attributes)
  }

  private func setFont(_ style: PDFStyle) {
    let font = pango_font_description_new()
    defer { pango_font_description_free(font) }
    pango_font_description_set_family(font, style.face.rawValue)
    pango_font_description_set_size(font, Self.units(style.size))
    pango_font_description_set_weight(font, style.isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
    pango_layout_set_font_description(layout, font)
    pango_layout_set_spacing(layout, Self.units(style.size * 0.22))
  }

  private func shrink() {
    guard let smallest = style.smallest else { return }
    var size = style.size
    while size > smallest, pango_layout_get_line_count(layout) > 2 {
      size = max(smallest, size * 0.9)
      setFont(style.sized(size))
    }
  }

  private static func units(_ points: Double) -> Int32 { Int32(points * Double(PANGO_SCALE)) }
  private static func points(_ units: Int32) -> Double { Double(units) / Double(PANGO_SCALE) }
}

extension PDFStyle.Alignment {
  var pango: PangoAlignment {
    switch self {
    case .left: PANGO_ALIGN_LEFT
    case .centre: PANGO_ALIGN_CENTER
    case .right: PANGO_ALIGN_RIGHT
    }
  }
}
