extension PDFPages {
  func heading(_ text: String, _ level: Int, _ style: PDFStyle) {
    let title = lay(text, style, width: width)
    // With some lines of what it stands over.
    makeRoom(title.height + style.after + 40)
    tagged(.heading(level)) { ink { title.draw(x: left, y: y, on: $0) } }
    skip(title.height + style.after)
  }

  /// Goes on upon the next page, as a paragraph of its own, when this one is full.
  func paragraph(_ text: String, _ style: PDFStyle) {
    let paragraph = layInFull(text, style)
    let lines = Array(paragraph.lines.enumerated())
    var rest = lines[...]
    while let first = rest.first {
      var part = rest.prefix { $0.element.bottom - first.element.top <= room }
      if part.isEmpty, !isAtTop {
        turn()
        continue
      }
      // A line higher than the page is drawn all the same.
      if part.isEmpty { part = rest.prefix(1) }
      draw(part, of: paragraph)
      rest = rest.dropFirst(part.count)
      if !rest.isEmpty { turn() }
    }
    skip(style.after)
  }

  private func draw(_ lines: ArraySlice<(offset: Int, element: PDFText.Line)>, of paragraph: PDFText) {
    guard let first = lines.first, let last = lines.last else { return }
    let upper = y - first.element.top
    tagged(.paragraph) {
      ink { canvas in
        for (index, line) in lines { paragraph.draw(line: index, line, x: left, y: upper, on: canvas) }
      }
    }
    skip(last.element.bottom - first.element.top)
  }

  func rule(_ width: Double?, _ colour: PDFColour) {
    let length = width ?? self.width
    ink { $0.line(x: left + (self.width - length) / 2, y: y, width: length, thickness: 0.75, colour) }
  }
}
