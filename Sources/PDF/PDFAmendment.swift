internal import Documents

/// What cairo 1.16 cannot write, laid after its file as an incremental update (ISO 32000-1, 7.5.6): the language, that
/// the title is shown in the window, what figures show, and that the heads of a table stand over columns.
struct PDFAmendment {
  let language: String
  /// In the order they were drawn.
  let pictures: [String]

  /// Throws when the file is not built as cairo builds it.
  func applied(to file: [UInt8]) throws(DocumentProblem) -> [UInt8] {
    let objects = try PDFObjects(file)
    let changed = changes(of: objects)
    guard changed.contains(where: { $0.object == objects.root }) else { throw .noPDF }
    var amended = file
    var table = "xref\n"
    for change in changed {
      guard let text = objects.text(of: change.object), let start = text.firstRange(of: "<<") else { throw .noPDF }
      // A fault among the tags makes cairo leave them all out, without a word.
      guard change.object != objects.root || text.contains("/StructTreeRoot") else { throw .noPDF }
      table += "\(change.object) 1\n\(PDFObjects.padded(amended.count)) 00000 n \n"
      let replaced = "\(text[..<start.upperBound]) \(change.entries)\n  \(text[start.upperBound...])"
      amended += Array(replaced.utf8)
    }
    table += "trailer\n<< /Size \(objects.count) /Root \(objects.root) 0 R /Info \(objects.info) 0 R\n"
    table += "   /Prev \(objects.start) >>\nstartxref\n\(amended.count)\n%%EOF\n"
    return amended + Array(table.utf8)
  }

  /// New entries of an object's dictionary.
  private struct Change {
    let object: Int
    let entries: String
  }

  private func changes(of objects: PDFObjects) -> [Change] {
    var pictures = self.pictures[...]
    return (1..<objects.count).compactMap { object in
      if objects.isTagged(.headCell, object) {
        return Change(object: object, entries: "/A << /O /Table /Scope /Column >>")
      }
      if objects.isTagged(.figure, object), let picture = pictures.popFirst() {
        return Change(object: object, entries: "/Alt \(Self.text(picture))")
      }
      guard object == objects.root else { return nil }
      let shown = "/ViewerPreferences << /DisplayDocTitle true >>"
      return Change(object: object, entries: "/Lang \(Self.text(language)) \(shown)")
    }
  }

  private static func text(_ text: String) -> String {
    "<FEFF" + text.utf16.map { PDFObjects.hex($0) }.joined() + ">"
  }
}
