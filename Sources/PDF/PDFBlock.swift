/// A part of a document, from one edge of its column to the other.
package enum PDFBlock: Sendable {
  /// Levels are 1 to 6, the document's own title being 1.
  case heading(String, level: Int = 1, style: PDFStyle? = nil)
  /// Lines are broken where it says and where they are full.
  case paragraph(String, style: PDFStyle = .body)
  /// Terms stand in a column of their own, so many points wide.
  case facts([PDFFact], termWidth: Double = 130)
  case list([String], style: PDFStyle = .body)
  case table(PDFTable)
  case code(PDFCode)
  /// A thin line; in the middle when it is given a width.
  case rule(width: Double? = nil, colour: PDFColour = .line)
  case gap(Double)
  /// Stands together at the foot of the page, or of the next one when there is no room.
  case foot([PDFBlock])

  func draw(on pages: PDFPages) {
    switch self {
    case .heading(let text, let level, let style): pages.heading(text, level, style ?? .heading(level))
    case .paragraph(let text, let style): pages.paragraph(text, style)
    case .facts(let facts, let termWidth): pages.facts(facts, termWidth)
    case .list(let items, let style): pages.list(items, style)
    case .table(let table): pages.table(table)
    case .code(let code): pages.code(code)
    case .rule(let width, let colour): pages.rule(width, colour)
    case .gap(let height): pages.skip(height)
    case .foot(let blocks): pages.foot(blocks)
    }
  }
}

/// A term and what it is, as "Omfattning: 6 timmar".
package struct PDFFact: Sendable {
  package let term: String
  package let value: String

  package init(_ term: String, _ value: String) {
    self.term = term
    self.value = value
  }
}
