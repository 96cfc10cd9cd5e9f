internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// The form for a new organisation or a changed one. It has no field for a street address, on purpose.
struct OrganisationFormPage {
  /// Nil for a new one.
  let organisation: Organisation?
  let form: Form
  let csrf: HTML
  var problems = Problems()

  private var action: String { organisation.map { "/organisationer/\($0.id.text)/redigera" } ?? "/organisationer/ny" }

  var page: Page {
    Page(
      organisation.map { "Ändra \($0.name)" } ?? "Lägg till organisation", width: .form,
      crumbs: [Link("Organisationer", "/organisationer")]
        + (organisation.map { [Link($0.name, "/organisationer/\($0.id.text)")] } ?? []),
      problems: problems,
      content: """
        <form method="post" action="\(action)" novalidate>\(csrf)
        \(fields)
        <p class="actions">\(button(organisation == nil ? "Lägg till" : "Spara"))</p></form>
        """)
  }

  private var fields: HTML {
    let fields = Fields(form, problems: problems)
    return """
      \(fields.select("slag", "Slag", [.init("", "Välj")] + Fields.Choice.kinds))
      \(fields.text("namn", "Namn", hint: "Så som organisationen själv skriver det."))
      \(fields.text("kommun", "Kommun",
        hint: "För kommuner, stadsdelar och andra i en kommun. Skriv namn eller kod. En jour har ingen kommun här.",
        optional: true, size: .w20))
      \(fields.boxes("lan", "Län", Fields.Choice.counties,
        hint: "Välj alla län som organisationen arbetar i. Inget val betyder kommunens län eller hela landet."))
      \(fields.area("arbetar-i", "Arbetar bara i dessa kommuner",
        hint: "För den som arbetar med en del av ett län, som ett kommunalförbund. Skriv kommunernas namn med komma mellan.",
        optional: true))
      \(fields.text("orgnummer", "Organisationsnummer", optional: true, inputMode: "numeric", size: .w12))
      \(fields.text("telefon", "Telefon", optional: true, type: "tel", size: .w12))
      \(fields.text("epost", "E-post", optional: true, type: "email", size: .w20))
      \(fields.text("webb", "Webbadress", hint: "Börja med https://.", optional: true, type: "url"))
      \(fields.area("om", "Om organisationen", hint: "Skriv aldrig en jours adress.", optional: true))
      """
  }
}

extension Form {
  /// What is stored, as the form has it.
  init(_ record: RegisterOrganisation) {
    let organisation = record.organisation
    self.init(
      fields: [
        ("slag", organisation.kind.rawValue), ("namn", organisation.name),
        ("kommun", organisation.municipality.flatMap { Sweden.current.municipality($0)?.name } ?? ""),
        (
          "arbetar-i", organisation.worksIn.compactMap { Sweden.current.municipality($0)?.name }.joined(separator: ", ")
        ),
        ("orgnummer", record.organisationNumber ?? ""), ("telefon", record.phone ?? ""), ("epost", record.mail ?? ""),
        ("webb", record.web ?? ""), ("om", record.about ?? ""),
      ] + organisation.counties.map { ("lan", $0.text) })
  }
}
