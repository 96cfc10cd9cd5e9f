internal import HTML
internal import Vocabulary
internal import Web

extension OpenFile {
  var path: String { "\(desk.path)/akter/\(file.id.text)" }

  /// Where a note's files are read.
  func files(of note: ID<Note>) -> String { "\(path)/anteckningar/\(note.text)/bilagor" }

  /// Titles and links name the file by its number, never by its person (W19).
  func crumbs(_ subject: CaseSubject) -> [Link] {
    [Link("Mina akter", desk.path), Link("Ärende \(subject.number)", path)]
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
