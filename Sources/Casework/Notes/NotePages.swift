internal import HTML
internal import Vocabulary
internal import Web

/// The form for a note that is being written.
struct NoteFormPage {
  let open: OpenFile
  let subject: CaseSubject
  let id: ID<Note>
  let form: Form
  let csrf: HTML
  /// When the draft was saved last.
  var saved: Moment?
  /// What lies in the file when somebody has written there meanwhile.
  var stored: Note?
  var problems = Problems()

  var page: Page {
    let fields = Fields(form, problems: problems)
    return Page(
      "Anteckning i ärende \(subject.number)", width: .form, crumbs: open.crumbs(subject),
      kind: open.file.role.swedish, problems: problems,
      content: """
        \(stored.map(otherVersion))
        <form method="post" action="\(open.path)/anteckningar/\(id.text)" data-autosave novalidate>\(csrf)
        <input type="hidden" name="\(SaveNote.versionField)" value="\(version)">\(fields.hidden("rattar"))
        \(fields.text("rubrik", "Rubrik", hint: "Till exempel hembesök, samtal eller kontakt med skolan.", optional: true))
        \(fields.area("text", "Vad som har hänt, sagts eller gjorts", rows: 14))
        <div class="savebar"><p data-saved role="status">\(saved.map { "Utkast sparat \($0.words)." } ?? "")</p>
        <p class="actions">\(button("Upprätta", name: "uppratta", value: "ja"))
        \(button("Spara utkast", name: "utkast", value: "ja", style: "btn second"))</p></div></form>
        <p class="hint">Ett utkast ser bara du. En upprättad anteckning går inte att ändra, bara att rätta med en ny.</p>
        """)
  }

  /// What is saved now goes before what was there, which whoever saves has just read.
  private var version: String { stored.map { String($0.version) } ?? (form.text(SaveNote.versionField) ?? "0") }

  private func otherVersion(_ note: Note) -> HTML {
    """
    <section class="conflict" aria-labelledby="andrad"><h2 id="andrad">Anteckningen har ändrats medan du skrev</h2>
    <p>Så här är den sparad, \(note.savedAt.words). Ingenting är borta. Din text står kvar i rutan nedanför.\
    \(note.state == .record ? " Den sparade är upprättad och går inte att ändra: skriv en ny anteckning." : "")</p>
    <blockquote>\(paragraphs(note.content.text))</blockquote></section>
    """
  }
}

/// A record.
struct NotePage {
  let open: OpenFile
  let subject: CaseSubject
  let note: Note
  let writer: String

  var page: Page {
    Page(
      "Anteckning i ärende \(subject.number)", crumbs: open.crumbs(subject), kind: open.file.role.swedish,
      actions: """
        <a class="btn second small" href="\(open.path)/anteckningar/ny?rattar=\(note.id.text)">Rätta med en ny anteckning</a>
        """,
      content: """
        <h2>\(note.content.title)</h2>
        <p class="soft">\(writer). \(note.recordedAt.map { "Upprättad \($0.words)." } ?? "")</p>
        \(paragraphs(note.content.text))
        """)
  }
}

extension Form {
  init(_ note: Note) {
    self.init(fields: [
      ("rubrik", note.content.heading), ("text", note.content.text), (SaveNote.versionField, String(note.version)),
      ("rattar", note.corrects?.text ?? ""),
    ])
  }
}
