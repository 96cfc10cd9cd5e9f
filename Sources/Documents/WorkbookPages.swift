import CXlsxWriter

/// Fills an open workbook: header in bold, frozen and filtered; prints on A4, as wide as the paper.
struct WorkbookPages {
  private let book: UnsafeMutablePointer<lxw_workbook>
  private let workbook: Workbook
  private let header: UnsafeMutablePointer<lxw_format>?
  private let body: UnsafeMutablePointer<lxw_format>?
  private let day: UnsafeMutablePointer<lxw_format>?
  private let moment: UnsafeMutablePointer<lxw_format>?

  init(_ book: UnsafeMutablePointer<lxw_workbook>, _ workbook: Workbook) {
    self.book = book
    self.workbook = workbook
    header = workbook_add_format(book)
    body = workbook_add_format(book)
    day = workbook_add_format(book)
    moment = workbook_add_format(book)
    format_set_bold(header)
    format_set_bottom(header, UInt8(LXW_BORDER_THIN.rawValue))
    format_set_num_format(day, "yyyy-mm-dd")
    format_set_num_format(moment, "yyyy-mm-dd hh:mm")
    for format in [header, body, day, moment] { format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue)) }
    for format in [header, body] { format_set_text_wrap(format) }
  }

  func write() throws(DocumentProblem) {
    describe()
    var names = SheetNames()
    for page in workbook.pages {
      let name = names.next(page.sheet.name)
      guard let sheet = workbook_add_worksheet(book, name) else { throw .notWritten }
      try fill(sheet, page)
    }
  }

  private func describe() {
    SheetText.writable(workbook.title).withCString { title in
      var properties = lxw_doc_properties()
      properties.title = UnsafeMutablePointer(mutating: title)
      properties.created = time_t(workbook.created ?? 0)
      workbook_set_properties(book, &properties)
    }
  }

  private func fill(_ sheet: UnsafeMutablePointer<lxw_worksheet>, _ page: Workbook.Page) throws(DocumentProblem) {
    let rows = page.sheet.rows
    let width = rows.map(\.count).max() ?? 0
    guard rows.count <= 1_048_576, width <= 16_384 else {
      throw DocumentProblem("Bladet ”\(page.sheet.name)” är större än Excel rymmer. Exportera som CSV i stället.")
    }
    for (row, cells) in rows.enumerated() {
      for (column, cell) in cells.enumerated() { try write(cell, sheet, row, column) }
    }
    setWidths(sheet, page, columns: width)
    layOut(sheet, rows: rows.count, columns: width)
    for note in page.notes where rows.indices.contains(note.row) && (0..<width).contains(note.column) {
      let text = SheetText.writable(note.text)
      try check(worksheet_write_comment(sheet, lxw_row_t(note.row), lxw_col_t(note.column), text))
    }
  }

  private func write(
    _ cell: Cell, _ sheet: UnsafeMutablePointer<lxw_worksheet>, _ row: Int, _ column: Int
  ) throws(DocumentProblem) {
    let (place, across) = (lxw_row_t(row), lxw_col_t(column))
    let format = row == 0 ? header : body
    switch cell {
    case .empty: return
    case .number(let number) where number.isFinite:
      try check(worksheet_write_number(sheet, place, across, number, format))
    case .flag(let flag): try check(worksheet_write_boolean(sheet, place, across, flag ? 1 : 0, format))
    case .date(let text):
      guard var date = SheetDate.parse(text) else { fallthrough }
      let look = row == 0 ? header : text.count > 10 ? moment : day
      try check(worksheet_write_datetime(sheet, place, across, &date, look))
    case .text, .number:
      try check(worksheet_write_string(sheet, place, across, SheetText.writable(cell.text), format))
    }
  }

  private func check(_ status: lxw_error) throws(DocumentProblem) {
    guard status == LXW_NO_ERROR else { throw .notWritten }
  }

  private func setWidths(_ sheet: UnsafeMutablePointer<lxw_worksheet>, _ page: Workbook.Page, columns: Int) {
    for column in 0..<columns {
      let longest = page.sheet.rows.prefix(500).map { column < $0.count ? $0[column].text.utf16.count : 0 }.max() ?? 0
      let fitting = min(max(Double(longest) + 3, 9), 60)
      let width = page.widths.indices.contains(column) ? page.widths[column] : fitting
      worksheet_set_column(sheet, lxw_col_t(column), lxw_col_t(column), width, nil)
    }
  }

  private func layOut(_ sheet: UnsafeMutablePointer<lxw_worksheet>, rows: Int, columns: Int) {
    worksheet_set_landscape(sheet)
    worksheet_set_paper(sheet, 9)
    worksheet_fit_to_pages(sheet, 1, 0)
    guard rows > 0, columns > 0 else { return }
    worksheet_freeze_panes(sheet, 1, 0)
    worksheet_repeat_rows(sheet, 0, 0)
    worksheet_autofilter(sheet, 0, 0, lxw_row_t(rows - 1), lxw_col_t(columns - 1))
  }
}
