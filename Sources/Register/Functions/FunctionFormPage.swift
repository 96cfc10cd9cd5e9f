internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// The form for a new function or a changed one.
struct FunctionFormPage {
  let organisation: Organisation
  /// Nil for a new one.
  let function: Function?
  let form: Form
  let csrf: HTML
  var problems = Problems()

  private var action: String {
    function.map { "/funktioner/\($0.id.text)/redigera" } ?? "/organisationer/\(organisation.id.text)/funktioner/ny"
  }

  var page: Page {
    let fields = Fields(form, problems: problems)
    return Page(
      function.map { "Ändra \($0.title)" } ?? "Lägg till funktion", width: .form,
      crumbs: [
        Link("Organisationer", "/organisationer"), Link(organisation.name, "/organisationer/\(organisation.id.text)"),
      ],
      problems: problems,
      content: """
        <form method="post" action="\(action)" novalidate>\(csrf)
        \(fields.text("titel", "Vad funktionen heter", hint: "Till exempel Kvinnofridssamordnare."))
        \(fields.select("roll", "Roll", [.init("", "Välj")] + Fields.Choice.roles,
          hint: "Rollen avgör vad den som har funktionen får göra."))
        \(fields.text("epost", "Delad e-postadress",
          hint: "En adress som finns kvar när personer byts. Utan den går breven till den som har funktionen.",
          optional: true, type: "email", size: .w20))
        <p class="actions">\(button(function == nil ? "Lägg till" : "Spara"))</p></form>
        """)
  }
}

extension Form {
  /// What is stored, as the form has it.
  init(_ function: Function) {
    self.init(fields: [("titel", function.title), ("roll", function.role.rawValue), ("epost", function.mail ?? "")])
  }
}
