internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// The form that invites somebody to a function, or sends the holder a new link.
struct InvitePage {
  let record: RegisterFunction
  let holder: Person?
  let colleagues: [Colleague]
  let form: Form
  let viewer: Viewer
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    let fields = Fields(form, problems: problems)
    return Page(
      "Bjud in till \(record.function.title)", width: .form, crumbs: record.crumbs, problems: problems,
      content: """
        <p>Personen får ett brev med en länk och tackar själv ja. Länken gäller i 30 dagar.</p>
        <form method="post" action="/funktioner/\(record.function.id.text)/bjud-in" novalidate>\(csrf)
        \(holder.map(again) ?? NewcomerFields(colleagues: colleagues, fields: fields).html
          + fields.date("fran", "Har funktionen från och med"))
        <p class="actions">\(button("Skicka inbjudan"))</p></form>
        """)
  }

  private func again(_ holder: Person) -> HTML {
    """
    <input type="hidden" name="person" value="\(holder.id.text)">
    <p id="f-epost" tabindex="-1"><strong>\(holder.nameFirstInSentence)</strong> har funktionen. Brevet går till adressen som personen har i registret. \
    Ska någon annan ha funktionen? <a href="/funktioner/\(record.function.id.text)/overlamna">Lämna över den</a>.</p>
    """
  }
}

extension RegisterFunction {
  /// The pages above the function's own forms.
  var crumbs: [Link] {
    [
      Link(organisation.name, "/organisationer/\(organisation.id.text)"),
      Link(function.title, "/funktioner/\(function.id.text)"),
    ]
  }
}
