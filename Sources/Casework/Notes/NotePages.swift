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
  /// The same, where it is a form.
  var storedForm: OpenForm?
  /// What holds it back as a draft.
  var revealing: RevealingWords?
  /// The form that is filled in, where the note is one.
  var filled: OpenForm?
  /// The forms in the file that an assessment may build on.
  var recordedForms: [Note] = []
  var problems = Problems()

  private var kind: NoteKind { NoteKind(rawValue: form.raw("slag")) ?? .plain }
  private var fields: Fields { Fields(form, problems: problems) }

  var page: Page {
    Page(
      "\(filled?.instrument.title ?? kind.swedish) i ärende \(subject.number)", width: .form,
      crumbs: open.crumbs(subject),
      kind: open.file.role.swedish, lead: kind.lead.map { HTML(text: $0) }, problems: problems,
      content: """
        \(open.banner)\(problems.sentence(for: "slag").map { HTML("<p class=\"note warn\" id=\"f-slag\">\($0)</p>") })\
        \(stored.map(otherVersion))
        <form method="post" action="\(open.path)/anteckningar/\(id.text)" data-autosave novalidate\(attribute("enctype", filled?.takesFiles == true ? "multipart/form-data" : nil))>\(csrf)
        <input type="hidden" name="\(SaveNote.versionField)" value="\(version)">\(fields.hidden("rattar"))\(fields.hidden("slag"))
        \(filled.map(rows))\(kind.fields.filter { $0.isFor(open.file.role) }.html(field))\(words)\(revealing.map {
          $0.question(fields, "Texten är sparad som utkast. Ta bort det som röjer någon, och upprätta igen.")
        })
        <div class="savebar"><p class="actions">\(kind.isOwn ? .empty : button("Upprätta", name: "uppratta", value: "ja"))
        \(button(kind.isOwn ? "Spara" : "Spara utkast", name: "utkast", value: "ja", style: kind.isOwn ? "btn" : "btn second"))\
        \(filled?.changesAsItIsFilled == true
          ? button("Visa följdfrågor och summor", name: OpenForm.showField, value: "ja", style: "btn quiet") : .empty)</p>
        <p data-saved role="status">\(saved.map { "Utkast sparat \($0.words)." } ?? "")</p></div></form>
        \(kind.isOwn ? .empty : HTML("<p class=\"hint\">Ett utkast ser bara du. En upprättad anteckning går inte att ändra, bara att rätta med en ny.</p>"))\
        \(saved == nil ? .empty : discard)
        """)
  }

  private var discard: HTML {
    """
    <form method="post" action="\(open.path)/anteckningar/\(id.text)/slang">\(csrf)\
    \(button(kind.isOwn ? "Klar, ta bort påminnelsen" : "Släng utkastet", style: "btn quiet"))</form>
    """
  }

  private var words: HTML {
    guard !kind.isOwn else { return .empty }
    guard kind == .plain else { return fields.area("text", "Något mer", optional: true, rows: 4) }
    return """
      \(fields.text("rubrik", "Rubrik", hint: "Till exempel hembesök, samtal eller kontakt med skolan.", optional: true))
      \(fields.area("text", "Vad som har hänt, sagts eller gjorts", rows: 14))
      """
  }

  private func rows(_ filled: OpenForm) -> HTML {
    let rows = FormRows(filled: filled.form, withProblems: !problems.isEmpty, files: open.files(of: id))
    return """
      \(FormRows.pressedByReturn)<input type="hidden" name="\(OpenForm.field)" value="\(filled.instrument.id.text)">\
      \(rows.html(known: problems))\(rows.unasked(form))
      """
  }

  private func field(_ field: NoteField) -> HTML {
    let isOptional = !field.isRequired && !field.isNeededAtTimes
    return switch field.control {
    case .line: fields.text(field.name, field.label, hint: field.hint, optional: isOptional, autocomplete: "off")
    case .area: fields.area(field.name, field.label, hint: field.hint, optional: isOptional, rows: 3)
    case .day: fields.date(field.name, field.label, hint: field.hint, optional: isOptional)
    case .box: fields.box(field.name, field.label, hint: field.hint)
    case .choice(let choices): fields.radios(field.name, field.label, choices, hint: field.hint)
    case .recordedForm:
      recordedForms.isEmpty
        ? .empty
        : fields.select(
          field.name, field.label,
          [.init("", "Inget")]
            + recordedForms.map { .init($0.id.text, "\($0.content.title), \($0.recordedAt?.day.text ?? "")") },
          hint: field.hint, optional: true)
    }
  }

  /// What is saved now goes before what was there, which whoever saves has just read.
  private var version: String { stored.map { String($0.version) } ?? (form.text(SaveNote.versionField) ?? "0") }

  private func otherVersion(_ note: Note) -> HTML {
    """
    <section class="conflict" aria-labelledby="andrad"><h2 id="andrad">Anteckningen har ändrats medan du skrev</h2>
    <p>Så här är den sparad, \(note.savedAt.words). Ingenting är borta. Din text står kvar i rutan nedanför.\
    \(note.state == .record ? " Den sparade är upprättad och går inte att ändra: skriv en ny anteckning." : "")</p>
    <blockquote>\(storedForm.map { FormRows(filled: $0.form).answers })\(note.content.html(in: open))</blockquote></section>
    """
  }
}

