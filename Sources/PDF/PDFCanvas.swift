internal import CPango
internal import Documents

/// The C side of a document: cairo's surface, Pango's fonts and what has been written. Frees all of it, whatever
/// happened. A fault of cairo's stays until the end: what is drawn after it does nothing, and `finish` throws.
final class PDFCanvas {
  let pen: OpaquePointer
  let context: OpaquePointer
  private let surface: OpaquePointer
  private let written: WrittenBytes

  /// Width and height in points. Throws when the fonts are not installed.
  init(width: Double, height: Double, language: String) throws(DocumentProblem) {
    let written = WrittenBytes()
    let place = Unmanaged.passUnretained(written).toOpaque()
    // None of the four is ever nil: cairo tells of faults by its status. The fonts are this thread's, kept for the next
    // document: to look them up again takes twice as long as all the rest.
    guard let surface = cairo_pdf_surface_create_for_stream(take, place, width, height),
      let pen = cairo_create(surface), let fonts = pango_cairo_font_map_get_default(),
      let context = pango_font_map_create_context(fonts)
    else { throw .noPDF }
    self.written = written
    self.surface = surface
    self.pen = pen
    self.context = context
    // The version whose table of objects can be read by `PDFAmendment`, also when cairo learns to pack it.
    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4)
    pango_cairo_context_set_resolution(context, 72)
    pango_context_set_round_glyph_positions(context, 0)
    pango_context_set_language(context, pango_language_from_string(language))
    pango_cairo_update_context(pen, context)
    for face in PDFStyle.Face.allCases { try find(face) }
  }

  deinit {
    g_object_unref(UnsafeMutableRawPointer(context))
    cairo_destroy(pen)
    cairo_surface_destroy(surface)
  }

  /// Another font in its place would be drawn without a word, and none at all would end the program.
  private func find(_ face: PDFStyle.Face) throws(DocumentProblem) {
    let wanted = pango_font_description_from_string(face.rawValue)
    defer { pango_font_description_free(wanted) }
    guard let font = pango_context_load_font(context, wanted) else { throw .missing(face) }
    defer { g_object_unref(UnsafeMutableRawPointer(font)) }
    let found = pango_font_describe(font)
    defer { pango_font_description_free(found) }
    guard let name = pango_font_description_get_family(found), String(cString: name) == face.rawValue else {
      throw .missing(face)
    }
  }

  func describe(title: String, author: String, created: String) {
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, created)
    if !author.isEmpty { cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, author) }
  }

  func begin(_ tag: PDFTag) { cairo_tag_begin(pen, tag.rawValue, "") }
  func end(_ tag: PDFTag) { cairo_tag_end(pen, tag.rawValue) }
  func turnPage() { cairo_show_page(pen) }

  func finish() throws(DocumentProblem) -> [UInt8] {
    turnPage()
    cairo_surface_finish(surface)
    guard cairo_status(pen) == CAIRO_STATUS_SUCCESS, cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS else {
      throw .noPDF
    }
    return written.all
  }
}

/// Where cairo puts the file, piece by piece.
private final class WrittenBytes {
  var all: [UInt8] = []
}

private func take(
  _ place: UnsafeMutableRawPointer?, _ bytes: UnsafePointer<UInt8>?, _ count: UInt32
) -> cairo_status_t {
  guard let place, let bytes else { return CAIRO_STATUS_WRITE_ERROR }
  let written = Unmanaged<WrittenBytes>.fromOpaque(place).takeUnretainedValue()
  written.all.append(contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
  return CAIRO_STATUS_SUCCESS
}

extension DocumentProblem {
  static let noPDF = DocumentProblem("PDF-filen kunde inte göras. Försök igen, eller skriv ut sidan från webbläsaren.")

  static func missing(_ face: PDFStyle.Face) -> DocumentProblem {
    DocumentProblem(
      "PDF-filen kunde inte göras: typsnittet \(face.rawValue) saknas. Installera typsnittet DejaVu.")
  }
}
