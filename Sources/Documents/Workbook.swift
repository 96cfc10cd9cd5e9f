import CXlsxWriter
import Glibc

/// A workbook to be written: the first row of each sheet is its header. No author and no company is written.
package struct Workbook: Sendable {
  /// A remark that Excel shows beside a cell; rows and columns are counted from zero.
  package struct Note: Sendable {
    package let row: Int
    package let column: Int
    package let text: String

    package init(row: Int, column: Int, text: String) {
      self.row = row
      self.column = column
      self.text = text
    }
  }

  struct Page {
    let sheet: Sheet
    let widths: [Double]
    let notes: [Note]
  }

  package let title: String
  /// Seconds since 1970; without it the file says when it was made.
  package let created: Int?
  private(set) var pages: [Page] = []

  package init(title: String, created: Int? = nil) {
    self.title = title
    self.created = created
  }

  /// Widths are in characters; a column without one is as wide as its content asks for, within reason.
  package mutating func add(_ sheet: Sheet, widths: [Double] = [], notes: [Note] = []) {
    pages.append(Page(sheet: sheet, widths: widths, notes: notes))
  }

  package func bytes() throws -> [UInt8] {
    guard !pages.isEmpty else { throw DocumentProblem("Det finns inget att skriva: arbetsboken har inga blad.") }
    return try TemporaryFolder.with { folder in
      let path = folder + "/arbetsbok.xlsx"
      try write(to: path, folder: folder)
      return try TemporaryFolder.contents(of: path)
    }
  }

  private func write(to path: String, folder: String) throws {
    let book = folder.withCString { directory in
      var options = lxw_workbook_options()
      options.tmpdir = UnsafeMutablePointer(mutating: directory)
      return workbook_new_opt(path, &options)
    }
    guard let book else { throw DocumentProblem.notWritten }
    var problem: DocumentProblem?
    do throws(DocumentProblem) { try WorkbookPages(book, self).write() } catch { problem = error }
    // Closing also frees the book, so it is done whatever happened before.
    let closed = workbook_close(book)
    if let problem { throw problem }
    guard closed == LXW_NO_ERROR else { throw DocumentProblem.notWritten }
  }
}

extension DocumentProblem {
  static let notWritten = DocumentProblem(
    "Arbetsboken kunde inte skrivas. Kontrollera att disken inte är full och försök igen.")
}
