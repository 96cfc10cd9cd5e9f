internal import Access
package import HTML

extension Form {
  fileprivate static let mark = "sett"

  /// What is stored, with a mark of it that the page hides (`Fields.seen`) and its post brings back.
  package var marked: Form { marked(as: self) }

  /// The same where the page shows more than is stored in one place.
  package func marked(as stored: Form) -> Form {
    Form(fields: fields + [(Self.mark, stored.fingerprint)], files: files)
  }

  /// Throws where what is stored now is not what the page showed, so that nobody unknowingly writes over a colleague's
  /// change. A form that brings no mark back has shown nothing.
  package func check(against stored: Form, at field: String) throws {
    guard let mark = text(Self.mark), mark != stored.fingerprint else { return }
    throw Problems(
      field, "Någon annan har sparat sedan du öppnade sidan. Öppna den i en ny flik, jämför, och spara där.")
  }

  private var fingerprint: String {
    Secrets.fingerprint(fields.map { "\($0.name)=\($0.value)" }.sorted().joined(separator: "\n"))
  }
}

extension Fields {
  /// What the page showed when it was opened.
  package var seen: HTML { hidden(Form.mark) }
}