/// A record.
struct NotePage {
  let open: OpenFile
  let subject: CaseSubject
  let note: Note
  let writer: String
  let csrf: HTML
  /// The form that was filled in, where the note is one.
  var filled: OpenForm?
  /// Where it stands in the municipality's own case system.
  var reference: String?
  /// Whether every record goes there too.
  var isWorkSupport = false
  /// What holds a print back.
  var revealing: RevealingWords?
  var form = Form()
  var problems = Problems()

  var page: Page {
    Page(
      "\(note.content.kind.swedish) i ärende \(subject.number)", crumbs: open.crumbs(subject),
      kind: open.file.role.swedish,
      actions: """
        <a class="btn second small" href="\(open.path)/anteckningar/ny?rattar=\(note.id.text)">Rätta med en ny anteckning</a>
        """,
      problems: problems,
      content: """
        \(open.banner)<h2>\(note.content.title)</h2>
        <p class="soft">\(writer). \(note.recordedAt.map { "Upprättad \($0.words)." } ?? "")</p>
        \(filled.map { FormRows(filled: $0.form, files: open.files(of: note.id)).answers })\(note.content.html(in: open, withResults: filled == nil))\(guarded)\(note.content.kind.isPlan ? paper : .empty)\(print)
        """)
  }

  private var fields: Fields { Fields(form, problems: problems) }

  /// With a running number and a purpose (W13); for work support also where it stands in the municipality's own system.
  private var print: HTML {
    """
    <section class="panel" aria-labelledby="utskrift"><h2 id="utskrift">\(isWorkSupport ? "Till ärendesystemet" : "Skriv ut")</h2>
    \(PrintForm(note: note, open: open, subject: subject, fields: fields, csrf: csrf, revealing: revealing).html)
    \(isWorkSupport || reference != nil ? referenceForm : .empty)</section>
    """
  }

  private var referenceForm: HTML {
    """
    <p>\(reference.map { HTML("Finns i ärendesystemet som <strong>\($0)</strong>.") } ?? HTML("<span class=\"st wait\">Ska föras över till ärendesystemet</span>"))</p>
    <form method="post" action="\(open.path)/anteckningar/\(note.id.text)/referens" novalidate>\(csrf)
    \(fields.text("referens", "Nummer i ärendesystemet", autocomplete: "off", size: .w12))
    <p class="actions">\(button("Spara numret", style: "btn second"))</p></form>
    """
  }

  private var paper: HTML {
    """
    <section class="panel" aria-labelledby="papper"><h2 id="papper">Skriv ut till personen</h2>
    <p>Papperet har varken namn, nummer eller rubrik. Fråga först om det är säkert att ha det.</p>
    <form method="post" action="\(open.path)/anteckningar/\(note.id.text)/utskrift" novalidate>\(csrf)
    \(fields.text("andamal", "Vad utskriften ska användas till", hint: "Sparas i loggen."))
    <p class="actions">\(button("Visa för utskrift", style: "btn second"))</p></form></section>
    """
  }

  /// Shown here alone.
  private var guarded: HTML {
    note.content.answered(isGuarded: true).html { field in
      """
      <h3>\(field.label)</h3><p>\(note.content.answers[field.name])</p>\
      <p class="hint">Lämnas inte ut utan egen prövning (26 kap. 5 § OSL).</p>
      """
    }
  }
}

extension NoteContent {
  /// What it says, but for what is guarded.
  func html(in open: OpenFile, isOnPaper: Bool = false, withResults: Bool = true) -> HTML {
    let answered = answered(isGuarded: false)
    let facts = answered.html { field in
      let answer = answers[field.name] ?? ""
      let words =
        field.isReference
        ? isOnPaper ? "Formuläret finns i akten." : Link("Läs formuläret", "\(open.path)/anteckningar/\(answer)").html
        : paragraphs(field.words(answer))
      return "<div><dt>\(field.label)</dt><dd>\(words)</dd></div>"
    }
    let results = withResults ? filled.map { paragraphs($0.results) } ?? .empty : .empty
    guard kind != .plain else { return results + paragraphs(text) }
    let more: HTML = text.isEmpty ? .empty : "<div><dt>Något mer</dt><dd>\(paragraphs(text))</dd></div>"
    return results + (answered.isEmpty && text.isEmpty ? .empty : "<dl class=\"sum\">\(facts)\(more)</dl>")
  }
}

extension Form {
  init(_ note: Note) {
    let content = note.content
    self.init(
      fields: [
        ("slag", content.kind.rawValue), ("rubrik", content.heading), ("text", content.text),
        (SaveNote.versionField, String(note.version)), ("rattar", note.corrects?.text ?? ""),
        (OpenForm.field, content.filled?.instrument.text ?? ""),
      ] + content.answers.map { ($0.key, $0.value) })
  }
}
