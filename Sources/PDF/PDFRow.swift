/// Texts side by side, as high as the highest of them.
struct PDFRow {
  struct Part {
    let tag: PDFTag
    let text: PDFText
    /// Points from the margin.
    let x: Double
  }

  let parts: [Part]
  /// Points above and below the texts.
  let padding: Double
  /// Points that the row is high at least.
  let lowest: Double

  init(_ parts: [Part], padding: Double = 0, lowest: Double = 0) {
    self.parts = parts
    self.padding = padding
    self.lowest = lowest
  }

  var height: Double { max(lowest, (parts.map(\.text.height).max() ?? 0) + 2 * padding) }
}

extension PDFPages {
  func row(_ row: PDFRow, as tag: PDFTag) {
    let height = row.height
    makeRoom(height)
    tagged(tag) {
      for part in row.parts {
        tagged(part.tag) { draw(part, of: row) }
      }
    }
    skip(height)
  }

  /// Without tags.
  func draw(_ row: PDFRow) {
    for part in row.parts { draw(part, of: row) }
  }

  private func draw(_ part: PDFRow.Part, of row: PDFRow) {
    ink { part.text.draw(x: left + part.x, y: y + row.padding, on: $0) }
  }

  /// A list whose labels are the terms.
  func facts(_ facts: [PDFFact], _ termWidth: Double) {
    let term = PDFStyle(10, colour: .soft)
    let value = PDFStyle(10)
    entries(facts.map { (lay($0.term, term, width: termWidth - 12), $0.value) }, value, indent: termWidth)
  }

  func list(_ items: [String], _ style: PDFStyle) {
    entries(items.map { (lay("–", style, width: 12), $0) }, style, indent: 14)
    skip(style.after)
  }

  private func entries(_ entries: [(label: PDFText, text: String)], _ style: PDFStyle, indent: Double) {
    guard !entries.isEmpty else { return }
    tagged(.list) {
      for entry in entries {
        let text = lay(entry.text, style, width: width - indent)
        let parts = [
          PDFRow.Part(tag: .label, text: entry.label, x: 0), PDFRow.Part(tag: .itemBody, text: text, x: indent),
        ]
        row(PDFRow(parts, padding: 2.5), as: .item)
      }
    }
  }
}
