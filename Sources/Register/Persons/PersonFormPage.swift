internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// The form for one's own presentation, or a colleague's.
struct PersonFormPage {
  let record: RegisterPerson
  let form: Form
  let viewer: Viewer
  let csrf: HTML
  var problems = Problems()

  private var path: String { "/personer/\(record.person.id.text)" }

  var page: Page {
    let fields = Fields(form, problems: problems)
    return Page(
      viewer.person == record.person.id ? "Min presentation" : "Ändra \(record.name(for: viewer))", width: .form,
      crumbs: [Link(record.name(for: viewer), path)], problems: problems,
      content: """
        <form method="post" action="\(path)/redigera" novalidate>\(csrf)
        \(fields.text("namn", "Namn", size: .w20))
        \(fields.text("titel", "Titel", hint: "Till exempel Utvecklingsledare.", optional: true, size: .w20))
        \(fields.text("telefon", "Telefon i arbetet", optional: true, type: "tel", size: .w12))
        \(Self.asksForMail(of: record, by: viewer)
          ? fields.text("epost", "E-post i arbetet", optional: record.account == nil, type: "email", size: .w20)
          : "<p class=\"small\">E-postadressen är också inloggningen. En systemadministratör kan ändra den.</p>")
        \(fields.area("presentation", "Presentation",
          hint: "Vad du arbetar med och vad man kan fråga dig om. Alla som har en funktion kan läsa.", optional: true, rows: 8))
        \(fields.box("skyddad", "Skyddade personuppgifter",
          hint: "Andra ser då bara funktionen, aldrig namn, telefon eller e-post. Bara personen själv och en systemadministratör kan ta bort skyddet."))
        <p class="actions">\(button("Spara"))</p></form>
        """)
  }

  /// The address of somebody with an account is the login, which only an administrator moves.
  static func asksForMail(of record: RegisterPerson, by viewer: Viewer) -> Bool {
    record.account == nil || viewer.isAdministrator
  }
}

extension Form {
  /// What is stored, as the form has it.
  init(_ person: Person) {
    self.init(
      fields: [
        ("namn", person.name), ("titel", person.title ?? ""), ("telefon", person.phone ?? ""),
        ("epost", person.mail ?? ""), ("presentation", person.presentation ?? ""),
        ("skyddad", person.hasProtectedIdentity ? "ja" : ""),
      ])
  }
}
