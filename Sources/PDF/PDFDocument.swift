package import Documents
internal import Glibc

/// A document on A4, tagged for screen readers: what it holds stands in the order it is read. The same document gives
/// the same bytes. All lengths are in points, 72 to the inch.
package struct PDFDocument: Sendable {
  /// Shown by readers instead of the file's name.
  package let title: String
  /// Who stands behind the document, not who printed it; empty when nobody is to be named.
  package let author: String
  /// A tag of BCP 47.
  package let language: String
  /// Seconds since 1970.
  package let created: Int
  package let margins: PDFMargins
  /// Drawn around every page.
  package let frame: PDFFrame?
  /// In the order they are read.
  package private(set) var blocks: [PDFBlock] = []

  package init(
    title: String, author: String = "", language: String = "sv", created: Int, margins: PDFMargins = PDFMargins(),
    frame: PDFFrame? = nil
  ) {
    self.title = title
    self.author = author
    self.language = language
    self.created = created
    self.margins = margins
    self.frame = frame
  }

  /// Puts these below what is there.
  package mutating func add(_ blocks: PDFBlock...) { self.blocks += blocks }

  /// The file. Throws when a font is missing, or when the C library fails. Works on the calling thread, some 5 ms for a
  /// page and 3 for each further page of a table.
  package func bytes() throws(DocumentProblem) -> [UInt8] {
    let canvas = try PDFCanvas(width: PDFPaper.width, height: PDFPaper.height, language: language)
    canvas.describe(title: PDFText.printable(title), author: PDFText.printable(author), created: createdText)
    let total = fill(PDFPages(of: self, on: canvas, total: nil)).number
    let pages = fill(PDFPages(of: self, on: canvas, total: total))
    let file = try canvas.finish()
    return try PDFAmendment(language: language, pictures: pages.pictures).applied(to: file)
  }

  private func fill(_ pages: PDFPages) -> PDFPages {
    pages.open()
    for block in blocks { block.draw(on: pages) }
    pages.close()
    return pages
  }

  /// "2026-11-22T14:30:00Z".
  private var createdText: String {
    var seconds = time_t(created)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    var text = [CChar](repeating: 0, count: 40)
    let length = strftime(&text, text.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
    return String(decoding: text[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
