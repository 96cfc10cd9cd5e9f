/// A table whose head stands again on each page. A row is never divided: a cell higher than half a page ends with "…".
package struct PDFTable: Sendable {
  /// A column by its head.
  package struct Column: Sendable {
    package let title: String
    /// Its part of the width, compared to the other columns'.
    package let share: Double
    package let alignment: PDFStyle.Alignment

    package init(_ title: String, share: Double = 1, alignment: PDFStyle.Alignment = .left) {
      self.title = title
      self.share = share
      self.alignment = alignment
    }
  }

  /// From the left.
  package let columns: [Column]
  /// Cells that a row lacks are empty, and those it has beyond the columns are left out.
  package let rows: [[String]]
  /// Points that a row is high at least: 26 leaves room to sign.
  package let rowHeight: Double

  package init(columns: [Column], rows: [[String]], rowHeight: Double = 0) {
    self.columns = columns
    self.rows = rows
    self.rowHeight = rowHeight
  }
}

extension PDFPages {
  func table(_ table: PDFTable) {
    guard !table.columns.isEmpty else { return }
    let head = row(table.columns.map(\.title), of: table, .headCell)
    let first = table.rows.first.map { row($0, of: table, .cell).height } ?? 0
    makeRoom(head.height + first)
    tagged(.table) {
      tagged(.tableHead) { row(head, as: .row) }
      underline(0.9, .accent)
      // Once for the eye on each page, once in all for the ear.
      repeated = { pages in
        pages.draw(head)
        pages.skip(head.height)
        pages.underline(0.9, .accent)
      }
      if !table.rows.isEmpty { body(table) }
      repeated = nil
    }
    skip(PDFStyle.body.after)
  }

  private func body(_ table: PDFTable) {
    tagged(.tableBody) {
      for cells in table.rows {
        row(row(cells, of: table, .cell), as: .row)
        underline(0.4, .line)
      }
    }
  }

  private func row(_ cells: [String], of table: PDFTable, _ tag: PDFTag) -> PDFRow {
    let gap = 8.0
    let shares = table.columns.map { max($0.share, 0) }.reduce(0, +)
    let free = width - gap * Double(table.columns.count - 1)
    var x = 0.0
    let parts = table.columns.enumerated().map { index, column in
      let columnWidth = shares > 0 ? free * max(column.share, 0) / shares : free / Double(table.columns.count)
      let style = PDFStyle(9, bold: tag == .headCell, alignment: column.alignment)
      let text = lay(index < cells.count ? cells[index] : "", style, width: columnWidth)
      defer { x += columnWidth + gap }
      return PDFRow.Part(tag: tag, text: text, x: x)
    }
    return PDFRow(parts, padding: 4, lowest: tag == .headCell ? 0 : table.rowHeight)
  }

  private func underline(_ thickness: Double, _ colour: PDFColour) {
    ink { $0.line(x: left, y: y, width: width, thickness: thickness, colour) }
  }
}
