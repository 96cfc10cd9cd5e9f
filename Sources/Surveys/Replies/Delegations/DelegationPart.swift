internal import HTML
internal import Vocabulary
internal import Web

/// Links to colleagues: those that work, and a form for a new one.
struct DelegationPart {
  let sheet: AnswerSheet
  let delegations: [Delegation]
  let names: ReplyNames
  let csrf: HTML
  let typed: Form
  let problems: Problems

  var html: HTML {
    """
    <section aria-labelledby="delegera"><h2 id="delegera">Be en kollega svara på ett område</h2>
    <p>Kollegan får en länk och behöver inget konto. Länken visar bara det området.</p>
    \(given)
    <form method="post" action="\(path)/delegera" novalidate>\(csrf)
    \(fields.select("omrade", "Område", sheet.areas.map { .init($0.code, $0.name) }))
    \(fields.text("namn", "Kollegans namn", size: .w20))
    \(fields.text("epost", "Kollegans e-post", hint: "Fyll i om länken ska skickas härifrån.", optional: true, type: "email", size: .w20))
    <p class="actions">\(button("Skapa länk", style: "btn second"))</p></form></section>
    """
  }

  private var path: String { sheet.reply.path }
  private var fields: Fields { Fields(typed, problems: problems) }

  private var given: HTML {
    guard !delegations.isEmpty else { return .empty }
    return "<ul class=\"rows\">\(delegations.html(item))</ul>"
  }

  private func item(_ delegation: Delegation) -> HTML {
    let area = sheet.area(delegation.area)?.name ?? delegation.area
    let name = names.name(delegation.name)
    return """
      <li>\(area): \(name) <small>Länk från \(names.within(delegation.createdBy)) den \(delegation.createdAt.words)</small>
      <form method="post" action="\(path)/aterkalla">\(csrf)<input type="hidden" name="lank" value="\(delegation.tokenHash)">\
      <button class="btn quiet small">Ta tillbaka länken<span class="vh"> till \(name)</span></button></form></li>
      """
  }
}
