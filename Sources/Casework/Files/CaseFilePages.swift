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
        \(desk.staff.meetsFirst ? firstMeeting : .empty)<a class="btn second small" href="\(desk.path)/nodoppna">Nödöppna en akt</a>\
        <a class="btn" href="\(desk.path)/akter/ny">Lägg upp en akt</a>
        """, problems: problems,
      content: """
        \(search)
        \(problems.isEmpty ? (files.isEmpty ? nothing : table) : .empty)
        <p class="line"><a href="\(desk.path)/metoder">Metoder och formulär</a> <a href="\(desk.path)/nodlista">Nödlista på papper</a></p>
        <p class="hint" data-keys hidden>Alt+S går till sökningen. Alt+Q döljer skärmen.</p>
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
    <input id="f-sok" name="sok" type="search" aria-keyshortcuts="Alt+S" class="w20" autocomplete="off" value="\(asked?.raw("sok") ?? "")"\
    \(attribute("aria-describedby", problems.isEmpty ? nil : "e-sok"))></div>
    \(button("Sök", style: "btn second"))</form>
    """
  }

  private var table: HTML {
    """
    <div class="scroll" role="region" aria-labelledby="akter" tabindex="0"><table class="data"><caption id="akter">\
    \(counted(files.count, "En akt", "akter"))</caption>
    <thead><tr><th scope="col">Ärende</th><th scope="col">Namn</th><th scope="col">Akten handlar om</th>\
    <th scope="col">Läge</th><th scope="col">Närmast</th><th scope="col">Upplagd</th></tr></thead>
    <tbody>\(files.html(row))</tbody></table></div>
    """
  }

  private func row(_ listed: ListedFile) -> HTML {
    """
    <tr><th scope="row" class="nb"><a href="\(desk.path)/akter/\(listed.file.id.text)">\(listed.subject.number)</a></th>\
    <td>\(listed.isNamed ? listed.subject.name : "Står i akten")</td><td>\(listed.file.role.swedish)</td>\
    <td>\(listed.file.state.swedish)</td><td>\(waiting(listed))</td>\
    <td class="nb">\(listed.file.openedAt.day.text)</td></tr>
    """
  }

  /// What is to be done first, and until when somebody else's file is open.
  private func waiting(_ listed: ListedFile) -> HTML {
    let standsIn =
      listed.standsInUntil.map { HTML(" <small class=\"nb\">Du är ersättare till \($0.words)</small>") } ?? .empty
    let contact: HTML = listed.lacksContact ? "<span class=\"st late\">Trygg kontakt saknas</span><br>" : .empty
    return contact + (listed.next.map(next) ?? .empty) + standsIn
  }

  private func next(_ clock: Clock) -> HTML {
    "<span>\(clock.kind.swedish)</span> \(ClockLine(clock, on: desk.now.day).status)"
  }

  private var nothing: HTML {
    asked == nil
      ? "<div class=\"empty\"><p>Du har inga öppna akter just nu. En chef fördelar dem, eller så lägger du upp en. Avslutade akter hittar du med sökningen.</p></div>"
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
        \(fields.radios(
          "barn", "Finns det barn?", CaseSubject.Children.allCases.map { .init($0.rawValue, $0.swedish) },
          hint: "Besvaras inte när akten handlar om ett barn. Varje barn ska ha en egen akt."))
        \(fields.select("enhet", "Enhet som tar ärendet", [.init("", "Välj enhet")] + units.map { .init($0.id.text, $0.name) }))
        <details class="more"\(attribute("open", when: form.isTicked("utan-identitet")))><summary>Stöd utan att det antecknas vem personen är</summary>
        <p class="hint">Bara stöd utan behovsprövning, och bara med särskilda skäl (14 kap. 5 § SoL). Lämna namn och nummer tomma.</p>
        \(fields.box("utan-identitet", "Anteckna inte vem personen är"))
        \(fields.area("utan-skal", "De särskilda skälen", optional: true, rows: 2))</details>
        \(problems.sentence(for: "en-till") == nil
          ? .empty : fields.box("en-till", "Det ska finnas en akt till", hint: "Till exempel för samma person i en annan roll."))
        <p class="actions">\(button("Lägg upp"))</p></form>
        """)
  }
}

/// A number as it is kept, with its hyphen.
func written(_ number: String) -> String { "\(number.prefix(8))-\(number.suffix(4))" }
