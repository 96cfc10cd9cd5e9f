internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// The form in which those who hold an event put right somebody's address.
struct CorrectMailPage {
  let registration: Registration
  let edition: Edition
  let form: Form
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    let list = "\(edition.organisedPath)/deltagare"
    let fields = Fields(form, problems: problems)
    return Page(
      "Rätta adressen", width: .form,
      crumbs: organisedCrumbs + [Link(edition.title, edition.organisedPath), Link("Deltagare", list)],
      lead: """
        \(registration.name) får ett nytt brev med en ny länk. Länken som gick till \(registration.mail) slutar att gälla, för \
        någon annan kan ha fått den.\(certificate)
        """, problems: problems,
      content: """
        <form method="post" action="\(list)/\(registration.id.text)/adress" novalidate>\(csrf)
        \(fields.text("mail", "E-postadress", type: "email"))
        <p class="actions">\(button("Spara och skicka brevet"))</p></form>
        """)
  }

  private var certificate: String {
    guard registration.reachedAt != nil, edition.certificateMinutes != nil else { return "" }
    return " Intyget som gick dit slutar också att gälla."
  }
}
