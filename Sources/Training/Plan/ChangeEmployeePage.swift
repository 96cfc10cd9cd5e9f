internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// Where the manager changes in which unit and as what one of the staff works, and since when.
struct ChangeEmployeePage {
  let place: TrainingPlace
  let colleague: Colleague
  /// Whether they have said it themselves.
  let isOwnWord: Bool
  /// Those that it has already.
  let units: [String]
  let form: Form
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    let fields = Fields(form, problems: problems)
    return Page(
      colleague.name, width: .form,
      crumbs: [Link("Kompetensplan", "/utbildning"), Link(place.organisation.name, place.path)],
      kind: "Ändra uppgifter", problems: problems,
      content: """
        \(account)
        <form method="post" action="\(place.path)/personal/\(colleague.address)/andra" novalidate>\(csrf)\(fields.seen)
        \(fields.text("enhet", "Enhet", hint: "Lämna tomt om ni inte är indelade.", optional: true, suggestions: units))
        \(fields.select("yrke", "Yrkesgrupp", Fields.Choice.professions))
        \(fields.date("borjade", "Började", hint: began, optional: true))
        <p class="actions">\(button("Spara"))</p></form>
        """)
  }

  private var began: String {
    colleague.person == nil
      ? "Skriv som 2026-11-22." : "Skriv som 2026-11-22. Tomt betyder den dag då personen fick sin funktion."
  }

  /// Who has an account sees what the manager writes, and may change it.
  private var account: HTML {
    guard colleague.person != nil else { return .empty }
    let said = isOwnWord ? "Det här har personen själv skrivit. " : ""
    return """
      <p>\(said)Det du ändrar ser personen på sin egen sida, och kan själv ändra där.</p>
      """
  }
}
