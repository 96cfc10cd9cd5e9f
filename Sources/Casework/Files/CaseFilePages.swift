internal import HTML
internal import Vocabulary
internal import Web

extension OpenFile {
  var path: String { "\(desk.path)/akter/\(file.id.text)" }

  /// Titles and links name the file by its number, never by its person (W19).
  func crumbs(_ subject: CaseSubject) -> [Link] {
    [Link("Mina akter", desk.path), Link("Ärende \(subject.number)", path)]
  }
}

/// The files that somebody works with, and the search among them.
struct OwnFilesPage {
  let desk: Desk
  let files: [ListedFile]
  let csrf: HTML
  /// What was asked for, when this is the answer.
  var asked: Form?
  var problems = Problems()

  var page: Page {
    Page(
      asked == nil ? "Mina akter" : "Sök bland mina akter", width: .wide,
      crumbs: asked == nil ? [] : [Link("Mina akter", desk.path)], kind: desk.name,
      actions: """
        \(desk.staff.meetsFirst ? firstMeeting : .empty)<a class="btn" href="\(desk.path)/akter/ny">Lägg upp en akt</a>
        """, problems: problems,
      content: """
        \(search)
        \(files.isEmpty ? nothing : table)
        """)
  }

  private var firstMeeting: HTML {
    """
    <a class="btn second small" href="\(desk.path)/kand">Är personen känd här?</a>\
    <a class="btn second small" href="\(desk.path)/relationer/ny">Koppla akter</a>
    """
  }

  private var search: HTML {
    """
    <form method="post" action="\(desk.path)/sok" class="filter" role="search" novalidate>\(csrf)
    <div><label for="f-sok">Namn, personnummer eller ärendenummer</label>
    \(problems.sentence(for: "sok").map { HTML("<span class=\"error\" id=\"e-sok\">Fel: \($0)</span>") })\
    <input id="f-sok" name="sok" type="search" class="w20" autocomplete="off" value="\(asked?.raw("sok") ?? "")"\
    \(attribute("aria-describedby", problems.isEmpty ? nil : "e-sok"))></div>
    \(button("Sök", style: "btn second"))</form>
    """
  }

  private var table: HTML {
    """
    <div class="scroll" role="region" aria-labelledby="akter" tabindex="0"><table class="data"><caption id="akter">\
    \(counted(files.count, "En akt", "akter"))</caption>
    <thead><tr><th scope="col">Ärende</th><th scope="col">Namn</th><th scope="col">Akten handlar om</th>\
    <th scope="col">Upplagd</th></tr></thead>
    <tbody>\(files.html(row))</tbody></table></div>
    """
  }

  private func row(_ listed: ListedFile) -> HTML {
    """
    <tr><th scope="row"><a href="\(desk.path)/akter/\(listed.file.id.text)">\(listed.subject.number)</a></th>\
    <td>\(listed.isNamed ? listed.subject.name : "Står i akten")</td><td>\(listed.file.role.swedish)</td><td class="nb">\(listed.file.openedAt.day.text)</td></tr>
    """
  }

  private var nothing: HTML {
    asked == nil
      ? "<div class=\"empty\"><p>Du har inga akter just nu. En chef fördelar dem, eller så lägger du upp en.</p></div>"
      : """
      <div class="empty"><p>Ingen av dina akter har det namnet eller numret. Sökningen gäller bara akter som du arbetar \
      med.</p></div>
      """
  }
}

/// The form for a new file.
struct RegisterCaseFilePage {
  let desk: Desk
  let units: [Unit]
  let form: Form
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    let fields = Fields(form, problems: problems)
    return Page(
      "Lägg upp en akt", width: .form, crumbs: [Link("Mina akter", desk.path)], kind: desk.name,
      lead: "En akt handlar om en person i en roll. Barn och vuxna har var sin akt.", problems: problems,
      content: """
        <form method="post" action="\(desk.path)/akter/ny" novalidate>\(csrf)
        \(fields.radios("roll", "Vem akten handlar om", CaseFile.Role.allCases.map { .init($0.rawValue, $0.swedish) }))
        \(fields.text("namn", "Namn", autocomplete: "off", size: .w20))
        \(fields.text(
          "nummer", "Personnummer eller samordningsnummer",
          hint: "Skriv som ååååmmdd-nnnn. Lämna tomt om ni inte vet det.", optional: true, autocomplete: "off",
          inputMode: "numeric", size: .w12))
        \(fields.select("enhet", "Enhet som tar ärendet", [.init("", "Välj enhet")] + units.map { .init($0.id.text, $0.name) }))
        <p class="actions">\(button("Lägg upp"))</p></form>
        """)
  }
}

/// One file: who it is about, and what has been noted.
struct CaseFilePage {
  let open: OpenFile
  let subject: CaseSubject
  /// Shown first, since it is asked first.
  let contact: SafeContact?
  let notes: [Note]
  /// What the viewer was named a reader of.
  let relations: [Relation]
  let writers: [ID<StaffMember>: String]

  var page: Page {
    Page(
      "Ärende \(subject.number)", width: .wide, crumbs: [Link("Mina akter", open.desk.path)],
      kind: open.file.role.swedish,
      lead: "\(subject.name)\(subject.personalNumber.map { HTML(" <span class=\"nb\">\(written($0))</span>") })",
      actions: "<a class=\"btn\" href=\"\(open.path)/anteckningar/ny\">Ny anteckning</a>",
      content: """
        \(SafeContactCard(open: open, contact: contact, writers: writers).html)
        \(relations.html { "<p>\(Link("Skild från andra ärenden", "\(open.desk.path)/relationer/\($0.id)").html)</p>" })
        <h2>Anteckningar</h2>
        \(notes.isEmpty ? HTML("<div class=\"empty\"><p>Inget är antecknat än.</p></div>") : list)
        """)
  }

  private var list: HTML { "<ol class=\"history\">\(notes.html(row))</ol>" }

  private func row(_ note: Note) -> HTML {
    let at = note.recordedAt ?? note.savedAt
    return """
      <li><time datetime="\(at.day.text)">\(at.words)</time>\
      <p><a href="\(open.path)/anteckningar/\(note.id.text)">\(note.content.title)</a>\
      \(note.state == .draft ? HTML(" <span class=\"st wait\">Utkast, bara du ser det</span>") : .empty)\
      \(note.corrects == nil ? .empty : HTML(" <span class=\"st\">Rättelse</span>"))</p>
      \(paragraphs(note.content.text))
      <p class="soft">\(writers[note.writer] ?? "")</p></li>
      """
  }
}

/// A number as it is kept, with its hyphen.
func written(_ number: String) -> String { "\(number.prefix(8))-\(number.suffix(4))" }
